-- Assessments as measures see them: who was assessed when and by whose view, and which level each area was given. No words, and a skip is
-- no level. Who was registered by mistake is not among them.
create view figures.progress_assessments as
    select a.id as assessment_id, a.participant_id, a.initiative_id, f.purpose, f.key as form_key, a.respondent, a.occurred_on
    from progress_assessments a join form_versions f on f.id = a.form_id
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), a.initiative_id) is not null)
      and a.registered_at <= (select figures.moment()) and coalesce(a.superseded_at, 'infinity') > (select figures.moment())
      and not exists (select from figures.misregistered m where m.participant_id = a.participant_id and m.initiative_id = a.initiative_id);
create view figures.progress_levels as
    select a.id as assessment_id, a.participant_id, a.initiative_id, f.purpose, f.key as form_key, a.respondent, l.key as area, l.value::numeric as level, a.occurred_on
    from progress_assessments a join form_versions f on f.id = a.form_id
    cross join lateral jsonb_each(a.answers) l
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), a.initiative_id) is not null)
      and a.registered_at <= (select figures.moment()) and coalesce(a.superseded_at, 'infinity') > (select figures.moment())
      and jsonb_typeof(l.value) = 'number'
      and not exists (select from figures.misregistered m where m.participant_id = a.participant_id and m.initiative_id = a.initiative_id);
grant select on figures.progress_assessments, figures.progress_levels to samsteg_figures;
call figures.watch('progress_assessments');
call figures.watch('form_versions');
