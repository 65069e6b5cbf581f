-- People who share home and economy, where the work is with a family: each who takes part is a case of her own, and nothing crosses from
-- one to another but what they have agreed to.
create table households (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    unique (id, initiative_id));

-- A member: a participant, or somebody who does not take part and is told by what she is to the others only.
create table household_members (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    household_id uuid not null,
    member_id uuid not null,                   -- the same over all versions
    participant_id uuid,
    relation text not null,                    -- adult, child, other
    birth_year integer check (birth_year is null or (participant_id is null and birth_year between 1900 and 2200)),
    agrees boolean not null check (participant_id is not null or not agrees), -- whether she shares the household's goals, and is seen in it by who works with another member who does
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,                 -- without a version in its place: is a member no more
    superseded_reason text,
    foreign key (household_id, initiative_id) references households (id, initiative_id),
    foreign key (participant_id, initiative_id) references participants (id, initiative_id));
create unique index household_members_once on household_members (member_id) where superseded_at is null;
create unique index household_members_one_home on household_members (participant_id) where superseded_at is null;
create index on household_members (household_id);
create index on household_members (initiative_id);

create table household_goals (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    household_id uuid not null,
    goal_id uuid not null,                     -- the same over all versions
    text text not null check (length(text) between 1 and 500),
    state text not null,                       -- open, reached, dropped
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    foreign key (household_id, initiative_id) references households (id, initiative_id));
create unique index household_goals_once on household_goals (goal_id) where superseded_at is null;
create index on household_goals (household_id);
create index on household_goals (initiative_id);

-- Whether a member is a case of the user's; with agreement: one who agrees.
create function access.household_open(household uuid, by_agreement boolean) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    return exists (select from household_members m
                   where m.household_id = household and m.superseded_at is null and (m.agrees or not by_agreement)
                     and (m.initiative_id = any (access.ids('samsteg.case_initiatives'))
                          or (m.participant_id = any (access.ids('samsteg.cases')) and m.initiative_id = any (access.ids('samsteg.initiatives')))));

-- First names of the members who agree, told to who works with another who does; none of a protected identity.
create function access.household_names(household uuid) returns table (member_id uuid, given_name text)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select m.member_id, p.given_name from household_members m join participants p on p.id = m.participant_id
        where m.household_id = household and m.superseded_at is null and m.agrees and not p.is_protected and access.household_open(household, true)
    $$;
-- Whether it has no members yet, or a case of the user's is or was one.
create function access.household_is_own(household uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    return not exists (select from household_members m where m.household_id = household)
        or exists (select from household_members m
                   where m.household_id = household
                     and (m.initiative_id = any (access.ids('samsteg.case_initiatives'))
                          or (m.participant_id = any (access.ids('samsteg.cases')) and m.initiative_id = any (access.ids('samsteg.initiatives')))));
revoke execute on function access.household_open(uuid, boolean), access.household_names(uuid), access.household_is_own(uuid) from public;
grant execute on function access.household_open(uuid, boolean), access.household_names(uuid), access.household_is_own(uuid) to samsteg_app;

select access.guard_initiative('households'); -- no more than that there is one

alter table household_members enable row level security;
create policy own_case on household_members to samsteg_app using (
    initiative_id = any ((select access.ids('samsteg.case_initiatives'))::uuid[])
    or (participant_id = any ((select access.ids('samsteg.cases'))::uuid[]) and initiative_id = any ((select access.ids('samsteg.initiatives'))::uuid[])));
create policy agreed on household_members for select to samsteg_app using (superseded_at is null and (participant_id is null or agrees) and access.household_open(household_id, true));
create policy not_taking_part on household_members to samsteg_app using (participant_id is null and access.household_open(household_id, false));
-- Nobody is put into a household of others by somebody who has none of its members: the first member comes before there is any, the next by who has one.
create policy joining on household_members as restrictive for insert to samsteg_app with check (access.household_is_own(household_id));
grant select, insert, update, delete on household_members to samsteg_app;
select access.keep_history('household_members');

alter table household_goals enable row level security;
create policy agreed on household_goals to samsteg_app using (
    initiative_id = any ((select access.ids('samsteg.case_initiatives'))::uuid[]) or access.household_open(household_id, true));
grant select, insert, update, delete on household_goals to samsteg_app;
select access.keep_history('household_goals');

select access.open_to_own('household_members');
