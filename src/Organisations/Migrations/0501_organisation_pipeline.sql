-- Contacts with an organisation. Rows with the same contact_id are versions of one contact: one of them stands.
create table organisation_contacts (
    id uuid primary key,
    organisation_id uuid not null references organisations,
    contact_id uuid not null,
    way text not null,                         -- visit, meeting, phone, video, email, event
    contact_person_id uuid references contact_persons, -- null: with nobody in particular
    said text not null check (length(said) between 1 and 2000),
    next_step text not null default '' check (length(next_step) <= 300),
    next_on date,                              -- of the next step
    responsible_id uuid not null references accounts,
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    check ((next_step = '') = (next_on is null)));
create unique index organisation_contacts_once on organisation_contacts (contact_id) where superseded_at is null;
create index organisation_contacts_latest on organisation_contacts (organisation_id, occurred_on desc, contact_id desc) where superseded_at is null;
create index on organisation_contacts (contact_person_id) where contact_person_id is not null;
select access.guard_staff('organisation_contacts');
select access.keep_history('organisation_contacts');

-- How far the association has come with an organisation, as somebody has said. A stage may come again; number is the order they came in.
create table organisation_stages (
    id uuid primary key,
    organisation_id uuid not null references organisations,
    stage text not null,                       -- contacted, interested, visited, ready, active, dormant
    number integer not null check (number > 0),
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create unique index organisation_stages_once on organisation_stages (organisation_id, number) where superseded_at is null;
select access.guard_staff('organisation_stages');
select access.keep_history('organisation_stages');
