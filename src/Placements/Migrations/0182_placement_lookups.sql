-- A participant's placements and what happened in them, for the file.
create index placement_events_participant on placement_events (participant_id);
create index placement_follow_ups_participant on placement_follow_ups (participant_id);
