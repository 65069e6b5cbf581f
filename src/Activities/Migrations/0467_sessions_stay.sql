-- A session is called off, never removed: whoever has it in a calendar elsewhere is told, and what came of it stays.
revoke delete on sessions from samsteg_app;
