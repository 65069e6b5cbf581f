-- Secret addresses by which a calendar program reads a calendar. Of the address the database has a digest only.
create table calendar_feeds (
    id uuid primary key,
    account_id uuid not null references accounts,
    label text not null check (length(label) between 1 and 100),
    initiative_id uuid references initiatives,  -- its sessions
    room_id uuid references rooms,              -- what it is booked for; neither: the account's own calendar
    digest bytea not null check (length(digest) = 32),
    made_at timestamptz not null,               -- this address; a renewed one is another
    last_read_on date,                          -- by the day: who looks when is nobody's affair
    revoked_at timestamptz,
    check (initiative_id is null or room_id is null));
create index on calendar_feeds (digest);
create index on calendar_feeds (account_id);
create index on calendar_feeds (initiative_id) where initiative_id is not null;
create index on calendar_feeds (room_id) where room_id is not null;
alter table calendar_feeds enable row level security;
create policy own on calendar_feeds to samsteg_app using (account_id = (select access.account()));
grant select, insert, update (digest, made_at, revoked_at) on calendar_feeds to samsteg_app;

-- The address that a digest is of, while it holds; that it was read is noted once a day. Asked where nobody is signed in.
create function access.use_feed(wanted bytea, today date)
    returns table (id uuid, account_id uuid, label text, initiative_id uuid, room_id uuid, language text)
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update calendar_feeds f set last_read_on = today
    where f.digest = wanted and f.revoked_at is null and f.last_read_on is distinct from today;
    return query
    select f.id, f.account_id, f.label, f.initiative_id, f.room_id, a.language
    from calendar_feeds f join accounts a on a.id = f.account_id and a.closed_at is null
    where f.digest = wanted and f.revoked_at is null;
end $$;
revoke execute on function access.use_feed(bytea, date) from public;
grant execute on function access.use_feed(bytea, date) to samsteg_app;
