-- What an initiative decides about its work with participants. Without a row all is as the product has it.
create table participant_settings (
    initiative_id uuid primary key references initiatives,
    asks_esf boolean not null default false);  -- whether what the European Social Fund Plus asks about participants is asked at entry
select access.guard_initiative('participant_settings');

-- How it was for somebody at entry: seen by the organisation that asked, and where the participant waives secrecy.
create table backgrounds (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    keeper_organisation_id uuid not null references organisations,
    education text not null,
    activity text not null,
    activity_since date,                       -- null: not known
    municipality text check (length(municipality) between 1 and 100),
    interpreter text check (length(interpreter) between 1 and 100), -- the language; null: none is needed
    has_disability text,                       -- yes, no, not_stated; null: not asked, as the next three
    has_foreign_background text,
    is_third_country_national text,
    is_without_home text,
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create unique index backgrounds_once on backgrounds (participant_id, keeper_organisation_id) where superseded_at is null;
create index on backgrounds (initiative_id);
select access.guard_keeper('backgrounds'), access.keep_history('backgrounds');

-- What somebody lives on, a month at a time. occurred_on is the first of the month.
create table income_months (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    keeper_organisation_id uuid not null references organisations,
    sources text[] not null check (cardinality(sources) between 1 and 20),
    occurred_on date not null check (extract(day from occurred_on) = 1),
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create unique index income_months_once on income_months (participant_id, keeper_organisation_id, occurred_on) where superseded_at is null;
create index on income_months (initiative_id);
select access.guard_keeper('income_months'), access.keep_history('income_months');

-- That somebody was told what is registered, why and on what ground (articles 13 and 14 of the data protection regulation).
create table given_information (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    means text not null,                       -- written, oral, both
    language text not null check (length(language) between 1 and 100),
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create unique index given_information_once on given_information (participant_id) where superseded_at is null;
create index on given_information (initiative_id);
select access.guard_case('given_information'), access.keep_history('given_information');

-- Whether somebody has asked a participant about the background, without what was answered: others need not ask again.
create function access.has_background(participant uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    return exists (select from backgrounds b
                   where b.participant_id = participant and b.superseded_at is null
                     and (b.initiative_id = any (access.ids('samsteg.case_initiatives'))
                          or (b.participant_id = any (access.ids('samsteg.cases')) and b.initiative_id = any (access.ids('samsteg.initiatives')))));
revoke execute on function access.has_background(uuid) from public;
grant execute on function access.has_background(uuid) to samsteg_app;
