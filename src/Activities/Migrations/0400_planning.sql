create extension if not exists btree_gist schema search;

-- What an initiative gathers people for: its own types, each counting as one of the kinds that measures ask for (sessions.type).
create table activity_types (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    planned_activity_id uuid references planned_activities,   -- the activity of the plan that it carries out; null when the plan has none
    kind text not null check (length(kind) between 1 and 60), -- what it counts as: workshop_series, business_school, network_meeting …
    audience text not null check (audience in ('participants', 'organisations', 'both')),
    name_sv text not null check (length(name_sv) between 1 and 200), name_en text,
    minutes integer not null check (minutes between 5 and 720),
    capacity integer check (capacity between 1 and 1000),
    checklist text not null default '',                       -- one thing to do a line; each session gets its own
    is_retired boolean not null default false,
    unique (initiative_id, name_sv),
    unique (id, initiative_id));
select access.guard_initiative('activity_types');

-- Rooms are shared by all initiatives of the association: that one is taken is seen by all, for what by those within reach.
create table rooms (
    id uuid primary key,
    name text not null unique check (length(name) between 1 and 100),
    address text not null default '',
    seats integer check (seats between 1 and 1000),
    notes text not null default '',
    is_closed boolean not null default false);
select access.guard_staff('rooms');

alter table activity_series
    add activity_type_id uuid,
    add room_id uuid references rooms,
    add online_link text not null default '',
    add second_leader_account_id uuid references accounts,
    add capacity integer check (capacity between 1 and 1000),
    add materials text not null default '',
    add group_of uuid,                                        -- the series that it is another group of; null for the first
    add foreign key (activity_type_id, initiative_id) references activity_types (id, initiative_id),
    add foreign key (group_of, initiative_id) references activity_series (id, initiative_id),
    add constraint activity_series_audience check (audience in ('participants', 'organisations', 'both')),
    add check (second_leader_account_id <> leader_account_id);
alter table sessions
    add activity_type_id uuid,
    add room_id uuid references rooms,
    add online_link text not null default '',
    add second_leader_account_id uuid references accounts,
    add capacity integer check (capacity between 1 and 1000),
    add materials text not null default '',
    add cost numeric(12, 2) check (cost >= 0),                -- what it costs in SEK, whoever comes; null when nobody has said
    add is_cancelled boolean not null default false,          -- as the standing outcome says; kept by the database
    add revision integer not null default 0,                  -- times it has been moved, cancelled or called again; kept by the database
    add changed_at timestamptz not null default now(),        -- when that was last
    add foreign key (activity_type_id, initiative_id) references activity_types (id, initiative_id),
    add constraint sessions_audience check (audience in ('participants', 'organisations', 'both')),
    add check (second_leader_account_id <> leader_account_id),
    add unique (id, initiative_id);
create index on sessions (room_id, starts_at) where room_id is not null;
create index on sessions (second_leader_account_id) where second_leader_account_id is not null;
create index on sessions (activity_type_id);
create index on activity_series (second_leader_account_id) where second_leader_account_id is not null;
create index on activity_series (activity_type_id);
create index on activity_series (group_of) where group_of is not null;
create index on activity_series (room_id) where room_id is not null;

-- What is to be done before a session, and who did it.
create table session_tasks (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    session_id uuid not null,
    position integer not null,
    text text not null check (length(text) between 1 and 200),
    done_at timestamptz,
    done_by uuid references accounts,
    foreign key (session_id, initiative_id) references sessions (id, initiative_id),
    check ((done_at is null) = (done_by is null)));
create index on session_tasks (session_id);
create index on session_tasks (initiative_id);
select access.guard_initiative('session_tasks');

-- Who is expected at a single session without being a member of its series: signed up for it, or dropped in.
create table session_participants (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    session_id uuid not null,
    participant_id uuid not null references participants,
    origin text not null check (origin in ('signed_up', 'drop_in')),
    added_on date not null,
    foreign key (session_id, initiative_id) references sessions (id, initiative_id),
    unique (session_id, participant_id));
create index on session_participants (participant_id);
create index on session_participants (initiative_id);
select access.guard_covered('session_participants');

-- Nobody leads, and no room holds, two sessions at once. Asked as the transaction ends, so that a series may move into its own times.
create table session_bookings (
    session_id uuid not null references sessions on delete cascade,
    resource_id uuid not null,                                -- a room, or the account of who leads
    during tstzrange not null,
    primary key (session_id, resource_id),
    constraint session_bookings_apart exclude using gist (resource_id with =, during with &&) deferrable initially deferred);
alter table session_bookings enable row level security;

