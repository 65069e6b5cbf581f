-- Calendars elsewhere that an account says when it is busy by. Of them only that something begins and ends is kept, sealed with the address.
create table busy_calendars (
    id uuid primary key,
    account_id uuid not null references accounts,
    label text not null check (length(label) between 1 and 100),
    address_cipher bytea not null,
    added_at timestamptz not null,
    tried_at timestamptz not null,              -- when it was last asked for
    read_at timestamptz,                        -- when that last went well; null when it never has
    problem text check (problem in ('unreachable', 'too_large', 'not_calendar')), -- why it did not the last time
    not_understood integer not null default 0,  -- events that were left out for what they are repeated by, or where
    times_cipher bytea);                        -- when it is busy; null before it was read
create index on busy_calendars (account_id);
create index on busy_calendars (tried_at);
alter table busy_calendars enable row level security;
create policy own on busy_calendars to samsteg_app using (account_id = (select access.account()));
create policy program on busy_calendars for all to samsteg_app using ((select access.account()) is null); -- reads them by the hour
grant select, insert, update, delete on busy_calendars to samsteg_app;

-- When others are busy, for those who plan: still sealed, opened by the program alone.
create function access.busy_times(accounts uuid[]) returns table (id uuid, account_id uuid, times_cipher bytea)
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select b.id, b.account_id, b.times_cipher from busy_calendars b
    where access.is_staff() and b.account_id = any (accounts) and b.times_cipher is not null;
end;
revoke execute on function access.busy_times(uuid[]) from public;
grant execute on function access.busy_times(uuid[]) to samsteg_app;
