-- What somebody can and needs at a place of work, as agreed with them; never why.
create table place_profiles (
    participant_id uuid primary key references participants,
    initiative_id uuid not null references initiatives,
    kinds text[] not null default '{}',                                 -- empty: anything
    least_hours numeric(4, 1) not null check (least_hours > 0),         -- a week
    most_hours numeric(4, 1) not null check (most_hours <= 40),
    times integer not null check (times between 1 and 16383),           -- half-days, a bit each, Monday's morning first
    swedish text not null check (swedish in ('none', 'words', 'conversation', 'working')),
    languages text[] not null default '{}',
    skills text[] not null default '{}',
    occupations text[] not null default '{}',                           -- SSYK 2012, one to four digits
    avoids text[] not null default '{}',
    supports text[] not null default '{}',
    latitude numeric(4, 2) check (latitude between -90 and 90),         -- to about a kilometre
    longitude numeric(5, 2) check (longitude between -180 and 180),
    most_kilometres integer check (most_kilometres between 1 and 500),
    needs_supervisor boolean not null default false,
    ready_on date not null,
    check (most_hours >= least_hours),
    check ((latitude is null) = (longitude is null)));
create index on place_profiles (initiative_id);

-- Where somebody shall not be, as agreed with them or with the organisation; never why.
create table place_conflicts (
    participant_id uuid not null references participants,
    initiative_id uuid not null references initiatives,
    organisation_id uuid not null references organisations,
    primary key (participant_id, organisation_id));
create index on place_conflicts (initiative_id);
create index on place_conflicts (organisation_id);
select access.guard_case(name) from unnest(array['place_profiles', 'place_conflicts']) as name;

-- How an initiative matches. Without a row as the product has it.
create table match_settings (
    initiative_id uuid primary key references initiatives,
    weights integer[] not null check (cardinality(weights) = 7 and 0 <= all (weights) and 100 >= all (weights) and 0 < any (weights)),
    floor_percent integer not null check (floor_percent between 0 and 100),
    asks_view boolean not null);                                        -- whether a coach says what they think before they see a score
select access.guard_initiative('match_settings');

-- A batch of people and openings, judged at once; what was decided then stays with it.
create table match_rounds (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    title text not null check (length(title) between 1 and 100),
    weights integer[] not null,
    floor_percent integer not null,
    asks_view boolean not null,
    people integer not null check (people > 0),                         -- who sees fewer of them cannot solve it again
    made_at timestamptz not null,
    made_by uuid not null references accounts,
    unique (id, initiative_id));
create index on match_rounds (initiative_id, made_at);

create table match_openings (
    round_id uuid not null,
    initiative_id uuid not null references initiatives,
    opening_id uuid not null references placement_openings,
    room integer not null check (room >= 0),                            -- when it was solved last, and what the round itself has given away
    primary key (round_id, opening_id),
    foreign key (round_id, initiative_id) references match_rounds (id, initiative_id) on delete cascade);
create index on match_openings (opening_id);
create index on match_openings (initiative_id);
select access.guard_initiative(name) from unnest(array['match_rounds', 'match_openings']) as name;

-- Who takes part, and what came of it when it was solved last.
create table match_people (
    round_id uuid not null,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    group_code text not null,
    had_place boolean not null default false,                           -- when the round was made: matched for the next one
    opening_id uuid references placement_openings,                      -- proposed; null: none
    before_id uuid references placement_openings,                       -- proposed when it was solved before that
    points integer,
    runner_up_id uuid references placement_openings,
    runner_up_points integer,
    cost_places integer,                                                -- what the others would have more without this one
    cost_points bigint,
    primary key (round_id, participant_id),
    foreign key (round_id, initiative_id) references match_rounds (id, initiative_id) on delete cascade);
create index on match_people (participant_id);
create index on match_people (initiative_id);

