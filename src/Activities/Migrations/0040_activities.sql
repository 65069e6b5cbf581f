create table activity_series (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    planned_activity_id uuid references planned_activities,
    type text not null,
    audience text not null,                    -- participants, organisations
    name_sv text not null check (length(name_sv) between 1 and 200), name_en text,
    place text not null default '',
    session_total integer not null check (session_total between 1 and 200),
    completion_minimum integer not null check (completion_minimum between 1 and session_total), -- present at so many of the sessions
    leader_account_id uuid references accounts,
    unique (id, initiative_id));
create index on activity_series (initiative_id);
create table sessions (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    series_id uuid references activity_series,
    number integer,                            -- within the series
    type text not null,
    audience text not null,
    name_sv text not null, name_en text,
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    place text not null default '',
    leader_account_id uuid references accounts,
    unique (series_id, number),
    check ((series_id is null) = (number is null)));
create index on sessions (initiative_id, starts_at);
create table session_audiences (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    session_id uuid not null references sessions,
    audience_group text not null,              -- public_sector_persons (in persons), social_enterprises (in organisations)
    minimum integer not null check (minimum > 0),
    unique (session_id, audience_group));
-- A session is planned until it is registered as held or cancelled.
create table session_outcomes (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    session_id uuid not null references sessions,
    result text not null,                      -- held, cancelled
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create unique index session_outcomes_once on session_outcomes (session_id) where superseded_at is null;
create index on session_outcomes (initiative_id);
create table organisation_attendance (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    session_id uuid not null references sessions,
    organisation_id uuid not null references organisations,
    audience_group text not null,
    persons integer not null check (persons between 1 and 1000),
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create unique index organisation_attendance_once on organisation_attendance (session_id, organisation_id) where superseded_at is null;
create index on organisation_attendance (initiative_id);
select access.guard_initiative(name) from unnest(array['activity_series', 'sessions', 'session_audiences', 'session_outcomes', 'organisation_attendance']) as name;
select access.keep_history('session_outcomes'), access.keep_history('organisation_attendance');

create table series_members (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    series_id uuid not null references activity_series,
    participant_id uuid not null references participants,
    joined_on date not null,
    left_on date,
    unique (series_id, participant_id));
create index on series_members (participant_id);
create table attendance (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    session_id uuid not null references sessions,
    participant_id uuid not null references participants,
    mark text not null,                        -- present, late, absent_valid, absent_invalid; planned is the absence of a row
    minutes_late integer check (minutes_late between 1 and 600),
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    check (minutes_late is null or mark = 'late'));
create unique index attendance_once on attendance (session_id, participant_id) where superseded_at is null;
create index on attendance (initiative_id);
create index on attendance (participant_id);
create table next_step_wishes (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    series_id uuid not null references activity_series,
    participant_id uuid not null references participants,
    wants boolean not null,
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create unique index next_step_wishes_once on next_step_wishes (series_id, participant_id) where superseded_at is null;
create index on next_step_wishes (initiative_id);
select access.guard_covered(name) from unnest(array['series_members', 'attendance', 'next_step_wishes']) as name;
select access.keep_history('attendance'), access.keep_history('next_step_wishes');

-- A group is met by who leads it until a month after its last session, so that its marks can be corrected.
create or replace function access.covered_by(account uuid, today date) returns uuid[] language sql stable
    return (select coalesce(array_agg(distinct m.participant_id), '{}')
            from activity_series s join series_members m on m.series_id = s.id
            where m.joined_on <= today and coalesce(m.left_on, 'infinity') > today
              and exists (select from sessions x where x.series_id = s.id and x.starts_at > today - interval '31 days')
              and (s.leader_account_id = account
                   or exists (select from sessions x where x.series_id = s.id and x.leader_account_id = account)));

-- Whether anybody is marked at a session: asked before it is cancelled and before what completes its series is changed, since
-- who leads a group does not see those who have left it.
create function access.is_marked(session uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    return exists (select from sessions s
                   where s.id = session
                     and (access.everything('samsteg.initiatives') or s.initiative_id = any (access.ids('samsteg.initiatives')))
                     and (exists (select from attendance a where a.session_id = s.id and a.superseded_at is null)
                          or exists (select from organisation_attendance a where a.session_id = s.id and a.superseded_at is null)));
grant execute on function access.is_marked(uuid) to samsteg_app;

create view figures.series as
    select id as series_id, initiative_id, type, session_total, completion_minimum from activity_series
    where (select access.everything('samsteg.figures')) or initiative_id = any ((select access.ids('samsteg.figures'))::uuid[]);
create view figures.sessions as
    select s.id as session_id, s.initiative_id, s.series_id, s.type, o.result, o.occurred_on
    from sessions s left join session_outcomes o on o.session_id = s.id
        and o.registered_at <= (select figures.moment()) and coalesce(o.superseded_at, 'infinity') > (select figures.moment())
    where (select access.everything('samsteg.figures')) or s.initiative_id = any ((select access.ids('samsteg.figures'))::uuid[]);
-- Nobody has come to a session that was cancelled.
create view figures.attendance as
    select a.participant_id, a.initiative_id, a.session_id, s.series_id, s.type, a.mark, a.occurred_on
    from attendance a join figures.sessions s on s.session_id = a.session_id and s.result is distinct from 'cancelled'
    where ((select access.everything('samsteg.figures')) or a.initiative_id = any ((select access.ids('samsteg.figures'))::uuid[]))
      and a.registered_at <= (select figures.moment()) and coalesce(a.superseded_at, 'infinity') > (select figures.moment());
create view figures.next_step_wishes as
    select participant_id, initiative_id, series_id, wants, occurred_on from next_step_wishes
    where ((select access.everything('samsteg.figures')) or initiative_id = any ((select access.ids('samsteg.figures'))::uuid[]))
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment());
create view figures.organisation_attendance as
    select a.organisation_id, a.initiative_id, a.session_id, s.series_id, s.type, a.audience_group, a.persons, a.occurred_on
    from organisation_attendance a join figures.sessions s on s.session_id = a.session_id and s.result is distinct from 'cancelled'
    where ((select access.everything('samsteg.figures')) or a.initiative_id = any ((select access.ids('samsteg.figures'))::uuid[]))
      and a.registered_at <= (select figures.moment()) and coalesce(a.superseded_at, 'infinity') > (select figures.moment());
grant select on figures.series, figures.sessions, figures.attendance, figures.next_step_wishes, figures.organisation_attendance to samsteg_figures;
