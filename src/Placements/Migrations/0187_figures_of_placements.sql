-- As before, with the scope asked in a way that the planner does not take for a narrowing: beside the initiative that is asked for it
-- narrows nothing, and taken for one it makes the planner expect a single row and go through thousands again and again.
create or replace view figures.placements as
    select id as placement_id, participant_id, organisation_id, initiative_id, kind from placements
    where (select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null;
create or replace view figures.placement_events as
    select placement_id, participant_id, initiative_id, event, occurred_on from placement_events
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null)
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment());
create or replace view figures.placement_follow_ups as
    select follow_up_id, placement_id, participant_id, initiative_id, channel, occurred_on from placement_follow_ups
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null)
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment());
