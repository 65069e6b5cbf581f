-- Who was at the place, day by day, as the supervisor says: neither why somebody was away nor anything else in words. What is corrected stays.
create table placement_attendance (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    placement_id uuid not null references placements,
    presence text not null check (presence in ('present', 'absent_notified', 'absent_unnotified')),
    hours numeric(3, 1) check (hours between 0.5 and 12),
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    check ((presence = 'present') = (hours is not null)));
create unique index placement_attendance_once on placement_attendance (placement_id, occurred_on) where superseded_at is null;
create index on placement_attendance (initiative_id);
create index on placement_attendance (participant_id);
select access.guard_case('placement_attendance'), access.keep_history('placement_attendance'), access.open_to_own('placement_attendance');
revoke insert on placement_attendance from samsteg_app; -- it is the supervisor's word

-- That a supervisor asks the initiative to be in touch, with an account or by the weekly link: one request a placement, until there is a follow-up, or somebody has said that it is done. Without an account it is the contact
-- person who asks; taken back by her it is done by nobody.
create table placement_contact_requests (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    placement_id uuid not null references placements,
    asked_at timestamptz not null,
    asked_by uuid references accounts,
    asked_by_contact uuid references contact_persons,
    done_at timestamptz,
    done_by uuid references accounts,
    follow_up_id uuid,                                                  -- that answered it
    check (num_nonnulls(asked_by, asked_by_contact) = 1),
    check (done_by is null or done_at is not null));
create unique index placement_contact_requests_once on placement_contact_requests (placement_id) where done_at is null;
create index on placement_contact_requests (initiative_id);
create index on placement_contact_requests (participant_id);
create index on placement_contact_requests (asked_by_contact);
create index on placement_contact_requests (follow_up_id);
select access.guard_case('placement_contact_requests'), access.open_to_own('placement_contact_requests');
revoke insert, update, delete on placement_contact_requests from samsteg_app;
grant update (done_at, done_by, follow_up_id) on placement_contact_requests to samsteg_app;

-- A follow-up from the day it was asked for on, not a correction of an older one.
create function access.contact_followed_up() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    update public.placement_contact_requests r set done_at = greatest(new.registered_at, r.asked_at), done_by = new.registered_by, follow_up_id = new.follow_up_id
        where r.placement_id = new.placement_id and r.done_at is null and new.occurred_on >= (r.asked_at at time zone 'Europe/Stockholm')::date;
    return null;
end $$;

-- A follow-up that is taken back has answered nobody: what it answered is asked again.
create function access.contact_asked_again() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from public.placement_follow_ups f where f.follow_up_id = new.follow_up_id and f.superseded_at is null) then
        update public.placement_contact_requests r set done_at = null, done_by = null, follow_up_id = null
            where r.follow_up_id = new.follow_up_id
              and not exists (select from public.placement_contact_requests o where o.placement_id = r.placement_id and o.done_at is null);
    end if;
    return null;
end $$;
revoke execute on function access.contact_followed_up(), access.contact_asked_again() from public;
-- At the end, when what takes its place stands too.
create constraint trigger contact_asked_again after update of superseded_at on placement_follow_ups deferrable initially deferred
    for each row when (old.superseded_at is null and new.superseded_at is not null) execute function access.contact_asked_again();
create trigger contact_followed_up after insert on placement_follow_ups for each row when (new.follow_up_id = new.id and new.superseded_at is null) execute function access.contact_followed_up();

-- The placements that the user supervises: those that name the contact person whom the account is tied to, from the agreement on and until 30 days after the end. For other functions alone.
create function access.own_placements() returns table (id uuid, started_on date, ended_on date) language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select p.id, e.started_on, e.ended_on
        from access.own_contacts('supervisor') c
        join public.placements p on p.supervisor_id = c.id and p.organisation_id = c.organisation_id
        cross join lateral (
            select min(s.occurred_on) filter (where s.event = 'started') as started_on, min(s.occurred_on) filter (where s.event = 'ended') as ended_on,
                   coalesce(bool_or(s.event = 'withdrawn'), false) as is_withdrawn,
                   coalesce(bool_or(s.event in ('agreed', 'started')), false) or not coalesce(bool_or(s.event in ('proposed', 'visited')), false) as is_agreed
            from public.placement_events s where s.placement_id = p.id and s.superseded_at is null) e
        where e.is_agreed and not e.is_withdrawn and coalesce(e.ended_on, 'infinity') >= access.today() - 30;
    end;

