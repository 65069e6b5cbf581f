-- On a participant's own pages: the groups the participant is in, where they meet and when, and the own marks.
select access.open_to_own('series_members'), access.open_to_own('attendance'), access.open_to_own('next_step_wishes');
grant select (id, initiative_id, name_sv, name_en, place) on activity_series to samsteg_own;
create policy own_reading on activity_series for select to samsteg_own using (exists (select from series_members m where m.series_id = activity_series.id));
grant select (id, initiative_id, series_id, number, name_sv, name_en, starts_at, ends_at, place) on sessions to samsteg_own;
create policy own_reading on sessions for select to samsteg_own using (
    exists (select from attendance a where a.session_id = sessions.id) or exists (select from series_members m where m.series_id = sessions.series_id));
grant select (session_id, result, superseded_at) on session_outcomes to samsteg_own;
create policy own_reading on session_outcomes for select to samsteg_own using (exists (select from sessions s where s.id = session_outcomes.session_id));
