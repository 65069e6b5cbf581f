-- Needs, the ideas that come of them, and the innovation processes that come of those: one row each, that points to what it came of.
create table innovation_processes (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    kind text not null,                        -- need, idea, innovation
    parent_id uuid references innovation_processes,
    title text not null check (length(title) between 1 and 200),
    description text not null default '' check (length(description) <= 4000),
    organisation_id uuid references organisations, -- who has the need, or drives the process
    check ((kind = 'need') = (parent_id is null)),
    check (kind <> 'need' or organisation_id is not null));
create index on innovation_processes (initiative_id);
create index on innovation_processes (parent_id) where parent_id is not null;
create index on innovation_processes (organisation_id) where organisation_id is not null;

-- Who else takes part.
create table innovation_parties (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    process_id uuid not null references innovation_processes,
    organisation_id uuid not null references organisations,
    unique (process_id, organisation_id));
create index on innovation_parties (initiative_id);
create index on innovation_parties (organisation_id);

-- The gates that an initiative's processes pass; the program's usual ones are added with the first process.
create table innovation_stages (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    kind text not null,                        -- need, idea, innovation
    position integer not null check (position >= 0),
    name text not null check (length(name) between 1 and 100),
    unique (initiative_id, kind, position));

-- What has happened to a process: that it started, each gate it passed, and how it ended.
create table innovation_events (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    process_id uuid not null references innovation_processes,
    step text not null,                        -- started, passed, ended
    stage_id uuid references innovation_stages,
    outcome text,                              -- introduced, sold, met_otherwise, dropped
    decided_by text not null default '' check (length(decided_by) <= 200),
    because text not null default '' check (length(because) <= 1000),
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    check ((step = 'passed') = (stage_id is not null)),
    check ((step = 'ended') = (outcome is not null)));
create unique index innovation_events_once on innovation_events (process_id, step, stage_id) nulls not distinct where superseded_at is null;
create index on innovation_events (initiative_id);
create index on innovation_events (stage_id) where stage_id is not null;
select access.guard_initiative(name) from unnest(array['innovation_processes', 'innovation_parties', 'innovation_stages', 'innovation_events']) as name;
select access.keep_history('innovation_events');

create view figures.innovation_events as
    select e.process_id, e.initiative_id, p.kind, e.step as event, e.occurred_on
    from innovation_events e join innovation_processes p on p.id = e.process_id
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), e.initiative_id) is not null)
      and e.registered_at <= (select figures.moment()) and coalesce(e.superseded_at, 'infinity') > (select figures.moment());
grant select on figures.innovation_events to samsteg_figures;
call figures.watch('innovation_processes');
call figures.watch('innovation_events');
