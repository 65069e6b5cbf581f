create table placements (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    organisation_id uuid not null references organisations,
    supervisor_id uuid references contact_persons,
    kind text not null,                        -- work_training, internship, subsidised_job, job
    planned_start date not null,
    planned_end date not null check (planned_end >= planned_start),
    hours_per_week numeric(4, 1) check (hours_per_week > 0 and hours_per_week <= 40),
    tasks text not null default '' check (length(tasks) <= 2000));
create index on placements (initiative_id);
create index on placements (participant_id);
create index on placements (organisation_id);
select access.guard_case('placements');

create table placement_events (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    placement_id uuid not null references placements,
    event text not null,                       -- started, ended
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create unique index placement_events_once on placement_events (placement_id, event) where superseded_at is null;
create index on placement_events (initiative_id);
create table placement_follow_ups (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    placement_id uuid not null references placements,
    follow_up_id uuid not null,                -- the same over all versions of the follow-up
    channel text not null,                     -- site_visit, digital, phone
    with_participant boolean not null,
    with_organisation boolean not null,
    needs_attention boolean not null default false,
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    check (with_participant or with_organisation));
create unique index placement_follow_ups_once on placement_follow_ups (follow_up_id) where superseded_at is null;
create index on placement_follow_ups (follow_up_id);
create index on placement_follow_ups (placement_id, occurred_on);
create index on placement_follow_ups (initiative_id);
select access.guard_case(name) from unnest(array['placement_events', 'placement_follow_ups']) as name;
select access.keep_history('placement_events'), access.keep_history('placement_follow_ups');

create table placement_notes (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    version_id uuid not null references placement_follow_ups, -- the version it was written for
    keeper_organisation_id uuid not null references organisations,
    text text not null check (length(text) <= 10000));
create index on placement_notes (version_id);
select access.guard_keeper('placement_notes');
revoke update, delete on placement_notes from samsteg_app; -- a corrected follow-up gets a note of its own

create view figures.placements as
    select id as placement_id, participant_id, organisation_id, initiative_id, kind from placements
    where (select access.everything('samsteg.figures')) or initiative_id = any ((select access.ids('samsteg.figures'))::uuid[]);
create view figures.placement_events as
    select placement_id, participant_id, initiative_id, event, occurred_on from placement_events
    where ((select access.everything('samsteg.figures')) or initiative_id = any ((select access.ids('samsteg.figures'))::uuid[]))
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment());
create view figures.placement_follow_ups as
    select follow_up_id, placement_id, participant_id, initiative_id, channel, occurred_on from placement_follow_ups
    where ((select access.everything('samsteg.figures')) or initiative_id = any ((select access.ids('samsteg.figures'))::uuid[]))
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment());
grant select on figures.placements, figures.placement_events, figures.placement_follow_ups to samsteg_figures;
