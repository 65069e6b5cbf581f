-- Which answers have come or gone since somebody read them: those touched by a transaction that was not over then, and maybe some more.
alter table application_answers add touched_in xid8 not null default pg_current_xact_id();
create index on application_answers (initiative_id, touched_in);
create function access.touch_answer() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    new.touched_in := pg_current_xact_id();
    return new;
end $$;
create trigger touched before insert or update on application_answers for each row execute function access.touch_answer();
