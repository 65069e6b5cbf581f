call figures.watch('placements');
call figures.watch('placement_events');
call figures.watch('placement_follow_ups');
