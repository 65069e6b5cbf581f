-- What a spread is held against: the median of another time or place, and where that comes from.
create table spread_baselines (
    initiative_id uuid not null references initiatives,
    spread text not null,                      -- key of the spread, as throughput_days
    value numeric(7, 1) not null check (value >= 0),
    source text not null check (length(source) between 1 and 200),
    primary key (initiative_id, spread));
select access.guard_initiative('spread_baselines');