-- Each of them with each opening: every rule that keeps them apart, or how well they fit.
create table match_pairs (
    round_id uuid not null,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    opening_id uuid not null references placement_openings,
    broken integer not null,                                            -- a bit for each rule; 0: none
    points integer not null,
    parts integer[] not null,
    primary key (round_id, participant_id, opening_id),
    foreign key (round_id, participant_id) references match_people (round_id, participant_id) on delete cascade);
create index on match_pairs (participant_id);
create index on match_pairs (opening_id);
create index on match_pairs (initiative_id);

-- What would open more places to somebody.
create table match_hints (
    round_id uuid not null,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    hint text not null,
    openings integer not null check (openings > 0),
    primary key (round_id, participant_id, hint),
    foreign key (round_id, participant_id) references match_people (round_id, participant_id) on delete cascade);
create index on match_hints (participant_id);
create index on match_hints (initiative_id);

-- What a coach thought before seeing a score.
create table match_views (
    id uuid primary key,
    round_id uuid not null,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    opening_id uuid references placement_openings,                      -- null: none of them
    text text not null default '' check (length(text) <= 1000),
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    foreign key (round_id, participant_id) references match_people (round_id, participant_id) on delete cascade);
create unique index on match_views (round_id, participant_id, registered_by);
create index on match_views (participant_id);
create index on match_views (initiative_id);

-- What people decided: pinned or banned before it is solved, accepted or passed over afterwards. A decision taken back is superseded.
create table match_decisions (
    id uuid primary key,
    round_id uuid not null,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    opening_id uuid references placement_openings,                      -- null: declined, no place now
    decision text not null check (decision in ('pinned', 'banned', 'accepted', 'overridden', 'declined')),
    proposed_id uuid references placement_openings,                     -- what was proposed when it was decided
    placement_id uuid references placements,
    reason text not null default '' check (length(reason) <= 1000),
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    check ((opening_id is null) = (decision = 'declined')),
    check ((placement_id is not null) = (decision in ('accepted', 'overridden'))),
    foreign key (round_id, participant_id) references match_people (round_id, participant_id) on delete cascade);
create unique index match_decisions_once on match_decisions (round_id, participant_id) where superseded_at is null and decision <> 'banned';
create unique index match_bans_once on match_decisions (round_id, participant_id, opening_id) where superseded_at is null and decision = 'banned';
create index on match_decisions (participant_id);
create index on match_decisions (placement_id) where placement_id is not null;
create index on match_decisions (initiative_id);

-- What a participant says against what was proposed or decided.
create table match_contests (
    id uuid primary key,
    round_id uuid not null,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    text text not null check (length(text) between 1 and 2000),
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    foreign key (round_id, participant_id) references match_people (round_id, participant_id) on delete cascade);
create index on match_contests (round_id, participant_id);
create index on match_contests (participant_id);
create index on match_contests (initiative_id);
select access.guard_case(name) from unnest(array['match_people', 'match_pairs', 'match_hints', 'match_views', 'match_decisions', 'match_contests']) as name;
select access.keep_history('match_decisions'), access.keep_history('match_contests');
revoke update, delete on match_views from samsteg_app;

-- On a participant's own pages: what was agreed, said and decided. What is worked out meanwhile is left out: it changes until somebody decides.
select access.open_to_own(name) from unnest(array['place_profiles', 'place_conflicts', 'match_views', 'match_decisions', 'match_contests']) as name;

-- Of a protected identity nothing is kept of where she lives, nor what was worked out of it.
create function access.forget_home() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update public.place_profiles set latitude = null, longitude = null, most_kilometres = null where participant_id = new.id;
    delete from public.match_pairs where participant_id = new.id;
    delete from public.match_hints where participant_id = new.id;
    update public.match_people set opening_id = null, before_id = null, points = null, runner_up_id = null, runner_up_points = null, cost_places = null, cost_points = null where participant_id = new.id;
    return null;
end $$;
create trigger forget_home after update of is_protected on participants for each row when (new.is_protected and not old.is_protected) execute function access.forget_home();
