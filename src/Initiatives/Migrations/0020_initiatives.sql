create table initiatives (
    id uuid primary key,
    name_sv text not null check (length(name_sv) between 1 and 200), name_en text,
    summary_sv text not null default '', summary_en text,
    purpose_sv text not null default '', purpose_en text,
    registry_number text,
    funder_id uuid references organisations,
    owner_id uuid not null references organisations,
    performer_id uuid references organisations,
    state text not null,
    starts_on date not null,
    ends_on date not null,
    intake_ends_on date,
    maximum_grant numeric(14, 2) check (maximum_grant >= 0),
    follow_ups_minimum integer,
    follow_ups_maximum integer,
    check (ends_on > starts_on),
    check (intake_ends_on between starts_on and ends_on));
select access.guard_initiative('initiatives', 'id');

create table initiative_partners (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    organisation_id uuid not null references organisations,
    is_owner boolean not null default false,
    signs boolean not null default false,
    role_sv text not null, role_en text,
    position integer not null default 0,
    unique (initiative_id, organisation_id));
create table steering_members (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    organisation_id uuid not null references organisations,
    position integer not null default 0,
    unique (initiative_id, organisation_id));
create table staffing (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    account_id uuid references accounts,
    title_sv text not null, title_en text,
    focus_sv text not null default '', focus_en text,
    employment text not null,
    share_percent numeric(5, 2) check (share_percent between 0 and 100), -- null: the plan does not say
    position integer not null default 0);
create table initiative_target_groups (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    code text not null,
    kind text not null,
    name_sv text not null, name_en text,
    position integer not null default 0,
    unique (initiative_id, code));
create table goal_areas (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    name_sv text not null, name_en text,
    position integer not null default 0);
create table objectives (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    goal_area_id uuid not null references goal_areas,
    number integer not null,
    name_sv text not null, name_en text,
    text_sv text not null default '', text_en text,
    unique (initiative_id, number));
create table planned_activities (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    code text not null,
    type text not null,
    audience text not null,
    name_sv text not null, name_en text,
    text_sv text not null default '', text_en text,
    planned_count integer,         -- series or occasions; null: the plan does not say
    sessions_each integer,
    hours_each numeric(5, 2),
    group_minimum integer, group_maximum integer,
    participants_total integer,
    per_participant_minimum integer, per_participant_maximum integer,
    unique (initiative_id, code));
create table planned_activity_objectives (
    planned_activity_id uuid not null references planned_activities,
    objective_id uuid not null references objectives,
    initiative_id uuid not null references initiatives,
    primary key (planned_activity_id, objective_id));
-- How often a placement is followed up: phases one after the other; the last may have no length (until the placement ends).
create table follow_up_phases (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    position integer not null,
    every text not null,           -- week, month
    times integer check (times > 0),
    prefer_site_visit boolean not null default false,
    unique (initiative_id, position));
-- What the plan says in two ways: kept visible until somebody decides.
create table plan_remarks (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    code text not null,
    severity text not null,
    topic_sv text not null, topic_en text,
    question_sv text not null, question_en text,
    statements jsonb not null default '[]',
    unique (initiative_id, code));
select access.guard_initiative(name) from unnest(array['initiative_partners', 'steering_members', 'staffing', 'initiative_target_groups',
    'goal_areas', 'objectives', 'planned_activities', 'planned_activity_objectives', 'follow_up_phases', 'plan_remarks']) as name;
