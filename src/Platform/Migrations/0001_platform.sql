-- Roles of the database. They are shared by all databases of a cluster, so they may be there already.
do $$
begin
    perform pg_advisory_xact_lock(hashtext('samsteg roles'));
    if not exists (select from pg_roles where rolname = 'samsteg_app') then
        create role samsteg_app login nosuperuser nocreatedb nocreaterole nobypassrls;
    end if;
    if not exists (select from pg_roles where rolname = 'samsteg_figures') then
        create role samsteg_figures nologin nosuperuser nobypassrls;
    end if;
    -- The application may become the figures role for a statement; it does not have its rights by itself.
    grant samsteg_figures to samsteg_app with inherit false, set true;
end $$;

create schema access;
create schema figures;
revoke all on schema public from public;
grant usage on schema public, access to samsteg_app;
grant usage on schema figures, access to samsteg_figures;
alter default privileges revoke execute on functions from public;

-- What the transaction's settings say. Policies call these inside (select …), so that each runs once a statement.
create function access.ids(setting text) returns uuid[] language sql stable
    return case when coalesce(current_setting(setting, true), '') in ('', '*') then '{}'::uuid[]
                else string_to_array(current_setting(setting, true), ',')::uuid[] end;
create function access.everything(setting text) returns boolean language sql stable
    return coalesce(current_setting(setting, true), '') = '*';
create function access.account() returns uuid language sql stable
    return nullif(current_setting('samsteg.account', true), '')::uuid;
create function access.keepers() returns text[] language sql stable
    return string_to_array(coalesce(current_setting('samsteg.keepers', true), ''), ',');
create function access.keeps(initiative uuid, organisation uuid) returns boolean language sql stable
    return initiative || '/' || organisation = any (access.keepers());
create function access.is_staff() returns boolean language sql stable
    return coalesce(current_setting('samsteg.initiatives', true), '') <> '';

-- The moment at which figures are asked as known; the end of time when nobody has asked.
create function figures.moment() returns timestamptz language sql stable
    return coalesce(nullif(current_setting('samsteg.known_at', true), '')::timestamptz, '9999-12-31'); -- before infinity, until which a standing row stands

-- Guards: each table gets its policy and its grants by one readable line in its own migration.
create function access.guard_open(name text) returns void language plpgsql as $$
begin
    execute format('grant select, insert, update, delete on %I to samsteg_app', name);
end $$;

-- Register tables that every member of staff may read: no initiative, no participant.
create function access.guard_staff(name text) returns void language plpgsql as $$
begin
    execute format('alter table %I enable row level security', name);
    execute format('create policy staff on %I to samsteg_app using ((select access.is_staff()))', name);
    execute format('grant select, insert, update, delete on %I to samsteg_app', name);
end $$;

-- Plan and registers of an initiative: asks for the initiative.
create function access.guard_initiative(name text, id_column text default 'initiative_id') returns void language plpgsql as $$
begin
    execute format('alter table %I enable row level security', name);
    execute format('create policy initiative on %1$I to samsteg_app using (
        (select access.everything(''samsteg.initiatives''))
        or %2$I = any ((select access.ids(''samsteg.initiatives''))::uuid[]))', name, id_column);
    execute format('grant select, insert, update, delete on %I to samsteg_app', name);
end $$;

-- Participants' tables: ask for initiative and case. A row's participant is one of the row's initiative.
create function access.guard_case(name text, participant_column text default 'participant_id') returns void language plpgsql as $$
begin
    execute format('alter table %I enable row level security', name);
    execute format('create policy participant_case on %1$I to samsteg_app using (
        initiative_id = any ((select access.ids(''samsteg.case_initiatives''))::uuid[])
        or (%2$I = any ((select access.ids(''samsteg.cases''))::uuid[])
            and initiative_id = any ((select access.ids(''samsteg.initiatives''))::uuid[])))', name, participant_column);
    if participant_column <> 'id' then
        execute format('alter table %I add foreign key (%I, initiative_id) references participants (id, initiative_id)', name, participant_column);
    end if;
    execute format('grant select, insert, update, delete on %I to samsteg_app', name);
end $$;

