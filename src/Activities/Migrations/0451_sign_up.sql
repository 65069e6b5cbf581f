-- How one signs up for a series, or for a session that stands alone.
create table sign_up_openings (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    series_id uuid,
    session_id uuid,
    code text not null unique check (length(code) >= 16), -- in the address of its public page
    takes_guests boolean not null default false,          -- whoever has the address
    takes_participants boolean not null default false,    -- the initiative's, on their own pages
    most_seats integer not null default 1 check (most_seats between 1 and 20), -- for one who signs up
    closes_at timestamptz,                                -- null: when it begins
    unique (series_id), unique (session_id), unique (id, initiative_id),
    check (num_nonnulls(series_id, session_id) = 1),
    foreign key (series_id, initiative_id) references activity_series (id, initiative_id),
    foreign key (session_id, initiative_id) references sessions (id, initiative_id));
create index on sign_up_openings (initiative_id);
-- People from organisations, and others who are not participants.
create table guest_sign_ups (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    opening_id uuid not null,
    name text not null check (length(name) between 1 and 100),
    email text not null check (length(email) between 3 and 254),
    organisation_name text not null default '' check (length(organisation_name) <= 200),
    organisation_id uuid references organisations,        -- where the address is that of a contact person
    seats integer not null check (seats between 1 and 20),
    others text not null default '' check (length(others) <= 2000), -- who else comes, a name a line
    state text not null check (state in ('confirmed', 'waiting', 'cancelled')),
    source text not null check (source in ('public', 'staff')),
    language text not null check (language in ('sv', 'en')),
    made_at timestamptz not null,
    told_state text,                                      -- what they have been told of their state
    reminded_of uuid references sessions,                 -- the session that they were last reminded of
    foreign key (opening_id, initiative_id) references sign_up_openings (id, initiative_id));
create unique index guest_sign_ups_once on guest_sign_ups (opening_id, lower(email)) where state <> 'cancelled';
create index on guest_sign_ups (initiative_id);
create index on guest_sign_ups (organisation_id) where organisation_id is not null;
create index on guest_sign_ups (made_at) where told_state is distinct from state;
-- Participants who wait for a place; who has one is a member of the series, or expected at the session.
create table participant_waits (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    opening_id uuid not null,
    participant_id uuid not null references participants,
    made_at timestamptz not null,
    source text not null check (source in ('participant', 'staff')),
    foreign key (opening_id, initiative_id) references sign_up_openings (id, initiative_id),
    unique (opening_id, participant_id));
create index on participant_waits (participant_id);
create index on participant_waits (initiative_id);
select access.guard_initiative('sign_up_openings'), access.guard_initiative('guest_sign_ups'), access.guard_covered('participant_waits');
select access.open_to_own('participant_waits');
-- Who has been reminded of what; kept by the program.
create table session_reminders (
    initiative_id uuid not null references initiatives,
    session_id uuid not null references sessions,
    participant_id uuid not null references participants,
    primary key (session_id, participant_id));
create index on session_reminders (participant_id);
create index on session_reminders (initiative_id);
select access.guard_covered('session_reminders'), access.open_to_own('session_reminders');

-- Places that are taken: members, participants of a session alone, and the seats of guests. Told of what lies within reach.
create function access.places_taken(series uuid, session uuid) returns integer
    language sql stable security definer set search_path = public, pg_temp
    return (select (
        (select count(*) from series_members m where m.series_id = series and m.left_on is null)
        + (select count(*) from session_participants p where p.session_id = session)
        + coalesce((select sum(g.seats) from sign_up_openings o join guest_sign_ups g on g.opening_id = o.id
                    where (o.series_id = series or o.session_id = session) and g.state = 'confirmed'), 0))::integer
        where access.everything('samsteg.initiatives')
           or exists (select from activity_series s where s.id = series and s.initiative_id = any (access.ids('samsteg.initiatives')))
           or exists (select from sessions s where s.id = session and s.initiative_id = any (access.ids('samsteg.initiatives'))));

