-- On a participant's own pages: what was handed in, and the certificates.
select access.open_to_own('tasks_handed_in'), access.open_to_own('certificates');
