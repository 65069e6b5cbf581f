-- What activities have to show of organisations, to all staff wherever it was: which kind of it and from which day; nothing of people. Its name is told to who reads the initiative.
create function access.course_evidence() returns table (organisation_id uuid, initiative_id uuid, kind text, subject_kind text, subject_id uuid, valid_from date)
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select c.organisation_id, c.initiative_id, c.type, 'series', c.series_id, greatest(c.occurred_on, t.occurred_on)
    from (select a.organisation_id, r.initiative_id, r.id as series_id, r.type, r.completion_minimum, r.completion_task, a.occurred_on,
                 row_number() over (partition by a.organisation_id, r.id order by a.occurred_on, a.session_id) as presence
          from organisation_attendance a join sessions s on s.id = a.session_id join activity_series r on r.id = s.series_id
          where r.type in ('supervisor_course', 'business_school') and a.superseded_at is null and not s.is_cancelled) c
    left join organisation_tasks_handed_in t on t.series_id = c.series_id and t.organisation_id = c.organisation_id and t.superseded_at is null and c.completion_task <> ''
    where c.presence = c.completion_minimum and (t.id is not null or c.completion_task = '') and (select access.is_staff())
    union all
    select distinct a.organisation_id, s.initiative_id, 'network_meeting', 'session', s.id, a.occurred_on
    from organisation_attendance a join sessions s on s.id = a.session_id
    where s.type = 'bridging_meeting' and a.superseded_at is null and not s.is_cancelled and (select access.is_staff());
end;
revoke execute on function access.course_evidence() from public;
grant execute on function access.course_evidence() to samsteg_app;