-- What a sign-up is for, as it stands. For the functions below alone.
create function access.sign_up_target(opening uuid)
    returns table (initiative_id uuid, series_id uuid, session_id uuid, name_sv text, name_en text, place text, online_link text, capacity integer,
                   taken integer, starts timestamptz[], ends timestamptz[])
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select o.initiative_id, o.series_id, o.session_id, coalesce(r.name_sv, s.name_sv), coalesce(r.name_en, s.name_en),
           concat_ws(', ', m.name, nullif(m.address, ''), nullif(coalesce(r.place, s.place), '')), coalesce(r.online_link, s.online_link), coalesce(r.capacity, s.capacity),
           ((select count(*) from series_members x where x.series_id = o.series_id and x.left_on is null)
            + (select count(*) from session_participants x where x.session_id = o.session_id)
            + coalesce((select sum(g.seats) from guest_sign_ups g where g.opening_id = o.id and g.state = 'confirmed'), 0))::integer,
           coalesce(t.starts, '{}'), coalesce(t.ends, '{}')
    from sign_up_openings o
    left join activity_series r on r.id = o.series_id
    left join sessions s on s.id = o.session_id
    left join rooms m on m.id = coalesce(r.room_id, s.room_id)
    left join lateral (select array_agg(x.starts_at order by x.starts_at) as starts, array_agg(x.ends_at order by x.starts_at) as ends
                       from sessions x where (x.series_id = o.series_id or x.id = o.session_id) and not x.is_cancelled) t on true
    where o.id = opening;
end;

-- Whether one can still sign up: until it closes, or begins.
create function access.sign_up_is_open(opening uuid, at timestamptz) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    return exists (select from sign_up_openings o, access.sign_up_target(o.id) t
                   where o.id = opening and cardinality(t.starts) > 0 and at < coalesce(o.closes_at, t.starts[1]) and at < t.ends[cardinality(t.ends)]);

-- What the public page shows to whoever has its address; nothing once it takes nobody.
create function access.sign_up_page(asked text, at timestamptz)
    returns table (name_sv text, name_en text, place text, starts timestamptz[], ends timestamptz[], most_seats integer, is_open boolean, is_full boolean)
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select t.name_sv, t.name_en, t.place, t.starts, t.ends, o.most_seats, access.sign_up_is_open(o.id, at), coalesce(t.taken >= t.capacity, false)
    from sign_up_openings o, access.sign_up_target(o.id) t where o.code = asked and o.takes_guests;
end;

-- Takes somebody's sign-up: confirmed while there are places and nobody waits, else waiting. Known when the address has signed up already; closed when
-- it takes nobody; crowded when more wait than anybody will go through.
create function access.sign_up_guest(asked text, guest uuid, who text, address text, organisation text, wanted integer, companions text, tongue text, at timestamptz) returns text
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    opening sign_up_openings;
    target record;
    outcome text;
begin
    select * into opening from sign_up_openings o where o.code = asked and o.takes_guests for update;
    if opening.id is null or wanted > opening.most_seats or not access.sign_up_is_open(opening.id, at) then
        return 'closed';
    end if;
    if exists (select from guest_sign_ups g where g.opening_id = opening.id and lower(g.email) = lower(address) and g.state <> 'cancelled') then
        return 'known';
    end if;
    select * into target from access.sign_up_target(opening.id);
    if (select count(*) from guest_sign_ups g where g.opening_id = opening.id and g.made_at > at - interval '1 day') >= 200 + coalesce(target.capacity, 200) then
        return 'crowded';
    end if;
    outcome := case when target.capacity is null or (target.taken + wanted <= target.capacity
        and not exists (select from guest_sign_ups g where g.opening_id = opening.id and g.state = 'waiting')
        and not exists (select from participant_waits w where w.opening_id = opening.id)) then 'confirmed' else 'waiting' end;
    insert into guest_sign_ups (id, initiative_id, opening_id, name, email, organisation_name, organisation_id, seats, others, state, source, language, made_at)
    values (guest, opening.initiative_id, opening.id, who, address, organisation,
            (select min(c.organisation_id::text)::uuid from contact_persons c where lower(c.email) = lower(address) and c.left_on is null having count(distinct c.organisation_id) = 1),
            wanted, companions, outcome, 'public', tongue, at);
    insert into audit_entries (at, action, subject_kind, subject_id, initiative_id) values (at, 'added', 'guest_sign_ups', guest, opening.initiative_id);
    return outcome;
