-- What a host or supplier can offer. Null, or none, is "not known".
alter table organisations
    add legal_form text,                       -- limited_company, economic_association, nonprofit_association, foundation, trading_partnership, sole_trader,
                                               -- religious_community, municipality, municipal_federation, region, state_authority, foreign, other
    add purpose text check (length(purpose) <= 300),
    add capacity integer check (capacity between 0 and 1000),
    add works_with text[] not null default '{}',  -- long_term_unemployed, young_adults, newly_arrived, sick_listed, disability, mental_ill_health, recovery, seniors, social_assistance
    add tags text[] not null default '{}' check (cardinality(tags) <= 20),
    add languages text[] not null default '{}' check (cardinality(languages) <= 40), -- ISO 639-1, and 639-3 for sign language and Romani
    add step_free boolean,
    add accessible_toilet boolean,
    add quiet_place boolean,
    add near_transport boolean;                -- public transport within 500 m
create index organisations_by_tag on organisations using gin (tags);

-- Words that are offered for what an organisation does; an organisation may have others besides.
create table organisation_tag_words (word text primary key check (length(word) between 1 and 40));
insert into organisation_tag_words
    select unnest(array['administration', 'bageri', 'butik', 'bygg', 'catering', 'djur', 'fastighetsskötsel', 'fordon och cyklar', 'hantverk', 'it', 'kafé', 'kultur', 'kök', 'lager',
                        'montering', 'odling', 'omsorg', 'reception', 'snickeri', 'städning', 'textil', 'transport', 'trädgård', 'tryck', 'tvätt', 'återbruk']);
alter table organisation_tag_words enable row level security;
create policy staff on organisation_tag_words for select to samsteg_app using ((select access.is_staff()));
grant select on organisation_tag_words to samsteg_app;

-- Where an organisation is. A point is approximate when it is the middle of the postcode's area.
create table organisation_places (
    id uuid primary key,
    organisation_id uuid not null references organisations,
    name text not null check (length(name) between 1 and 100),
    address text check (length(address) <= 200),
    postcode text check (postcode ~ '^[1-9][0-9]{4}$'),
    town text check (length(town) <= 100),
    latitude numeric(8, 5) check (latitude between 55 and 69.2),    -- WGS84, Sweden's bounding box
    longitude numeric(8, 5) check (longitude between 10.5 and 24.3),
    point_source text,                         -- pasted, map, postcode
    check ((latitude is null) = (longitude is null) and (latitude is null) = (point_source is null)));
create index on organisation_places (organisation_id);
select access.guard_staff('organisation_places');
