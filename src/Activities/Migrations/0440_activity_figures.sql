-- What statistics of activities are counted from. How long a session was, how many seats it had and who led it: as it is planned now, since none of them is a registration.
create view figures.session_times as
    select s.id as session_id, s.initiative_id, s.series_id, s.type, s.activity_type_id, coalesce(s.leader_account_id, r.leader_account_id) as leader_id, r.completion_minimum,
           (s.starts_at at time zone 'Europe/Stockholm')::date as day, (date_part('epoch', s.ends_at - s.starts_at) / 60)::integer as minutes, s.capacity,
           s.cost / s.capacity as cost_of_seat, o.result
    from sessions s
    left join activity_series r on r.id = s.series_id
    left join session_outcomes o on o.session_id = s.id and o.initiative_id = s.initiative_id
        and o.registered_at <= (select figures.moment()) and (o.superseded_at is null or o.superseded_at > (select figures.moment()))
    where (select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), s.initiative_id) is not null;

-- Marks without their session, for who joins sessions of a period to them: figures.attendance looks up each mark's session by itself. Whoever reads it leaves out
-- those of cancelled sessions.
create view figures.marks as
    select a.participant_id, a.initiative_id, a.session_id, a.mark, a.minutes_late, a.occurred_on from attendance a
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), a.initiative_id) is not null)
      and a.registered_at <= (select figures.moment()) and (a.superseded_at is null or a.superseded_at > (select figures.moment()))
      and not exists (select from figures.misregistered m where m.participant_id = a.participant_id and m.initiative_id = a.initiative_id);

-- Who has been a member of which series, those who have left it too.
create view figures.series_members as
    select b.participant_id, b.initiative_id, b.series_id from series_members b
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), b.initiative_id) is not null)
      and not exists (select from figures.misregistered m where m.participant_id = b.participant_id and m.initiative_id = b.initiative_id);
grant select on figures.session_times, figures.marks, figures.series_members to samsteg_figures;

-- As before, with the minutes late, so that statistics of an initiative are counted from the index alone too; and in order of time.
drop index attendance_initiative;
create index attendance_initiative on attendance (initiative_id, occurred_on) include (session_id, participant_id, mark, minutes_late, registered_at, superseded_at);
