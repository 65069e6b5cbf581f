create table targets (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    code text not null,
    level text not null,                       -- result, project, effect
    name_sv text not null check (length(name_sv) between 1 and 300), name_en text,
    detail_sv text not null default '', detail_en text,
    measure text,                              -- null: reported, not computed
    filter jsonb not null default '{}',
    comparison text not null,                  -- at_least, at_most, between, qualitative
    unit text,                                 -- percent, a code or the plan's own word
    planned_activity_id uuid references planned_activities,
    position integer not null default 0,
    unique (initiative_id, code));
create table target_objectives (
    target_id uuid not null references targets,
    objective_id uuid not null references objectives,
    initiative_id uuid not null references initiatives,
    primary key (target_id, objective_id));
create table target_conditions (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    target_id uuid not null references targets,
    position integer not null default 0,
    measure text not null,
    filter jsonb not null default '{}',
    comparison text not null,
    value numeric(14, 2),
    minimum numeric(14, 2),
    maximum numeric(14, 2));
create table target_milestones (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    target_id uuid not null references targets,
    due_on date not null,
    value numeric(14, 2) not null,
    unique (target_id, due_on));
-- The ledger: the original, each revision, and a removal. The last row is what holds; none is ever changed.
create table target_values (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    target_id uuid not null references targets,
    kind text not null,                        -- original, revision, removal
    value numeric(14, 2),
    minimum numeric(14, 2),
    maximum numeric(14, 2),
    due_on date,
    reason text not null default '',
    decided_by text not null default '',
    decided_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    check (kind = 'original' or length(reason) > 0));
create index on target_values (target_id, registered_at);
create unique index target_values_one_original on target_values (target_id) where kind = 'original';
create table reported_values (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    target_id uuid not null references targets,
    value numeric(14, 2),
    statement text not null check (length(statement) between 1 and 4000),
    evidence text not null check (length(evidence) between 1 and 1000),
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create index on reported_values (target_id, occurred_on);
select access.guard_initiative(name) from unnest(array['targets', 'target_objectives', 'target_conditions', 'target_milestones', 'target_values', 'reported_values']) as name;
revoke update, delete on target_values from samsteg_app;
select access.keep_history('reported_values');
