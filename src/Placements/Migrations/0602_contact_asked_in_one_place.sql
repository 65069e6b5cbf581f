-- A supervisor asks for contact with an account or by the weekly link: one request a placement, answered in one place. Without an account it is the contact person who asks; taken back by her it is done by nobody.
alter table placement_contact_requests
    alter column asked_by drop not null,
    add column asked_by_contact uuid references contact_persons,
    add check (num_nonnulls(asked_by, asked_by_contact) = 1),
    drop constraint placement_contact_requests_check,
    add check (done_by is null or done_at is not null);
create index on placement_contact_requests (asked_by_contact);
grant select (asked_by_contact) on placement_contact_requests to samsteg_own;

-- What was asked by the link and has had no follow-up since.
insert into placement_contact_requests (id, initiative_id, participant_id, placement_id, asked_at, asked_by_contact)
    select distinct on (c.placement_id) uuidv7(), c.initiative_id, c.participant_id, c.placement_id, c.answered_at, w.contact_person_id
    from placement_check_ins c join check_in_weeks w on w.id = c.week_id
    where c.wants_contact and c.replaced_at is null
      and not exists (select from placement_follow_ups f where f.placement_id = c.placement_id and f.superseded_at is null and f.registered_at > c.answered_at)
    order by c.placement_id, c.answered_at
    on conflict do nothing;

-- Takes an answer; false where it is not asked any more. Who wants contact asks for it, and who changes that answer takes it back, unless somebody has been in touch.
create or replace function access.answer_weekly_check_in(week uuid, placement uuid, attendance text, work text, wants_contact boolean, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    asked public.placements;
    answer uuid := uuidv7();
    who uuid;
    opened uuid;
begin
    select w.contact_person_id into who from public.check_in_weeks w where w.id = week for no key update;
    select p.* into asked from access.weekly_check_in(week, at) c join public.placements p on p.id = c.placement_id where c.placement_id = placement;
    if asked.id is null then
        return false;
    end if;
    update public.placement_check_ins c set replaced_at = at where c.week_id = week and c.placement_id = placement and c.replaced_at is null;
    insert into public.placement_check_ins (id, initiative_id, participant_id, placement_id, week_id, attendance, work, wants_contact, answered_at)
        values (answer, asked.initiative_id, asked.participant_id, placement, week, attendance, work, wants_contact, at);
    insert into public.audit_entries (at, action, subject_kind, subject_id, initiative_id, participant_id) values (at, 'added', 'placement_check_ins', answer, asked.initiative_id, asked.participant_id);
    if wants_contact then
        insert into public.placement_contact_requests (id, initiative_id, participant_id, placement_id, asked_at, asked_by_contact)
            values (uuidv7(), asked.initiative_id, asked.participant_id, placement, at, who)
            on conflict do nothing returning placement_contact_requests.id into opened;
        insert into public.audit_entries (at, action, subject_kind, subject_id, initiative_id, participant_id)
            select at, 'added', 'placement_contact_requests', opened, asked.initiative_id, asked.participant_id where opened is not null;
    else
        update public.placement_contact_requests r set done_at = greatest(at, r.asked_at)
            where r.placement_id = placement and r.asked_by_contact = who and r.done_at is null
              and exists (select from public.placement_check_ins c where c.week_id = week and c.placement_id = placement and c.wants_contact and c.answered_at = r.asked_at);
    end if;
    return true;
end $$;
