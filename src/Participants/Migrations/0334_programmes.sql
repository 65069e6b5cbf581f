-- A programme of an initiative: modules or phases that participants go through. Which of them somebody goes through, and when, is registered.
create table programmes (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    name_sv text not null check (length(name_sv) between 1 and 200),
    name_en text check (length(name_en) between 1 and 200),
    is_in_order boolean not null,              -- whether the phases follow one another; false: modules that are chosen
    is_retired boolean not null default false, -- nobody new begins
    position integer not null,
    unique (id, initiative_id));
create index on programmes (initiative_id);
select access.guard_initiative('programmes');

create table programme_phases (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    programme_id uuid not null,
    name_sv text not null check (length(name_sv) between 1 and 200),
    name_en text check (length(name_en) between 1 and 200),
    track text,                                -- work, studies, health; null: all
    planned_days integer check (planned_days between 1 and 1000),
    is_optional boolean not null,
    position integer not null,
    foreign key (programme_id, initiative_id) references programmes (id, initiative_id),
    unique (id, initiative_id));
create index on programme_phases (programme_id);
select access.guard_initiative('programme_phases');

-- What happens to somebody in a phase; where it stands follows from what stands here, in order.
create table phase_events (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    phase_id uuid not null,
    kind text not null,                        -- started, paused, resumed, completed, skipped
    reason text check (length(reason) between 1 and 500), -- for paused and skipped
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    foreign key (phase_id, initiative_id) references programme_phases (id, initiative_id));
create index on phase_events (participant_id, phase_id);
create index on phase_events (phase_id);
create index on phase_events (initiative_id);
select access.guard_case('phase_events'), access.keep_history('phase_events');
