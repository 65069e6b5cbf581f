-- When a tap was made by the clock of the telephone, which the server's own (registered_at) may be long after where there was no network.
alter table attendance add device_time timestamptz;
grant select (device_time) on attendance to samsteg_own;

-- Taps on a roster that have been answered, by the key that the telephone gave each: one that is sent again is answered the same and writes nothing.
create table roster_taps (
    account_id uuid not null references accounts,
    key uuid not null,
    digest bytea not null,                     -- of what it asked
    state text not null,                       -- saved, unchanged, conflict, closed, not_expected, unreadable
    answered_at timestamptz not null,
    primary key (account_id, key));
alter table roster_taps enable row level security;
create policy own on roster_taps to samsteg_app using (account_id = (select access.account()));
grant select, insert, delete on roster_taps to samsteg_app;
