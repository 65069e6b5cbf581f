-- A participant is a person within one initiative: what the leader of a group may see of its members. A protected identity
-- has no name here.
create table participants (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    reference text not null,                   -- short code that can be said aloud without telling who it is
    is_protected boolean not null default false,
    given_name text check (length(given_name) <= 100),
    family_name text check (length(family_name) <= 100),
    name text generated always as (case when is_protected then null else given_name || ' ' || family_name end) stored,
    unique (initiative_id, reference),
    unique (id, initiative_id),
    unique (id, is_protected),
    check (is_protected = (given_name is null and family_name is null)));
create index participants_name on participants (initiative_id, family_name, given_name, id);
select access.guard_covered('participants', 'id'), access.guard_case_writes('participants', 'id');
-- The rest about the person: only for those the case is open to. A protected identity has no birth date here either.
create table participant_details (
    participant_id uuid primary key references participants,
    initiative_id uuid not null references initiatives,
    birth_date date,
    phone text,
    email text,
    number_kind text,                          -- personal_number, coordination_number, esf_placeholder; null: none
    number_cipher bytea,
    number_hash bytea,
    is_protected boolean not null generated always as (birth_date is null) stored,
    foreign key (participant_id, is_protected) references participants (id, is_protected) deferrable initially deferred,
    check (not is_protected or (phone is null and email is null and number_kind is null and number_cipher is null)));
create unique index participant_details_number on participant_details (initiative_id, number_hash) where number_hash is not null;
select access.guard_case('participant_details');
create table protected_identities (
    participant_id uuid not null references participants,
    initiative_id uuid not null references initiatives,
    sealed_at timestamptz not null,            -- once for each time that the identity is protected
    cipher bytea not null,
    primary key (participant_id, sealed_at));
select access.guard_case('protected_identities');
revoke select, update, delete on protected_identities from samsteg_app;

create table case_assignments (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    account_id uuid not null references accounts,
    valid_from date not null,
    valid_until date check (valid_until >= valid_from));
create index on case_assignments (account_id);
create unique index on case_assignments (participant_id) where valid_until is null;
select access.guard_case('case_assignments');

create table enrolments (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    gender text not null,                      -- registered, never inferred: woman, man, other, not_stated
    target_group text not null,                -- one of the plan's, which then stays in it
    referrer_organisation_id uuid references organisations,
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    foreign key (initiative_id, target_group) references initiative_target_groups (initiative_id, code));
create unique index enrolments_once on enrolments (participant_id) where superseded_at is null;
create index on enrolments (initiative_id, occurred_on);
select access.guard_case('enrolments'), access.keep_history('enrolments');

