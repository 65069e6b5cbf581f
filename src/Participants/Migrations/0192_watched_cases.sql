call figures.watch('enrolments');
call figures.watch('exits');
call figures.watch('contacts');
call figures.watch('action_goals');
call figures.watch('action_steps');
