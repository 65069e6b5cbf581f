-- As before, with the scope asked in a way that the planner does not take for a narrowing: beside the initiative that is asked for it
-- narrows nothing, and taken for one it makes the planner expect a single row and go through thousands again and again.
create or replace view figures.enrolments as
    select participant_id, initiative_id, gender, target_group, referrer_organisation_id, occurred_on from enrolments
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null)
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment());
create or replace view figures.exits as
    select participant_id, initiative_id, reason, occurred_on from exits
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null)
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment());
create or replace view figures.contacts as
    select id as contact_id, participant_id, initiative_id, purpose, channel, occurred_on from contacts
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null)
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment());
create or replace view figures.action_goals as
    select participant_id, initiative_id, goal_id, occurred_on from action_goals
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null)
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment());
create or replace view figures.action_steps as
    select participant_id, initiative_id, goal_id, step_id, state, done_on, occurred_on from action_steps
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null)
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment());
