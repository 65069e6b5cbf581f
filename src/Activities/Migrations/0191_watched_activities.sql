call figures.watch('activity_series');
call figures.watch('sessions');
call figures.watch('session_outcomes');
call figures.watch('attendance');
call figures.watch('next_step_wishes');
call figures.watch('organisation_attendance');
