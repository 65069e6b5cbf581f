-- On a participant's own pages: the own placements, how they went, and what was noted.
select access.open_to_own('placements'), access.open_to_own('placement_events'), access.open_to_own('placement_follow_ups'), access.open_to_own('placement_notes');