-- Name, status and attendance: as a case, and also for members of groups the user leads.
create function access.guard_covered(name text, participant_column text default 'participant_id') returns void language plpgsql as $$
begin
    execute format('alter table %I enable row level security', name);
    execute format('create policy participant_covered on %1$I to samsteg_app using (
        initiative_id = any ((select access.ids(''samsteg.case_initiatives''))::uuid[])
        or ((%2$I = any ((select access.ids(''samsteg.cases''))::uuid[])
             or %2$I = any ((select access.ids(''samsteg.covered''))::uuid[]))
            and initiative_id = any ((select access.ids(''samsteg.initiatives''))::uuid[])))', name, participant_column);
    if participant_column <> 'id' then
        execute format('alter table %I add foreign key (%I, initiative_id) references participants (id, initiative_id)', name, participant_column);
    end if;
    execute format('grant select, insert, update, delete on %I to samsteg_app', name);
end $$;

-- Where covering is enough to see but not to write: only for the case itself.
create function access.guard_case_writes(name text, participant_column text default 'participant_id') returns void language plpgsql as $$
declare
    own text := format('initiative_id = any ((select access.ids(''samsteg.case_initiatives''))::uuid[])
        or %I = any ((select access.ids(''samsteg.cases''))::uuid[])', participant_column);
begin
    execute format('create policy own_case_insert on %I as restrictive for insert to samsteg_app with check (%s)', name, own);
    execute format('create policy own_case_update on %I as restrictive for update to samsteg_app using (%s)', name, own);
    execute format('create policy own_case_delete on %I as restrictive for delete to samsteg_app using (%s)', name, own);
end $$;

-- Sensitive rows: besides the case, only for the organisation that keeps them.
create function access.guard_keeper(name text) returns void language plpgsql as $$
begin
    perform access.guard_case(name);
    execute format('create policy keeper on %I as restrictive to samsteg_app using (
        initiative_id || ''/'' || keeper_organisation_id = any ((select access.keepers())::text[]))', name);
end $$;

-- Registrations are never overwritten: the application may insert, and mark as superseded, once.
create function access.refuse_rewriting() returns trigger language plpgsql as $$
begin
    raise restrict_violation using message = 'What was superseded stays as it is.';
end $$;
create function access.keep_history(name text) returns void language plpgsql as $$
begin
    execute format('alter table %I add constraint %I check (superseded_at is null or superseded_at >= registered_at)', name, name || '_superseded_later');
    execute format('revoke update, delete on %I from samsteg_app', name);
    execute format('grant update (superseded_at, superseded_reason) on %I to samsteg_app', name);
    execute format('create trigger superseded_once before update on %I for each row when (old.superseded_at is not null) execute function access.refuse_rewriting()', name);
end $$;

-- Accounts: ASP.NET Core Identity's tables in our names.
create table accounts (
    id uuid primary key,
    user_name text, normalized_user_name text unique,
    email text, normalized_email text, email_confirmed boolean not null default false,
    password_hash text, security_stamp text, concurrency_stamp text,
    phone_number text, phone_number_confirmed boolean not null default false,
    two_factor_enabled boolean not null default false,
    lockout_end timestamptz, lockout_enabled boolean not null default true, access_failed_count integer not null default 0,
    display_name text not null,
    demo_role text);
create index on accounts (normalized_email);
create table account_claims (
    id integer generated by default as identity primary key,
    user_id uuid not null references accounts on delete cascade, claim_type text, claim_value text);
create table account_logins (
    login_provider text not null, provider_key text not null, provider_display_name text,
    user_id uuid not null references accounts on delete cascade, primary key (login_provider, provider_key));
create table account_tokens (
    user_id uuid not null references accounts on delete cascade,
    login_provider text not null, name text not null, value text, primary key (user_id, login_provider, name));
select access.guard_open(name) from unnest(array['accounts', 'account_claims', 'account_logins', 'account_tokens']) as name;

create table role_assignments (
    id uuid primary key,
    account_id uuid not null references accounts,
    role text not null,
    initiative_id uuid,
    organisation_id uuid,
    valid_from date not null,
    valid_until date check (valid_until >= valid_from - 1));   -- the day before the first: taken back before it held
create index on role_assignments (account_id);
select access.guard_open('role_assignments');
-- Accounts and roles end; they are not removed. A role that has been given is another role by ending it and giving that one.
revoke delete on accounts, role_assignments from samsteg_app;
revoke update on role_assignments from samsteg_app;
grant update (valid_until) on role_assignments to samsteg_app;

-- A sign-in's id stands in its cookie: signing out ends every copy of it.
create table sign_ins (
    id uuid primary key,
    account_id uuid not null references accounts,
    started_at timestamptz not null,
    ended_at timestamptz check (ended_at >= started_at));
create index on sign_ins (account_id);
alter table sign_ins enable row level security;
create policy own on sign_ins to samsteg_app using (account_id = (select access.account()))
    with check (account_id = (select access.account()) or (select access.account()) is null); -- while signing in nobody is signed in yet
grant select, insert, update (ended_at) on sign_ins to samsteg_app;

-- Which participants are an account's own, and which it meets as leader of a group: told by the capabilities that know.
create function access.cases_of(account uuid, today date) returns uuid[] language sql stable return '{}'::uuid[];
create function access.covered_by(account uuid, today date) returns uuid[] language sql stable return '{}'::uuid[];

-- How many participants of an initiative are an account's own: only the number, for who gives and ends roles.
create function access.case_count(account uuid, initiative uuid, today date) returns bigint
    language sql stable security definer set search_path = public, pg_temp return 0;

-- Everything a request needs to know of its user, before any setting is made.
create function access.of_sign_in(sign_in uuid, today date)
    returns table (account_id uuid, display_name text, roles text[], initiative_ids uuid[], organisation_ids uuid[], cases uuid[], covered uuid[])
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return query
    select a.id, a.display_name,
           coalesce(array_agg(r.role order by r.id) filter (where r.id is not null), '{}'),
           coalesce(array_agg(r.initiative_id order by r.id) filter (where r.id is not null), '{}'),
           coalesce(array_agg(r.organisation_id order by r.id) filter (where r.id is not null), '{}'),
           access.cases_of(a.id, today),
           access.covered_by(a.id, today)
    from sign_ins s
    join accounts a on a.id = s.account_id
    left join role_assignments r on r.account_id = a.id and r.valid_from <= today and coalesce(r.valid_until, 'infinity') >= today
    where s.id = sign_in and s.ended_at is null
    group by a.id;
end $$;
grant execute on all functions in schema access to samsteg_app;
grant execute on function access.ids(text), access.everything(text), figures.moment() to samsteg_figures;
revoke execute on function access.guard_open(text), access.guard_staff(text), access.guard_initiative(text, text), access.guard_case(text, text),
    access.guard_covered(text, text), access.guard_case_writes(text, text), access.guard_keeper(text), access.keep_history(text),
    access.cases_of(uuid, date), access.covered_by(uuid, date) from samsteg_app;

-- The log: the application can add to it and read it in its scope, nothing else.
create table audit_entries (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    account_id uuid references accounts,
    action text not null,
    subject_kind text not null,
    subject_id uuid,
    initiative_id uuid,
    participant_id uuid,
    reason text,
    changes jsonb);
create index on audit_entries (initiative_id, at desc, id desc);
create index on audit_entries (participant_id, at desc) where participant_id is not null;
alter table audit_entries enable row level security;
create policy writing on audit_entries for insert to samsteg_app with check (account_id is not distinct from (select access.account()));
create policy reading on audit_entries for select to samsteg_app using (
    account_id = (select access.account())   -- one's own acts: an insert reads back its number; so does one while signing in
    or (account_id is null and (select access.account()) is null and (subject_kind like 'account%' or subject_kind = 'role_assignments'))
    or initiative_id = any ((select access.ids('samsteg.case_initiatives'))::uuid[])
    or (participant_id is null and ((select access.everything('samsteg.initiatives')) or initiative_id = any ((select access.ids('samsteg.initiatives'))::uuid[]))));
grant select, insert on audit_entries to samsteg_app;

create table jobs (
    id uuid primary key,
    kind text not null,
    payload jsonb not null default '{}',
    run_at timestamptz not null,
    attempts integer not null default 0,
    taken_until timestamptz,
    finished_at timestamptz,
    failed_at timestamptz,
    last_error text);
create index on jobs (run_at) where finished_at is null and failed_at is null;
create unique index on jobs (kind) where finished_at is null and failed_at is null and payload = '{}';
select access.guard_open('jobs');

create table settings (key text primary key, value text not null);
grant select on settings to samsteg_app;

create table data_protection_keys (id text primary key, cipher bytea not null, created_at timestamptz not null default now());
grant select, insert on data_protection_keys to samsteg_app;
