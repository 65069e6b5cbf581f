-- As before, without those who were registered by mistake.
create or replace view figures.attendance as
    select a.participant_id, a.initiative_id, a.session_id, s.series_id, s.type, a.mark, a.occurred_on
    from attendance a join figures.sessions s on s.session_id = a.session_id and s.initiative_id = a.initiative_id and s.result is distinct from 'cancelled'
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), a.initiative_id) is not null)
      and a.registered_at <= (select figures.moment()) and coalesce(a.superseded_at, 'infinity') > (select figures.moment())
      and not exists (select from figures.misregistered m where m.participant_id = a.participant_id and m.initiative_id = a.initiative_id);
create or replace view figures.next_step_wishes as
    select participant_id, initiative_id, series_id, wants, occurred_on from next_step_wishes w
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null)
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment())
      and not exists (select from figures.misregistered m where m.participant_id = w.participant_id and m.initiative_id = w.initiative_id);
