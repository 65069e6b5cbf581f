-- The schema's number, for whoever asks whether program and database fit together.
create function access.schema_number() returns integer language sql stable security definer set search_path = public, pg_temp
    return (select max(number) from public.schema_migrations);
grant execute on function access.schema_number() to samsteg_app;
