-- What a supervisor who asks for contact wants to talk about, in a sentence; never about health. Empty when nothing is said.
alter table placement_contact_requests add column wish text not null default '' check (length(wish) <= 200);
grant select (wish) on placement_contact_requests to samsteg_own;

-- What a supervisor is told, with the coach's telephone number at work, what was asked, when it was answered, for two weeks, and whether anything is said of today.
drop function access.supervised_placements();
create function access.supervised_placements()
    returns table (id uuid, initiative_id uuid, participant_id uuid, initiative_sv text, initiative_en text, reference text, given_name text, family_name text, phone text, organisation text, kind text,
                   planned_start date, planned_end date, hours_per_week numeric, tasks text, half_days integer, goals text, adjustments text[], started_on date, ended_on date,
                   paused_from date[], paused_until date[], followed_up date[], every text[], times integer[], visits boolean[], coach text, coach_email text, coach_phone text, asked_at timestamptz, wish text, answered_at timestamptz, is_said_today boolean)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return query
    select p.id, p.initiative_id, p.participant_id, i.name_sv, i.name_en, case when pt.is_protected then pt.reference end, case when not pt.is_protected then pt.given_name end,
           case when 'full_name' = any (told.shared) then pt.family_name end, case when 'phone' = any (told.shared) then d.phone end, o.name, p.kind,
           p.planned_start, p.planned_end, p.hours_per_week, p.tasks, coalesce(plan.half_days, 0), case when 'goals' = any (told.shared) then plan.goals end,
           case when 'adjustments' = any (told.shared) then (select f.supports from place_profiles f where f.participant_id = p.participant_id) end, own.started_on, own.ended_on,
           array(select e.occurred_on from placement_events e where e.placement_id = p.id and e.event = 'paused' and e.superseded_at is null order by e.occurred_on, e.id),
           array(select e.until_on from placement_events e where e.placement_id = p.id and e.event = 'paused' and e.superseded_at is null order by e.occurred_on, e.id),
           array(select f.occurred_on from placement_follow_ups f where f.placement_id = p.id and f.superseded_at is null),
           array(select f.every from follow_up_phases f where f.initiative_id = p.initiative_id order by f.position),
           array(select f.times from follow_up_phases f where f.initiative_id = p.initiative_id order by f.position),
           array(select f.prefer_site_visit from follow_up_phases f where f.initiative_id = p.initiative_id order by f.position),
           coach.display_name, coach.email::text, coach.work_phone, asked.asked_at, asked.wish,
           (select max(r.done_at) from placement_contact_requests r where r.placement_id = p.id and r.done_by is not null and (r.done_at at time zone 'Europe/Stockholm')::date >= access.today() - 14 and asked.asked_at is null),
           exists (select from placement_attendance t where t.placement_id = p.id and t.occurred_on = access.today() and t.superseded_at is null)
    from access.own_placements() own
    join placements p on p.id = own.id
    join participants pt on pt.id = p.participant_id
    join participant_details d on d.participant_id = p.participant_id
    join organisations o on o.id = p.organisation_id
    join initiatives i on i.id = p.initiative_id
    left join placement_plans plan on plan.placement_id = p.id
    cross join lateral (
        select case when not pt.is_protected and exists (
                   select from secrecy_waivers w
                   where w.participant_id = p.participant_id and w.recipient_organisation_id = p.organisation_id and w.superseded_at is null and 'placement' = any (w.parts) and access.today() between w.occurred_on and w.valid_until)
               then coalesce(plan.shared, '{}') else '{}' end as shared) told
    left join placement_contact_requests asked on asked.placement_id = p.id and asked.done_at is null
    left join lateral (
        select a.display_name, a.email, a.work_phone from case_assignments c join accounts a on a.id = c.account_id
        where c.participant_id = p.participant_id and c.valid_from <= access.today() and coalesce(c.valid_until, 'infinity') >= access.today()
        order by c.valid_from desc, c.id desc limit 1) coach on true;
end $$;

-- Asks the initiative to be in touch; once, as long as nobody has been. False when it is no placement of the user's.
drop function access.ask_for_contact(uuid, timestamptz);
create function access.ask_for_contact(placement uuid, wish text, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    asked uuid;
begin
    if not exists (select from access.own_placements() o where o.id = placement) then
        return false;
    end if;
    insert into public.placement_contact_requests (id, initiative_id, participant_id, placement_id, asked_at, asked_by, wish)
        select uuidv7(), p.initiative_id, p.participant_id, p.id, at, access.account(), ask_for_contact.wish from public.placements p where p.id = placement
        on conflict do nothing returning placement_contact_requests.id into asked;
    if asked is null and ask_for_contact.wish <> '' then -- asked for already, by the weekly link or on another page: what it is about is kept
        update public.placement_contact_requests r set wish = ask_for_contact.wish where r.placement_id = ask_for_contact.placement and r.done_at is null and r.wish = '';
    end if;
    insert into public.audit_entries (at, account_id, action, subject_kind, subject_id, initiative_id, participant_id)
        select at, access.account(), 'added', 'placement_contact_requests', asked, p.initiative_id, p.participant_id from public.placements p where p.id = placement and asked is not null;
    return true;
end $$;

revoke execute on function access.supervised_placements(), access.ask_for_contact(uuid, text, timestamptz) from public, samsteg_app;
grant execute on function access.supervised_placements(), access.ask_for_contact(uuid, text, timestamptz) to samsteg_app;
