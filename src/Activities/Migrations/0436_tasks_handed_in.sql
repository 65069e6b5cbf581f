-- A series may ask for a task to be handed in besides presence; empty when it does not.
alter table activity_series add completion_task text not null default '' check (length(completion_task) <= 200);

-- That somebody has handed in the task of a series. What an organisation hands in counts for its persons too.
create table tasks_handed_in (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    series_id uuid not null,
    participant_id uuid not null references participants,
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    foreign key (series_id, initiative_id) references activity_series (id, initiative_id));
create unique index tasks_handed_in_once on tasks_handed_in (series_id, participant_id) where superseded_at is null;
create index on tasks_handed_in (initiative_id);
create index on tasks_handed_in (participant_id);
create table organisation_tasks_handed_in (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    series_id uuid not null,
    organisation_id uuid not null references organisations,
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    foreign key (series_id, initiative_id) references activity_series (id, initiative_id));
create unique index organisation_tasks_handed_in_once on organisation_tasks_handed_in (series_id, organisation_id) where superseded_at is null;
create index on organisation_tasks_handed_in (initiative_id);
create index on organisation_tasks_handed_in (organisation_id);
select access.guard_covered('tasks_handed_in'), access.guard_initiative('organisation_tasks_handed_in');
select access.keep_history('tasks_handed_in'), access.keep_history('organisation_tasks_handed_in');
call figures.watch('tasks_handed_in');
call figures.watch('organisation_tasks_handed_in');

-- Whether anybody has handed in a series' task: asked before what completes it is changed, since who leads a group does not see those who have left it.
create function access.is_handed_in(series uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    return exists (select from activity_series s
                   where s.id = series
                     and (access.everything('samsteg.initiatives') or s.initiative_id = any (access.ids('samsteg.initiatives')))
                     and (exists (select from tasks_handed_in t where t.series_id = s.id and t.superseded_at is null)
                          or exists (select from organisation_tasks_handed_in t where t.series_id = s.id and t.superseded_at is null)));
revoke execute on function access.is_handed_in(uuid) from public;
grant execute on function access.is_handed_in(uuid) to samsteg_app;

-- As before, with whether a task is asked for.
create or replace view figures.series as
    select id as series_id, initiative_id, type, session_total, completion_minimum, completion_task <> '' as asks_task from activity_series
    where (select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null;
create view figures.tasks_handed_in as
    select participant_id, initiative_id, series_id, occurred_on from tasks_handed_in t
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null)
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment())
      and not exists (select from figures.misregistered m where m.participant_id = t.participant_id and m.initiative_id = t.initiative_id);
create view figures.organisation_tasks_handed_in as
    select organisation_id, initiative_id, series_id, occurred_on from organisation_tasks_handed_in
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null)
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment());
grant select on figures.tasks_handed_in, figures.organisation_tasks_handed_in to samsteg_figures;
