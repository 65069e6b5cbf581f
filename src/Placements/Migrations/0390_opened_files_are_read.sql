-- As 0389 has it of the other tables about participants.
select access.guard_opened(name, 'participant_id <> all ((select access.only_opened())::uuid[])')
from unnest(array['placements', 'placement_events', 'placement_follow_ups', 'placement_notes']) as name;