create function access.book_session() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if tg_op = 'UPDATE' then
        delete from session_bookings where session_id = new.id;
    end if;
    if not new.is_cancelled then
        insert into session_bookings (session_id, resource_id, during)
        select new.id, r, tstzrange(new.starts_at, new.ends_at)
        from unnest(array[new.room_id, new.leader_account_id, new.second_leader_account_id]) r where r is not null;
    end if;
    return null;
end $$;
create trigger session_booked after insert on sessions for each row execute function access.book_session();
create trigger session_rebooked after update on sessions for each row
    when ((old.starts_at, old.ends_at, old.room_id, old.leader_account_id, old.second_leader_account_id, old.is_cancelled)
        is distinct from (new.starts_at, new.ends_at, new.room_id, new.leader_account_id, new.second_leader_account_id, new.is_cancelled))
    execute function access.book_session();

create function access.number_revision() returns trigger language plpgsql as $$
begin
    new.revision := old.revision + 1;
    new.changed_at := now();
    return new;
end $$;
create trigger session_revised before update on sessions for each row
    when ((old.starts_at, old.ends_at, old.place, old.room_id, old.online_link, old.is_cancelled)
        is distinct from (new.starts_at, new.ends_at, new.place, new.room_id, new.online_link, new.is_cancelled))
    execute function access.number_revision();

create function access.follow_outcome() returns trigger language plpgsql as $$
begin
    update sessions s set is_cancelled = c.is_cancelled
    from (select exists (select from session_outcomes o where o.session_id = new.session_id and o.superseded_at is null and o.result = 'cancelled') as is_cancelled) c
    where s.id = new.session_id and s.is_cancelled <> c.is_cancelled;
    return null;
end $$;
create trigger outcome_followed after insert or update on session_outcomes for each row execute function access.follow_outcome();

update sessions s set is_cancelled = true
where exists (select from session_outcomes o where o.session_id = s.id and o.superseded_at is null and o.result = 'cancelled');
-- What is booked twice already stays so and keeps the first booking alone.
insert into session_bookings (session_id, resource_id, during)
select s.id, s.leader_account_id, tstzrange(s.starts_at, s.ends_at) from sessions s
where s.leader_account_id is not null and not s.is_cancelled
  and not exists (select from sessions e where e.leader_account_id = s.leader_account_id and not e.is_cancelled and e.id <> s.id
                  and tstzrange(e.starts_at, e.ends_at) && tstzrange(s.starts_at, s.ends_at) and (e.starts_at, e.id) < (s.starts_at, s.id));

-- What takes a room's or a leader's time within a period. What it is, is told of sessions within the caller's reach.
create function access.taken(resources uuid[], first timestamptz, last timestamptz)
    returns table (resource_id uuid, starts_at timestamptz, ends_at timestamptz, session_id uuid)
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select b.resource_id, lower(b.during), upper(b.during),
           case when access.everything('samsteg.initiatives') or s.initiative_id = any (access.ids('samsteg.initiatives')) then b.session_id end
    from session_bookings b join sessions s on s.id = b.session_id
    where access.is_staff() and b.resource_id = any (resources) and b.during && tstzrange(first, last);
end;
revoke execute on function access.taken(uuid[], timestamptz, timestamptz) from public;
grant execute on function access.taken(uuid[], timestamptz, timestamptz) to samsteg_app;

-- As before, also of who leads together with somebody, and of who is expected at a single session.
create or replace function access.covered_by(account uuid, today date) returns uuid[] language sql stable
    return (select coalesce(array_agg(distinct c.participant_id), '{}')
            from (select m.participant_id
                  from (select s.id from activity_series s where s.leader_account_id = account
                        union
                        select s.id from activity_series s where s.second_leader_account_id = account
                        union
                        select x.series_id from sessions x where x.leader_account_id = account and x.series_id is not null
                        union
                        select x.series_id from sessions x where x.second_leader_account_id = account and x.series_id is not null) led
                  join series_members m on m.series_id = led.id
                  where m.joined_on <= today and coalesce(m.left_on, 'infinity') > today
                    and exists (select from sessions x where x.series_id = led.id and x.starts_at > today - interval '31 days')
                  union all
                  select p.participant_id
                  from (select x.id, x.starts_at from sessions x where x.leader_account_id = account
                        union
                        select x.id, x.starts_at from sessions x where x.second_leader_account_id = account
                        union
                        select x.id, x.starts_at from activity_series s join sessions x on x.series_id = s.id
                        where account in (s.leader_account_id, s.second_leader_account_id)) led
                  join session_participants p on p.session_id = led.id
                  where led.starts_at > today - interval '31 days') c);