create table exits (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    reason text not null,
    participant_outcome text not null default '' check (length(participant_outcome) <= 2000),
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create unique index exits_once on exits (participant_id) where superseded_at is null;
create index on exits (initiative_id);
select access.guard_case('exits'), access.keep_history('exits');

create table contacts (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    purpose text not null,                     -- individual_coaching, placement_coaching, enrolment_talk, authority_meeting, other
    channel text not null,                     -- meeting, phone, digital, message
    keeper_organisation_id uuid not null references organisations,
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create index on contacts (participant_id, occurred_on);
create index on contacts (initiative_id);
select access.guard_case('contacts'), access.keep_history('contacts');

create table contact_notes (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    contact_id uuid not null references contacts,
    keeper_organisation_id uuid not null references organisations,
    text text not null check (length(text) <= 10000));
create index on contact_notes (contact_id);
select access.guard_keeper('contact_notes');
revoke update, delete on contact_notes from samsteg_app; -- a corrected contact gets a note of its own

-- The action plan: goals in the participant's own words, steps under them, exactly one of the open ones in front.
create table action_goals (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    goal_id uuid not null,                     -- the same over all versions of the goal
    text text not null check (length(text) between 1 and 1000),
    occurred_on date not null,                 -- the day the goal was set, kept by later versions
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create unique index action_goals_once on action_goals (goal_id) where superseded_at is null;
create index on action_goals (participant_id);
create index on action_goals (initiative_id);
create table action_steps (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    goal_id uuid not null,
    step_id uuid not null,                     -- the same over all versions of the step
    text text not null check (length(text) between 1 and 1000),
    responsible text not null,                 -- participant, coach, other
    due_on date,
    state text not null,                       -- open, done, dropped
    done_on date,
    is_next boolean not null default false,
    occurred_on date not null,                 -- the day the step was added, kept by later versions
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    check (not is_next or state = 'open'),
    check ((state = 'done') = (done_on is not null)));
create unique index action_steps_once on action_steps (step_id) where superseded_at is null;
create unique index action_steps_one_next on action_steps (participant_id) where superseded_at is null and is_next;
create index on action_steps (participant_id);
create index on action_steps (initiative_id);
select access.guard_case('action_goals'), access.keep_history('action_goals'), access.guard_case('action_steps'), access.keep_history('action_steps');

create or replace function access.cases_of(account uuid, today date) returns uuid[] language sql stable
    return (select coalesce(array_agg(c.participant_id), '{}') from case_assignments c
            where c.account_id = account and c.valid_from <= today and coalesce(c.valid_until, 'infinity') >= today);

create or replace function access.case_count(account uuid, initiative uuid, today date) returns bigint
    language sql stable security definer set search_path = public, pg_temp
    return (select count(*) from case_assignments c
            where c.account_id = account and c.initiative_id = initiative and c.valid_from <= today and coalesce(c.valid_until, 'infinity') >= today
              and not exists (select from exits x where x.participant_id = c.participant_id and x.superseded_at is null)
              and (access.everything('samsteg.initiatives') or initiative = any (access.ids('samsteg.initiatives'))));

-- Lets somebody who does not exist yet into this transaction's cases, so that a coach, who reaches named cases only, can
-- enrol: gives the reference to use, or null when there is such a participant already (which then stays as open or closed
-- as it was). One enrolment at a time in an initiative, so that references follow on each other and a form sent twice
-- finds what it made the first time.
create function access.admit(participant uuid, initiative uuid, today date) returns text
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    reaches_all boolean := coalesce(initiative = any (access.ids('samsteg.case_initiatives')), false);
begin
    if not reaches_all and not exists (
        select from role_assignments r
        where r.account_id = access.account() and r.role = 'coach' and r.initiative_id = initiative
          and r.initiative_id = any (access.ids('samsteg.initiatives'))
          and r.valid_from <= today and coalesce(r.valid_until, 'infinity') >= today) then
        raise insufficient_privilege using message = 'Only the leads and coaches of an initiative enrol participants in it.';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('enrol ' || initiative, 0));
    if participant is null or exists (select from participants p where p.id = participant) then
        return null;
    end if;
    if not reaches_all then
        perform set_config('samsteg.cases', concat_ws(',', nullif(current_setting('samsteg.cases', true), ''), participant), true);
    end if;
    return (select 'D-' || lpad(number::text, greatest(3, length(number::text)), '0')
            from (select coalesce(max(substring(p.reference from '^D-([0-9]{1,9})$')::integer), 0) + 1
                  from participants p where p.initiative_id = initiative) as last (number));
end $$;

-- Whether somebody else in the initiative has the number: asked before enrolling, since a coach does not see all participants.
create function access.number_taken(initiative uuid, hash bytea, other_than uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    return exists (select from participant_details d
                   where d.initiative_id = initiative and d.number_hash = hash and d.participant_id <> other_than
                     and d.initiative_id = any (access.ids('samsteg.initiatives')));

-- From when and until when somebody takes part, without why: the status of participants seen by name and status only.
create function access.covered_status() returns table (participant_id uuid, enrolled_on date, exited_on date)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select e.participant_id, e.occurred_on, x.occurred_on
        from enrolments e left join exits x on x.participant_id = e.participant_id and x.superseded_at is null
        where e.superseded_at is null
          and e.participant_id = any (access.ids('samsteg.covered')) and e.initiative_id = any (access.ids('samsteg.initiatives'))
    $$;
grant execute on function access.admit(uuid, uuid, date), access.number_taken(uuid, bytea, uuid), access.covered_status() to samsteg_app;

create view figures.enrolments as
    select participant_id, initiative_id, gender, target_group, referrer_organisation_id, occurred_on from enrolments
    where ((select access.everything('samsteg.figures')) or initiative_id = any ((select access.ids('samsteg.figures'))::uuid[]))
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment());
create view figures.exits as
    select participant_id, initiative_id, reason, occurred_on from exits
    where ((select access.everything('samsteg.figures')) or initiative_id = any ((select access.ids('samsteg.figures'))::uuid[]))
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment());
create view figures.contacts as
    select id as contact_id, participant_id, initiative_id, purpose, channel, occurred_on from contacts
    where ((select access.everything('samsteg.figures')) or initiative_id = any ((select access.ids('samsteg.figures'))::uuid[]))
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment());
create view figures.action_goals as
    select participant_id, initiative_id, goal_id, occurred_on from action_goals
    where ((select access.everything('samsteg.figures')) or initiative_id = any ((select access.ids('samsteg.figures'))::uuid[]))
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment());
create view figures.action_steps as
    select participant_id, initiative_id, goal_id, step_id, state, done_on, occurred_on from action_steps
    where ((select access.everything('samsteg.figures')) or initiative_id = any ((select access.ids('samsteg.figures'))::uuid[]))
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment());
grant select on figures.enrolments, figures.exits, figures.contacts, figures.action_goals, figures.action_steps to samsteg_figures;
