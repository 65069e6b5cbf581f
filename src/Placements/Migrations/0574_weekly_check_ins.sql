-- Whether an initiative asks supervisors each week how it goes.
alter table placement_settings add column asks_supervisors boolean not null default false;

-- A week that a contact person is asked about: one mail about all whom she supervises. Answered by a keyed link.
create table check_in_weeks (
    id uuid primary key,
    contact_person_id uuid not null references contact_persons,
    week_on date not null check (extract(isodow from week_on) = 1),    -- its Monday
    asked_at timestamptz not null,
    closed_at timestamptz,                                             -- the address that it was mailed to is hers no more
    unique (contact_person_id, week_on));

-- What was answered of a placement: three answers, no words, so that nothing is said about health. An answer that is changed is replaced by a new row.
create table placement_check_ins (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    placement_id uuid not null references placements,
    week_id uuid not null references check_in_weeks,
    attendance text not null check (attendance in ('yes', 'partly', 'no')),
    work text not null check (work in ('yes', 'partly', 'no')),
    wants_contact boolean not null,
    answered_at timestamptz not null,
    replaced_at timestamptz);
create unique index placement_check_ins_once on placement_check_ins (week_id, placement_id) where replaced_at is null;
create index on placement_check_ins (placement_id, answered_at desc);
create index on placement_check_ins (initiative_id);
create index on placement_check_ins (participant_id);
select access.guard_case('placement_check_ins'), access.open_to_own('placement_check_ins');
revoke insert, update, delete on placement_check_ins from samsteg_app;

-- Who is asked tells that somebody has a placement there: a week is read by whoever reads an answer of it.
alter table check_in_weeks enable row level security;
create policy answered on check_in_weeks for select to samsteg_app using (exists (select from placement_check_ins c where c.week_id = check_in_weeks.id));
grant select on check_in_weeks to samsteg_app;

-- Links that were mailed to an address are closed when the contact person gets another.
create function access.contact_moved() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update public.opening_questions q set closed_at = now() where q.contact_person_id = new.id and q.closed_at is null;
    update public.check_in_weeks w set closed_at = now() where w.contact_person_id = new.id and w.closed_at is null;
    return null;
end $$;
revoke execute on function access.contact_moved() from public;
create trigger contact_moved after update of email on contact_persons for each row when (upper(new.email) is distinct from upper(old.email)) execute function access.contact_moved();

-- The placements that a contact person is asked about: those that she supervises where she works and that went on on a workday of the week, of initiatives that ask. A protected identity is never asked about:
-- a mail address would be told of it.
create function access.weekly_check_in_placements(contact uuid, week date) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select p.id
        from public.contact_persons c
        join public.placements p on p.supervisor_id = c.id and p.organisation_id = c.organisation_id
        join public.placement_settings s on s.initiative_id = p.initiative_id and s.asks_supervisors
        join public.participants pt on pt.id = p.participant_id and not pt.is_protected
        where c.id = contact and c.left_on is null
          and exists (select from public.placement_events e where e.placement_id = p.id and e.event = 'started' and e.superseded_at is null and e.occurred_on <= week + 4)
          and not exists (select from public.placement_events e where e.placement_id = p.id and e.superseded_at is null
                          and ((e.event = 'ended' and e.occurred_on < week) or (e.event = 'paused' and e.occurred_on <= week and e.until_on > week + 4)));
    end;

-- What is asked of a week while it can be answered: for 14 days. First name alone.
create function access.weekly_check_in(week uuid, at timestamptz)
    returns table (placement_id uuid, organisation text, week_on date, given_name text, attendance text, work text, wants_contact boolean)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select p.id, host.name, w.week_on, pt.given_name, a.attendance, a.work, a.wants_contact
        from public.check_in_weeks w
        cross join lateral access.weekly_check_in_placements(w.contact_person_id, w.week_on) asked(id)
        join public.placements p on p.id = asked.id
        join public.participants pt on pt.id = p.participant_id
        join public.organisations host on host.id = p.organisation_id
        left join public.placement_check_ins a on a.week_id = w.id and a.placement_id = p.id and a.replaced_at is null
        where w.id = week and w.closed_at is null and at < w.asked_at + interval '14 days'
        order by pt.given_name, p.id;
    end;

-- Takes an answer; false where it is not asked any more. Who wants contact asks for it, and who changes that answer takes it back, unless somebody has been in touch.
create function access.answer_weekly_check_in(week uuid, placement uuid, attendance text, work text, wants_contact boolean, at timestamptz) returns boolean
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

-- Whom to ask about the week that a moment is in: from now on they have been. For the program.
create function access.weekly_check_ins_to_ask(at timestamptz) returns table (week uuid, email text)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    monday date := date_trunc('week', at at time zone 'Europe/Stockholm')::date;
begin
    if access.account() is not null then
        raise insufficient_privilege using message = 'The program alone asks supervisors.';
    end if;
    return query
        with asked as (
            insert into public.check_in_weeks (id, contact_person_id, week_on, asked_at)
            select uuidv7(), c.id, monday, at from public.contact_persons c
            where coalesce(c.email, '') <> '' and c.left_on is null
              and exists (select from public.placements p where p.supervisor_id = c.id)
              and exists (select from access.weekly_check_in_placements(c.id, monday))
            on conflict do nothing returning id, contact_person_id)
        select asked.id, c.email from asked join public.contact_persons c on c.id = asked.contact_person_id;
end $$;

revoke execute on function access.weekly_check_in_placements(uuid, date), access.weekly_check_in(uuid, timestamptz), access.answer_weekly_check_in(uuid, uuid, text, text, boolean, timestamptz),
    access.weekly_check_ins_to_ask(timestamptz) from public;
grant execute on function access.weekly_check_in(uuid, timestamptz), access.answer_weekly_check_in(uuid, uuid, text, text, boolean, timestamptz), access.weekly_check_ins_to_ask(timestamptz) to samsteg_app;