-- What a supervisor is told of them, and nothing else. Of a protected identity the reference alone; beside the first name only what the plan lists as shared, while the participant's waiver to the organisation stands.
create function access.supervised_placements()
    returns table (id uuid, initiative_id uuid, participant_id uuid, initiative_sv text, initiative_en text, reference text, given_name text, family_name text, phone text, organisation text, kind text,
                   planned_start date, planned_end date, hours_per_week numeric, tasks text, half_days integer, goals text, adjustments text[], started_on date, ended_on date,
                   paused_from date[], paused_until date[], followed_up date[], every text[], times integer[], visits boolean[], coach text, coach_email text, asked_at timestamptz)
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
           coach.display_name, coach.email::text, (select r.asked_at from placement_contact_requests r where r.placement_id = p.id and r.done_at is null)
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
    left join lateral (
        select a.display_name, a.email from case_assignments c join accounts a on a.id = c.account_id
        where c.participant_id = p.participant_id and c.valid_from <= access.today() and coalesce(c.valid_until, 'infinity') >= access.today()
        order by c.valid_from desc, c.id desc limit 1) coach on true;
end $$;

-- What has been said of the days of one of them, in a period.
create function access.supervised_days(placement uuid, first_day date, last_day date) returns table (id uuid, occurred_on date, presence text, hours numeric)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select a.id, a.occurred_on, a.presence, a.hours
        from public.placement_attendance a join access.own_placements() own on own.id = a.placement_id
        where a.placement_id = placement and a.superseded_at is null and a.occurred_on between first_day and last_day
        order by a.occurred_on;
    end;

-- Nobody is at a place that rests. What was said of a day before the pause was registered stands, and can be taken back.
-- Takes what a supervisor says of some days, all or nothing; null takes a day back. Null when it is done, also when it stood so already; or why not: gone, day (it is not one that can be said of), paused (the placement rested), changed (what was seen stands no more).
create function access.register_attendance(placement uuid, first_day date, days date[], presences text[], hours numeric[], seen uuid[], at timestamptz) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    own record;
    found public.placements;
    said record;
    standing public.placement_attendance;
    is_changed boolean := false;
begin
    perform from public.placements p where p.id = placement for no key update; -- two forms at once wait for one another
    select o.* into own from access.own_placements() o where o.id = placement;
    if own.id is null then
        return 'gone';
    end if;
    select * into found from public.placements p where p.id = placement;
    for said in select * from unnest(days, presences, hours, seen) as d (day, presence, hours, seen) order by 1 loop
        select * into standing from public.placement_attendance a where a.placement_id = placement and a.occurred_on = said.day and a.superseded_at is null;
        continue when (standing.presence, standing.hours) is not distinct from (said.presence, said.hours);
        if own.started_on is null or said.day is null or said.day < greatest(own.started_on, first_day, access.today() - 34) or said.day > least(own.ended_on, access.today()) then
            return 'day';
        elsif said.presence is not null and exists (
                select from public.placement_events e
                where e.placement_id = placement and e.event = 'paused' and e.superseded_at is null and said.day >= e.occurred_on and said.day < e.until_on) then
            return 'paused';
        elsif standing.id is distinct from said.seen then
            return 'changed';
        end if;
        update public.placement_attendance a set superseded_at = greatest(at, a.registered_at), superseded_reason = '' where a.id = standing.id;
        if said.presence is not null then
            insert into public.placement_attendance (id, initiative_id, participant_id, placement_id, presence, hours, occurred_on, registered_at, registered_by)
                values (uuidv7(), found.initiative_id, found.participant_id, placement, said.presence, said.hours, said.day, at, access.account());
        end if;
        is_changed := true;
    end loop;
    if is_changed then
        insert into public.audit_entries (at, account_id, action, subject_kind, subject_id, initiative_id, participant_id)
            values (at, access.account(), 'changed', 'placement_attendance', placement, found.initiative_id, found.participant_id);
    end if;
    return null;
end $$;

-- Asks the initiative to be in touch; once, as long as nobody has been. False when it is no placement of the user's.
create function access.ask_for_contact(placement uuid, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    asked uuid;
begin
    if not exists (select from access.own_placements() o where o.id = placement) then
        return false;
    end if;
    insert into public.placement_contact_requests (id, initiative_id, participant_id, placement_id, asked_at, asked_by)
        select uuidv7(), p.initiative_id, p.participant_id, p.id, at, access.account() from public.placements p where p.id = placement
        on conflict do nothing returning placement_contact_requests.id into asked;
    insert into public.audit_entries (at, account_id, action, subject_kind, subject_id, initiative_id, participant_id)
        select at, access.account(), 'added', 'placement_contact_requests', asked, p.initiative_id, p.participant_id from public.placements p where p.id = placement and asked is not null;
    return true;
end $$;

revoke execute on function access.own_placements(), access.supervised_placements(), access.supervised_days(uuid, date, date),
    access.register_attendance(uuid, date, date[], text[], numeric[], uuid[], timestamptz), access.ask_for_contact(uuid, timestamptz) from public, samsteg_app;
grant execute on function access.supervised_placements(), access.supervised_days(uuid, date, date),
    access.register_attendance(uuid, date, date[], text[], numeric[], uuid[], timestamptz), access.ask_for_contact(uuid, timestamptz) to samsteg_app;
