-- Participants are searched within row security: whoever sees them sees those of some initiatives, which narrow first. So there
-- is neither an index over names nor a function that looks past the policies. A protected identity has no name to be found by.
alter table participants add column search_key text
    generated always as (search.key(reference || ' ' || coalesce(given_name || ' ' || family_name, ''))) stored;
create index on participant_details (number_hash) where number_hash is not null;
