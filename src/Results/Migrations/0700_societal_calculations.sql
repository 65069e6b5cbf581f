-- What an initiative may be worth: a calculator as it was when the calculation was made, and what is assumed. Nothing that comes out is kept: it is counted anew, and comes out the same.
create table societal_calculations (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    name text not null check (length(name) between 1 and 120),
    calculator jsonb not null,                 -- key, version, parameters, steps, payers
    given jsonb not null default '{}',         -- by parameter: low, mid, high, source
    seed bigint not null,                      -- says all of the chance
    created_at timestamptz not null,
    created_by uuid not null references accounts);
create index on societal_calculations (initiative_id, created_at);
select access.guard_initiative('societal_calculations');
