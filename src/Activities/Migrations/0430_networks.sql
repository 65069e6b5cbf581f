-- A network of organisations that an initiative keeps together: who belongs to it, who calls its meetings, and which sessions are its.
create table networks (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    name text not null check (length(name) between 1 and 200),
    purpose text not null default '' check (length(purpose) <= 2000),
    started_on date not null,
    ended_on date check (ended_on >= started_on),
    unique (id, initiative_id));
create index on networks (initiative_id);

-- An organisation that has left and come back has a row for each time.
create table network_members (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    network_id uuid not null,
    organisation_id uuid not null references organisations,
    contact_person_id uuid references contact_persons,
    joined_on date not null,
    left_on date check (left_on >= joined_on),
    foreign key (network_id, initiative_id) references networks (id, initiative_id));
create unique index network_members_once on network_members (network_id, organisation_id) where left_on is null;
create index on network_members (initiative_id);
create index on network_members (organisation_id);

-- Who calls the meetings, from a day until the next one does. The person is kept as of that day.
create table network_convenors (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    network_id uuid not null,
    organisation_id uuid not null references organisations,
    contact_person_id uuid references contact_persons,
    note text not null default '' check (length(note) <= 500),
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    foreign key (network_id, initiative_id) references networks (id, initiative_id));
create index on network_convenors (network_id, occurred_on) where superseded_at is null;
create index on network_convenors (initiative_id);

-- A session is one network's meeting, or none's.
create table network_sessions (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    network_id uuid not null,
    session_id uuid not null unique,
    foreign key (network_id, initiative_id) references networks (id, initiative_id),
    foreign key (session_id, initiative_id) references sessions (id, initiative_id));
create index on network_sessions (network_id);
create index on network_sessions (initiative_id);

select access.guard_initiative(name) from unnest(array['networks', 'network_members', 'network_convenors', 'network_sessions']) as name;
select access.keep_history('network_convenors');
