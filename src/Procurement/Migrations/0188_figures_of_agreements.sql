-- As before, with the scope asked in a way that the planner does not take for a narrowing: beside the initiative that is asked for it
-- narrows nothing, and taken for one it makes the planner expect a single row and go through thousands again and again.
create or replace view figures.agreement_states as
    select s.agreement_id, s.initiative_id, a.type, s.state, s.occurred_on
    from agreement_states s join business_agreements a on a.id = s.agreement_id
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), s.initiative_id) is not null)
      and s.registered_at <= (select figures.moment()) and coalesce(s.superseded_at, 'infinity') > (select figures.moment());
