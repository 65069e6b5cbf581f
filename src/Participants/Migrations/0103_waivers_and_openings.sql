-- Today by the application's clock, which the demo shifts; null when nobody said.
create function access.today() returns date language sql stable
    return nullif(current_setting('samsteg.today', true), '')::date;

-- A participant lets one organisation read what another keeps about her, for a purpose, until a day. Withdrawn is superseded.
create table secrecy_waivers (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    keeper_organisation_id uuid not null references organisations,
    recipient_organisation_id uuid not null references organisations,
    purpose text not null check (length(purpose) between 1 and 500),
    occurred_on date not null,                 -- the day it was given
    valid_until date not null check (valid_until >= occurred_on),
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    check (keeper_organisation_id <> recipient_organisation_id));
create index on secrecy_waivers (participant_id, keeper_organisation_id) where superseded_at is null;
create index on secrecy_waivers (initiative_id);
select access.guard_case('secrecy_waivers'), access.keep_history('secrecy_waivers');

-- Whether a waiver lets the user's organisation read that today. Looked up in each statement anew: withdrawn, it stops at the next.
create function access.is_waived(initiative uuid, participant uuid, keeper uuid) returns boolean language sql stable
    return exists (select from secrecy_waivers w
                   where w.participant_id = participant and w.keeper_organisation_id = keeper and w.initiative_id = initiative
                     and w.superseded_at is null and access.today() between w.occurred_on and w.valid_until
                     and w.initiative_id || '/' || w.recipient_organisation_id = any (access.keepers()));

-- Sensitive rows: besides the case, read by the organisation that keeps them and by those that a waiver names; written by the keeper alone.
create function access.guard_keeper_rows(name text) returns void language plpgsql as $$
declare
    own constant text := 'initiative_id || ''/'' || keeper_organisation_id = any ((select access.keepers())::text[])';
begin
    execute format('create policy keeper_reading on %1$I as restrictive for select to samsteg_app using (%2$s or exists (
        select from secrecy_waivers w
        where w.participant_id = %1$I.participant_id and w.keeper_organisation_id = %1$I.keeper_organisation_id and w.initiative_id = %1$I.initiative_id
          and w.superseded_at is null and (select access.today()) between w.occurred_on and w.valid_until
          and w.initiative_id || ''/'' || w.recipient_organisation_id = any ((select access.keepers())::text[])))', name, own);
    execute format('create policy keeper_adding on %I as restrictive for insert to samsteg_app with check (%s)', name, own);
    execute format('create policy keeper_changing on %I as restrictive for update to samsteg_app using (%s)', name, own);
    execute format('create policy keeper_removing on %I as restrictive for delete to samsteg_app using (%s)', name, own);
end $$;
create or replace function access.guard_keeper(name text) returns void language plpgsql as $$
begin
    perform access.guard_case(name), access.guard_keeper_rows(name);
end $$;
do $$
declare name text;
begin
    for name in select tablename from pg_policies where schemaname = 'public' and policyname = 'keeper' loop
        execute format('drop policy keeper on %I', name);
        perform access.guard_keeper_rows(name);
    end loop;
end $$;

-- A file opened outside the own cases, for a stated reason and a few hours by the server's own clock; a lead reviews each.
create table case_openings (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null,
    account_id uuid not null references accounts,
    reason text not null check (length(reason) between 20 and 1000),
    opened_at timestamptz not null,
    closes_at timestamptz not null default clock_timestamp() + interval '4 hours',
    reviewed_at timestamptz,
    reviewed_by uuid references accounts check (reviewed_by <> account_id),
    is_approved boolean,
    review_note text check (length(review_note) <= 1000),
    foreign key (participant_id, initiative_id) references participants (id, initiative_id),
    check ((reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (is_approved is null)));
create index on case_openings (account_id, closes_at);
create index on case_openings (initiative_id, opened_at);
create index on case_openings (initiative_id) where reviewed_at is null;
alter table case_openings enable row level security;
create policy reading on case_openings for select to samsteg_app using (
    account_id = (select access.account()) or initiative_id = any ((select access.ids('samsteg.case_initiatives'))::uuid[]));
create policy reviewing on case_openings for update to samsteg_app using (
    reviewed_at is null and account_id <> (select access.account()) and initiative_id = any ((select access.ids('samsteg.case_initiatives'))::uuid[]))
    with check (reviewed_by = (select access.account()));
grant select, update (reviewed_at, reviewed_by, is_approved, review_note) on case_openings to samsteg_app;

-- Opens a file to a coach of the initiative who knows the reference or the number exactly: gives whose it is, null when there
-- is none. A protected identity is not opened so.
create function access.open_case(opening uuid, initiative uuid, wanted text, hash bytea, reason text, at timestamptz, today date) returns uuid
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    found_id uuid;
begin
    if not exists (select from role_assignments r
            where r.account_id = access.account() and r.role = 'coach' and r.initiative_id = initiative
              and initiative = any (access.ids('samsteg.initiatives'))
              and r.valid_from <= today and coalesce(r.valid_until, 'infinity') >= today) then
        raise insufficient_privilege using message = 'Only a coach of the initiative opens a file outside the own cases.';
    end if;
    select p.id into found_id from participants p left join participant_details d on d.participant_id = p.id
        where p.initiative_id = initiative and not p.is_protected and (upper(p.reference) = upper(wanted) or d.number_hash = hash);
    if found_id is null or found_id = any (access.ids('samsteg.cases')) then
        return found_id;
    end if;
    insert into case_openings (id, initiative_id, participant_id, account_id, reason, opened_at)
        values (opening, initiative, found_id, access.account(), open_case.reason, at);
    return found_id;
end $$;

-- Own cases, and for a few hours those that were opened.
create or replace function access.cases_of(account uuid, today date) returns uuid[] language sql stable
    return (select coalesce(array_agg(distinct c.participant_id), '{}')
            from (select participant_id from case_assignments
                  where account_id = account and valid_from <= today and coalesce(valid_until, 'infinity') >= today
                  union all
                  select participant_id from case_openings where account_id = account and closes_at > clock_timestamp()) c);

-- Who has read the file of an own case is told to its coach too.
create policy reading_of_cases on audit_entries for select to samsteg_app using (
    participant_id = any ((select access.ids('samsteg.cases'))::uuid[])
    and initiative_id = any ((select access.ids('samsteg.initiatives'))::uuid[]));

grant execute on function access.today(), access.is_waived(uuid, uuid, uuid), access.open_case(uuid, uuid, text, bytea, text, timestamptz, date) to samsteg_app;
