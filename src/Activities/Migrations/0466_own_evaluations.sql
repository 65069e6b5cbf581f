-- On a participant's own pages: what can be evaluated of what the participant has been at. Whether it has been answered, and by whom, is nowhere.
grant select (id, initiative_id, session_id, series_id, code, closes_on, closed_on) on evaluations to samsteg_own;
create policy own_reading on evaluations for select to samsteg_own using (exists (
    select from attendance a join sessions s on s.id = a.session_id
    where a.superseded_at is null and a.mark in ('present', 'late') and (s.id = evaluations.session_id or s.series_id = evaluations.series_id)));
