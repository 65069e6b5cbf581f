-- Where others reach the holder at work; told to those whom the work concerns. The number for text messages is the holder's own.
alter table accounts add column work_phone text check (length(work_phone) <= 30);
create function access.forget_work_phone() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    new.work_phone := null;
    return new;
end $$;
revoke execute on function access.forget_work_phone() from public;
create trigger forget_work_phone before update of closed_at on accounts for each row when (old.closed_at is null and new.closed_at is not null) execute function access.forget_work_phone();