end $$;

-- What somebody who has signed up sees by the address that only they have.
create function access.guest_page(guest uuid, at timestamptz)
    returns table (name_sv text, name_en text, place text, online_link text, starts timestamptz[], ends timestamptz[], seats integer, state text, is_over boolean)
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select t.name_sv, t.name_en, t.place, case when g.state = 'confirmed' then t.online_link else '' end, t.starts, t.ends, g.seats, g.state,
           coalesce(t.ends[cardinality(t.ends)] < at, true)
    from guest_sign_ups g, access.sign_up_target(g.opening_id) t where g.id = guest;
end;
create function access.cancel_guest(guest uuid, at timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    ended guest_sign_ups;
begin
    update guest_sign_ups g set state = 'cancelled', told_state = 'cancelled' where g.id = guest and g.state <> 'cancelled' returning * into ended;
    if ended.id is null then
        return false;
    end if;
    insert into audit_entries (at, action, subject_kind, subject_id, initiative_id) values (at, 'changed', 'guest_sign_ups', guest, ended.initiative_id);
    return true;
end $$;

-- What the signed-in participant can sign up for, is in, or waits for.
create function access.own_sign_ups(at timestamptz)
    returns table (opening_id uuid, participant_id uuid, name_sv text, name_en text, place text, starts timestamptz[], ends timestamptz[], is_open boolean, is_full boolean, state text)
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select o.id, p.id, t.name_sv, t.name_en, t.place, t.starts, t.ends, access.sign_up_is_open(o.id, at), coalesce(t.taken >= t.capacity, false),
           case when exists (select from series_members m where m.series_id = o.series_id and m.participant_id = p.id and m.left_on is null)
                  or exists (select from session_participants x where x.session_id = o.session_id and x.participant_id = p.id) then 'in'
                when exists (select from participant_waits w where w.opening_id = o.id and w.participant_id = p.id) then 'waiting' else 'out' end
    from participants p
    join sign_up_openings o on o.initiative_id = p.initiative_id and o.takes_participants
    cross join lateral access.sign_up_target(o.id) t
    where p.id = any (access.own_participants()) and cardinality(t.starts) > 0 and t.ends[cardinality(t.ends)] > at
      and exists (select from enrolments e where e.participant_id = p.id and e.superseded_at is null)
      and not exists (select from exits x where x.participant_id = p.id and x.superseded_at is null);
end;
create function access.own_sign_up(opening uuid, entry uuid, at timestamptz) returns text
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    target record;
    mine record;
    kind text;
begin
    perform from sign_up_openings o where o.id = opening for update;
    select * into mine from access.own_sign_ups(at) s where s.opening_id = opening;
    if mine.opening_id is null or not mine.is_open then
        return 'closed';
    end if;
    if mine.state <> 'out' then
        return mine.state;
    end if;
    select * into target from access.sign_up_target(opening);
    if mine.is_full or (target.capacity is not null and (exists (select from guest_sign_ups g where g.opening_id = opening and g.state = 'waiting')
                                                         or exists (select from participant_waits w where w.opening_id = opening))) then
        insert into participant_waits (id, initiative_id, opening_id, participant_id, made_at, source) values (entry, target.initiative_id, opening, mine.participant_id, at, 'participant');
        kind := 'participant_waits';
    elsif target.series_id is not null then
        insert into series_members (id, initiative_id, series_id, participant_id, joined_on) values (entry, target.initiative_id, target.series_id, mine.participant_id, (at at time zone 'Europe/Stockholm')::date)
        on conflict (series_id, participant_id) do update set left_on = null returning id into entry;
        kind := 'series_members';
    else
        insert into session_participants (id, initiative_id, session_id, participant_id, origin, added_on) values (entry, target.initiative_id, target.session_id, mine.participant_id, 'signed_up', (at at time zone 'Europe/Stockholm')::date);
        kind := 'session_participants';
    end if;
    insert into audit_entries (at, account_id, action, subject_kind, subject_id, initiative_id, participant_id)
        values (at, access.account(), 'added', kind, entry, target.initiative_id, mine.participant_id);
    return case kind when 'participant_waits' then 'waiting' else 'in' end;
end $$;
create function access.own_sign_off(opening uuid, at timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    target record;
    mine record;
begin
    select * into mine from access.own_sign_ups(at) s where s.opening_id = opening and s.state <> 'out';
    if mine.opening_id is null then
        return false;
    end if;
    select * into target from access.sign_up_target(opening);
    delete from participant_waits w where w.opening_id = opening and w.participant_id = mine.participant_id;
    delete from session_participants p where p.session_id = target.session_id and p.participant_id = mine.participant_id
        and not exists (select from attendance a where a.session_id = p.session_id and a.participant_id = p.participant_id);
    delete from series_members m where m.series_id = target.series_id and m.participant_id = mine.participant_id
        and not exists (select from attendance a join sessions s on s.id = a.session_id where s.series_id = m.series_id and a.participant_id = m.participant_id)
        and not exists (select from next_step_wishes w where w.series_id = m.series_id and w.participant_id = m.participant_id);
    update series_members m set left_on = greatest(m.joined_on, (at at time zone 'Europe/Stockholm')::date)
        where m.series_id = target.series_id and m.participant_id = mine.participant_id and m.left_on is null;
    insert into audit_entries (at, account_id, action, subject_kind, subject_id, initiative_id, participant_id)
        values (at, access.account(), 'removed', case when target.series_id is null then 'session_participants' else 'series_members' end, coalesce(target.series_id, target.session_id), target.initiative_id, mine.participant_id);
    return true;
end $$;

-- Gives places that are free to those who wait, in the order in which they came; who needs more seats than there are keeps the others waiting.
-- Tells the accounts of participants who got one. For the program.
create function access.move_up(at timestamptz) returns setof uuid
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    opening record;
    target record;
    waiting record;
begin
    if access.account() is not null then
        raise insufficient_privilege using message = 'The program alone gives places.';
    end if;
    for opening in
        select o.id, o.initiative_id from sign_up_openings o
        where exists (select from guest_sign_ups g where g.opening_id = o.id and g.state = 'waiting') or exists (select from participant_waits w where w.opening_id = o.id)
        order by o.id for update
    loop
        delete from participant_waits w where w.opening_id = opening.id and exists (select from exits x where x.participant_id = w.participant_id and x.superseded_at is null);
        loop
            select * into target from access.sign_up_target(opening.id);
            select * into waiting from (
                select g.id, g.seats, null::uuid as participant, g.made_at from guest_sign_ups g where g.opening_id = opening.id and g.state = 'waiting'
                union all
                select w.id, 1, w.participant_id, w.made_at from participant_waits w where w.opening_id = opening.id) q
            order by q.made_at, q.id limit 1;
            exit when waiting.id is null or cardinality(target.starts) = 0 or target.ends[cardinality(target.ends)] <= at
                or (target.capacity is not null and target.taken + waiting.seats > target.capacity);
            if waiting.participant is null then
                update guest_sign_ups g set state = 'confirmed' where g.id = waiting.id;
            else
                delete from participant_waits w where w.id = waiting.id;
                if target.series_id is not null then
                    insert into series_members (id, initiative_id, series_id, participant_id, joined_on) values (waiting.id, opening.initiative_id, target.series_id, waiting.participant, (at at time zone 'Europe/Stockholm')::date)
                    on conflict on constraint series_members_series_id_participant_id_key do update set left_on = null;
                else
                    insert into session_participants (id, initiative_id, session_id, participant_id, origin, added_on)
                    values (waiting.id, opening.initiative_id, target.session_id, waiting.participant, 'signed_up', (at at time zone 'Europe/Stockholm')::date) on conflict do nothing;
                end if;
                return query select t.account_id from participant_accounts t where t.participant_id = waiting.participant and t.ended_at is null;
            end if;
            insert into audit_entries (at, action, subject_kind, subject_id, initiative_id, participant_id)
                values (at, 'changed', case when waiting.participant is null then 'guest_sign_ups' else 'participant_waits' end, waiting.id, opening.initiative_id, waiting.participant);
        end loop;
    end loop;
end $$;

-- Guests who do not know how their sign-up stands; from now on they do. For the program.
create function access.guests_to_tell() returns table (id uuid, email text, language text, state text)
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if access.account() is not null then
        raise insufficient_privilege using message = 'The program alone tells guests.';
    end if;
    return query update guest_sign_ups g set told_state = g.state
        where g.id in (select w.id from guest_sign_ups w where w.told_state is distinct from w.state order by w.made_at limit 500 for update skip locked)
        returning g.id, g.email, g.language, g.state;
end $$;

-- Guests with a place at a session that begins until then and of which they have not been reminded; from now on they have. Nobody who signed up just now.
create function access.guests_to_remind(at timestamptz, until timestamptz) returns table (id uuid, email text, language text, state text)
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if access.account() is not null then
        raise insufficient_privilege using message = 'The program alone tells guests.';
    end if;
    return query update guest_sign_ups g set reminded_of = n.session_id
        from (select distinct on (w.id) w.id, s.id as session_id
              from sessions s
              join sign_up_openings o on o.session_id = s.id or o.series_id = s.series_id
              join guest_sign_ups w on w.opening_id = o.id and w.state = 'confirmed' and w.made_at < at - interval '4 hours'
              where s.starts_at > at and s.starts_at <= until and not s.is_cancelled
              order by w.id, s.starts_at) n
        where n.id = g.id and g.reminded_of is distinct from n.session_id
        returning g.id, g.email, g.language, g.state;
end $$;

-- The accounts of participants who are expected at a session that begins until then and have not been reminded of it; from now on they have.
create function access.participants_to_remind(at timestamptz, until timestamptz) returns setof uuid
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if access.account() is not null then
        raise insufficient_privilege using message = 'The program alone reminds participants.';
    end if;
    return query
        with near as (
            select s.id, s.initiative_id, s.series_id, (s.starts_at at time zone 'Europe/Stockholm')::date as day from sessions s where s.starts_at > at and s.starts_at <= until and not s.is_cancelled),
        expected as (
            select n.id as session_id, n.initiative_id, m.participant_id from near n join series_members m on m.series_id = n.series_id and m.joined_on <= n.day and coalesce(m.left_on, 'infinity') > n.day
            union
            select n.id, n.initiative_id, p.participant_id from near n join session_participants p on p.session_id = n.id),
        reminded as (
            insert into session_reminders (initiative_id, session_id, participant_id)
            select e.initiative_id, e.session_id, e.participant_id from expected e
            where exists (select from participant_accounts t where t.participant_id = e.participant_id and t.ended_at is null)
              and not exists (select from exits x where x.participant_id = e.participant_id and x.superseded_at is null)
            on conflict do nothing returning participant_id)
        select t.account_id from reminded r join participant_accounts t on t.participant_id = r.participant_id and t.ended_at is null;
end $$;

revoke execute on function access.guests_to_tell(), access.guests_to_remind(timestamptz, timestamptz), access.participants_to_remind(timestamptz, timestamptz) from public;
grant execute on function access.guests_to_tell(), access.guests_to_remind(timestamptz, timestamptz), access.participants_to_remind(timestamptz, timestamptz) to samsteg_app;
revoke execute on function access.places_taken(uuid, uuid), access.sign_up_target(uuid), access.sign_up_is_open(uuid, timestamptz), access.sign_up_page(text, timestamptz),
    access.sign_up_guest(text, uuid, text, text, text, integer, text, text, timestamptz), access.guest_page(uuid, timestamptz), access.cancel_guest(uuid, timestamptz),
    access.own_sign_ups(timestamptz), access.own_sign_up(uuid, uuid, timestamptz), access.own_sign_off(uuid, timestamptz), access.move_up(timestamptz) from public;
grant execute on function access.places_taken(uuid, uuid), access.sign_up_page(text, timestamptz),
    access.sign_up_guest(text, uuid, text, text, text, integer, text, text, timestamptz), access.guest_page(uuid, timestamptz), access.cancel_guest(uuid, timestamptz), access.move_up(timestamptz) to samsteg_app;
grant execute on function access.own_sign_ups(timestamptz), access.own_sign_up(uuid, uuid, timestamptz), access.own_sign_off(uuid, timestamptz) to samsteg_own;
