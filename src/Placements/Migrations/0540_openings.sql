-- The place bank: what organisations can take people in for. Each opening is looked after by an initiative; one that is shared is read, and may be used, by staff of all. No participant is named in it.
create table placement_openings (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    organisation_id uuid not null references organisations,
    place_id uuid references organisation_places on delete set null,   -- which of its premises; null when nobody has said
    supervisor_id uuid references contact_persons,                     -- who would supervise, and is asked whether it still holds
    responsible_id uuid not null references accounts,                  -- who of the staff looks after it
    kind text not null check (kind in ('work_training', 'internship', 'prao', 'subsidised_job', 'job')),
    title text not null check (length(title) between 1 and 200),
    tasks text not null default '' check (length(tasks) <= 2000),
    occupation text check (occupation ~ '^[0-9]{4}$'),                 -- SSYK 2012
    starts_on date not null,
    ends_on date check (ends_on >= starts_on),                         -- null: until further notice
    places integer not null check (places between 1 and 500),
    taken integer not null default 0 check (taken >= 0),               -- kept by access.count_places
    least_hours numeric(4, 1) not null check (least_hours > 0),        -- a week
    most_hours numeric(4, 1) not null check (most_hours <= 40),
    times integer not null check (times between 1 and 16383),          -- half-days, a bit each, Monday's morning first
    swedish text not null check (swedish in ('none', 'words', 'conversation', 'working')),
    languages text[] not null default '{}',                            -- that somebody there speaks beside Swedish
    skills_needed text[] not null default '{}',
    skills_wished text[] not null default '{}',
    demands text[] not null default '{}',
    supports text[] not null default '{}',
    target_groups text[] not null default '{}',                        -- codes of the initiative's; empty: all
    is_shared boolean not null default false,                          -- with the association's other initiatives
    is_public boolean not null default false,                          -- told to everybody
    valid_until date not null,                                         -- last day that it is offered without being confirmed anew
    confirmed_on date not null,
    withdrawn_on date,
    withdrawn_because text check (length(withdrawn_because) <= 500),
    constraint placement_openings_hours check (most_hours >= least_hours),
    constraint placement_openings_room check (taken <= places));
create index on placement_openings (initiative_id);
create index on placement_openings (organisation_id);
create index on placement_openings (supervisor_id) where supervisor_id is not null;
create index on placement_openings (place_id) where place_id is not null;
create index on placement_openings (id) where is_shared;
select access.guard_initiative('placement_openings');
create policy shared on placement_openings for select to samsteg_app using (is_shared and (select access.is_staff()));

alter table placements add opening_id uuid references placement_openings;
create index on placements (opening_id) where opening_id is not null;
grant select (opening_id) on placements to samsteg_own;

-- How many of an opening's places are taken: by placements that have neither ended nor come to nothing, whoever may see them.
create function access.taken_of_opening(opening uuid) returns integer language sql stable set search_path = pg_catalog, pg_temp
    begin atomic
        select count(*)::integer from public.placements p
        where p.opening_id = opening and not exists (select from public.placement_events e where e.placement_id = p.id and e.event in ('ended', 'withdrawn') and e.superseded_at is null);
    end;
revoke execute on function access.taken_of_opening(uuid) from public, samsteg_app;

-- Waits until nobody else is deciding on an opening, so that two do not take its last place. What stands then is asked in a statement of its own.
create function access.hold_opening(opening uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select from public.placement_openings where id = opening for no key update;
    end;
revoke execute on function access.hold_opening(uuid) from public;
grant execute on function access.hold_opening(uuid) to samsteg_app;

-- Counts anew, under the opening's lock; the check on the table refuses one too many. Null: nothing to count.
create function access.count_places(opening uuid) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform from public.placement_openings where id = opening for no key update;
    update public.placement_openings set taken = access.taken_of_opening(opening) where id = opening and taken <> access.taken_of_opening(opening);
end $$;
revoke execute on function access.count_places(uuid) from public, samsteg_app;

-- Whichever way a placement comes, moves, ends or goes. Only what is offered to the initiative, by that organisation, can be taken.
create function access.place_taken() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if new.opening_id is not null and new.opening_id is distinct from old.opening_id and not exists (
        select from public.placement_openings o
        where o.id = new.opening_id and o.organisation_id = new.organisation_id and (o.initiative_id = new.initiative_id or o.is_shared) and o.withdrawn_on is null)
    then
        raise exception 'The opening is not offered to that initiative by that organisation.' using errcode = 'check_violation', constraint = 'placements_opening';
    end if;
    perform access.count_places(o) from (select unnest(array[old.opening_id, new.opening_id]) as o order by 1) openings where o is not null;
    return null;
end $$;
create function access.place_left() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform access.count_places(p.opening_id) from public.placements p where p.id = coalesce(new.placement_id, old.placement_id) and p.opening_id is not null;
    return null;
end $$;
revoke execute on function access.place_taken(), access.place_left() from public;
create trigger place_taken after insert or delete or update of opening_id on placements for each row execute function access.place_taken();
-- Counted when all is written: an end that is corrected is taken away and put there anew, and its place is nobody's in between.
create constraint trigger place_left after insert or update on placement_events deferrable initially deferred
    for each row when (new.event in ('ended', 'withdrawn')) execute function access.place_left();
create trigger place_left_not after delete on placement_events for each row when (old.event in ('ended', 'withdrawn')) execute function access.place_left();
