-- Costs that are counted in units instead of being booked: so much an hour, a participant or whatever a scheme counts. The rate is the association's, and never changes: another one is another row.
create table unit_costs (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    name text not null check (length(name) between 1 and 200),      -- of the scheme
    unit text not null check (length(unit) between 1 and 40),       -- what is counted, in words
    cost_type text not null,                 -- as what it is counted: a code of CostTypes
    rate numeric(12, 2) not null check (rate > 0),                  -- SEK a unit
    most_units numeric(12, 2) check (most_units > 0),               -- in all claims together; null: as many as the budget bears
    source text not null check (length(source) between 1 and 500),  -- where the rate is from: a decision, a regulation
    first_day date not null,
    last_day date check (last_day >= first_day));                   -- null: until further notice
create index on unit_costs (initiative_id);

-- How many are asked for in a claim.
create table claim_units (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    claim_id uuid not null references claims,
    unit_cost_id uuid not null references unit_costs,
    units numeric(12, 2) not null check (units > 0),
    evidence text not null check (length(evidence) between 1 and 500), -- how they were counted
    amount numeric(14, 2) check (amount >= 0), -- SEK, what of it was eligible when it was certified; null while the claim is open
    unique (claim_id, unit_cost_id));
create index on claim_units (initiative_id);
create index on claim_units (unit_cost_id);

select access.guard_reach(name, 'samsteg.money') from unnest(array['unit_costs', 'claim_units']) as name;
revoke delete on unit_costs from samsteg_app;
revoke update on unit_costs from samsteg_app;
grant update (last_day) on unit_costs to samsteg_app;
