create index activity_series_leader on activity_series (leader_account_id);
create index sessions_leader on sessions (leader_account_id);
create index sessions_without_leader on sessions (starts_at) where leader_account_id is null;
-- As known at a moment: the standing outcome is not always the one that holds.
create index session_outcomes_session on session_outcomes (session_id);
create index next_step_wishes_participant on next_step_wishes (participant_id);
create index organisation_attendance_session on organisation_attendance (session_id);
create index organisation_attendance_organisation on organisation_attendance (organisation_id);
-- Figures of an initiative are counted from this index alone: its rows lie far apart.
drop index attendance_initiative_id_idx;
create index attendance_initiative on attendance (initiative_id) include (session_id, participant_id, mark, occurred_on, registered_at, superseded_at);

-- As before, found from the leader on: the question comes with every request.
create or replace function access.covered_by(account uuid, today date) returns uuid[] language sql stable
    return (select coalesce(array_agg(distinct m.participant_id), '{}')
            from (select s.id from activity_series s where s.leader_account_id = account
                  union
                  select x.series_id from sessions x where x.leader_account_id = account and x.series_id is not null) led
            join series_members m on m.series_id = led.id
            where m.joined_on <= today and coalesce(m.left_on, 'infinity') > today
              and exists (select from sessions x where x.series_id = led.id and x.starts_at > today - interval '31 days'));

-- As before, with the initiative said of every table, so that an initiative's rows are found and no others are gone through; and with
-- the scope asked in a way that the planner does not take for a narrowing: beside the initiative that is asked for it narrows
-- nothing, and taken for one it makes the planner expect a single row and go through thousands again and again.
create or replace view figures.series as
    select id as series_id, initiative_id, type, session_total, completion_minimum from activity_series
    where (select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null;
create or replace view figures.sessions as
    select s.id as session_id, s.initiative_id, s.series_id, s.type, o.result, o.occurred_on
    from sessions s left join session_outcomes o on o.session_id = s.id and o.initiative_id = s.initiative_id
        and o.registered_at <= (select figures.moment()) and coalesce(o.superseded_at, 'infinity') > (select figures.moment())
    where (select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), s.initiative_id) is not null;
create or replace view figures.attendance as
    select a.participant_id, a.initiative_id, a.session_id, s.series_id, s.type, a.mark, a.occurred_on
    from attendance a join figures.sessions s on s.session_id = a.session_id and s.initiative_id = a.initiative_id and s.result is distinct from 'cancelled'
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), a.initiative_id) is not null)
      and a.registered_at <= (select figures.moment()) and coalesce(a.superseded_at, 'infinity') > (select figures.moment());
create or replace view figures.next_step_wishes as
    select participant_id, initiative_id, series_id, wants, occurred_on from next_step_wishes
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null)
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment());
create or replace view figures.organisation_attendance as
    select a.organisation_id, a.initiative_id, a.session_id, s.series_id, s.type, a.audience_group, a.persons, a.occurred_on
    from organisation_attendance a join figures.sessions s on s.session_id = a.session_id and s.initiative_id = a.initiative_id and s.result is distinct from 'cancelled'
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), a.initiative_id) is not null)
      and a.registered_at <= (select figures.moment()) and coalesce(a.superseded_at, 'infinity') > (select figures.moment());