drop trigger series_taken on activity_series;
create trigger series_taken before update on activity_series for each row
    when (old.leader_account_id is distinct from new.leader_account_id or old.second_leader_account_id is distinct from new.second_leader_account_id
        or old.initiative_id <> new.initiative_id) execute function access.refuse_taking_a_group();
drop trigger session_taken on sessions;
create trigger session_taken before update on sessions for each row
    when (old.leader_account_id is distinct from new.leader_account_id or old.second_leader_account_id is distinct from new.second_leader_account_id
        or old.series_id is distinct from new.series_id or old.initiative_id <> new.initiative_id)
    execute function access.refuse_taking_a_group();

-- As before, with who leads together with somebody. Where the taker leads something else at the time, the session is left without a leader of its own.
create or replace function access.hand_over_groups(giver uuid, taker uuid, initiative uuid, first_day date, at timestamptz) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    moved bigint;
begin
    if not access.administers(initiative) or access.account() in (giver, taker) then
        raise insufficient_privilege using message = 'Groups are handed over by who administers roles there.';
    end if;
    with series as (
        update activity_series s
        set leader_account_id = case when s.leader_account_id = giver then taker else s.leader_account_id end,
            second_leader_account_id = case when s.second_leader_account_id = giver and s.leader_account_id <> taker then taker
                                            when s.second_leader_account_id in (giver, taker) then null else s.second_leader_account_id end
        where giver in (s.leader_account_id, s.second_leader_account_id) and s.initiative_id = initiative
          and exists (select from sessions x where x.series_id = s.id and x.starts_at >= first_day::timestamp at time zone 'Europe/Stockholm')
        returning s.id, 'activity_series' as kind),
    single as (
        update sessions x
        set leader_account_id = case when x.leader_account_id <> giver then x.leader_account_id when t.is_free then taker end,
            second_leader_account_id = case when x.second_leader_account_id <> giver then nullif(x.second_leader_account_id, taker)
                                            when t.is_free and x.leader_account_id is distinct from taker then taker end
        from (select y.id, not exists (select from session_bookings b where b.resource_id = taker and b.session_id <> y.id and b.during && tstzrange(y.starts_at, y.ends_at))
                       and not exists (select from sessions e where giver in (e.leader_account_id, e.second_leader_account_id) and not e.is_cancelled and e.id <> y.id
                                       and tstzrange(e.starts_at, e.ends_at) && tstzrange(y.starts_at, y.ends_at) and (e.starts_at, e.id) < (y.starts_at, y.id)) as is_free
              from sessions y where giver in (y.leader_account_id, y.second_leader_account_id)) t
        where t.id = x.id and giver in (x.leader_account_id, x.second_leader_account_id) and x.initiative_id = initiative
          and x.starts_at >= first_day::timestamp at time zone 'Europe/Stockholm'
        returning x.id, 'sessions' as kind),
    told as (
        insert into audit_entries (at, account_id, action, subject_kind, subject_id, initiative_id, changes)
        select hand_over_groups.at, access.account(), 'changed', m.kind, m.id, initiative,
               jsonb_build_object('leader_account_id', jsonb_build_array(giver, taker))
        from (select * from series union all select * from single) m
        returning 1)
    select count(*) into moved from told;
    return moved;
end $$;

-- Types of what has been made so far, called as the plan calls them.
insert into activity_types (id, initiative_id, planned_activity_id, kind, audience, name_sv, name_en, minutes)
select gen_random_uuid(), u.initiative_id, p.id, u.type, u.audience, coalesce(p.name_sv, u.type), p.name_en, least(720, greatest(5, coalesce(p.hours_each * 60, 180)))::integer
from (select distinct initiative_id, type, audience from sessions) u
left join lateral (select id, name_sv, name_en, hours_each from planned_activities p
                   where p.initiative_id = u.initiative_id and p.type = u.type order by p.code limit 1) p on true
on conflict (initiative_id, name_sv) do nothing;
update activity_series s set activity_type_id = t.id from activity_types t where t.initiative_id = s.initiative_id and t.kind = s.type and t.audience = s.audience;
update sessions s set activity_type_id = t.id from activity_types t where t.initiative_id = s.initiative_id and t.kind = s.type and t.audience = s.audience;

select access.open_to_own('session_participants');
grant select (room_id, online_link, is_cancelled) on sessions to samsteg_own;
grant select on rooms to samsteg_own;
create policy own_reading on rooms for select to samsteg_own using (exists (select from sessions s where s.room_id = rooms.id));
drop policy own_reading on sessions;
create policy own_reading on sessions for select to samsteg_own using (
    exists (select from attendance a where a.session_id = sessions.id) or exists (select from series_members m where m.series_id = sessions.series_id)
    or exists (select from session_participants p where p.session_id = sessions.id));
