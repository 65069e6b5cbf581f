-- As before, without those who were registered by mistake.
create or replace view figures.placements as
    select id as placement_id, participant_id, organisation_id, initiative_id, kind from placements p
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null)
      and not exists (select from figures.misregistered m where m.participant_id = p.participant_id and m.initiative_id = p.initiative_id);
create or replace view figures.placement_events as
    select placement_id, participant_id, initiative_id, event, occurred_on from placement_events e
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null)
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment())
      and not exists (select from figures.misregistered m where m.participant_id = e.participant_id and m.initiative_id = e.initiative_id);
create or replace view figures.placement_follow_ups as
    select follow_up_id, placement_id, participant_id, initiative_id, channel, occurred_on from placement_follow_ups f
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null)
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment())
      and not exists (select from figures.misregistered m where m.participant_id = f.participant_id and m.initiative_id = f.initiative_id);
