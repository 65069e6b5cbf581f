-- The budget of an initiative. Behind a wall of its own (samsteg.money): who reaches the initiative and none of its money reads nothing here.

-- How the time is divided where amounts are entered by hand, and what is held while a budget is changed.
create table budgets (
    id uuid primary key,
    initiative_id uuid not null unique references initiatives,
    division text not null);                 -- month, quarter, half_year, year

-- What money is meant for. How much stands in budget_amounts.
create table budget_lines (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    cost_type text not null,                 -- a code of CostTypes
    text text not null default '' check (length(text) <= 300),
    organisation_id uuid references organisations, -- whose cost; null: the whole project's
    payer text not null,                     -- grant, own, co_funding
    co_funder_id uuid references organisations,
    co_funder_name text check (length(co_funder_name) between 1 and 200),
    role text check (length(role) between 1 and 200),             -- staffing lines
    share_percent numeric(5, 2) check (share_percent > 0 and share_percent <= 100),
    estimate_reason text check (length(estimate_reason) between 1 and 500), -- null: confirmed
    forecast numeric(14, 2) check (forecast >= 0),                -- what somebody expects in the end; null: computed
    forecast_reason text check (length(forecast_reason) between 1 and 500),
    position integer not null default 0,
    check ((payer = 'co_funding') = (co_funder_id is not null or co_funder_name is not null)),
    check ((forecast is null) = (forecast_reason is null)));
create index on budget_lines (initiative_id);
create index on budget_lines (organisation_id) where organisation_id is not null;
create index on budget_lines (co_funder_id) where co_funder_id is not null;

-- What has been decided: 0 is the original, and there is none while the budget is still being entered.
create table budget_revisions (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    number integer not null check (number >= 0),
    decided_on date not null,
    decided_by text not null check (length(decided_by) between 1 and 200),
    reason text not null default '' check (length(reason) <= 1000),
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    check (number = 0 or reason <> ''),
    unique (initiative_id, number));

-- A ledger that only grows: each row adds to a line's period, or takes from it. What holds now is the sum.
create table budget_amounts (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    line_id uuid not null references budget_lines,
    first_day date,                          -- null with last_day: for the whole time, undivided
    last_day date,
    amount numeric(14, 2) not null check (amount <> 0),
    revision integer not null check (revision >= 0),
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    check ((first_day is null) = (last_day is null)),
    check (last_day >= first_day));
create index on budget_amounts (initiative_id);
create index on budget_amounts (line_id);

-- Overhead: so many per cent of what the named cost types come to, of each partner and period; computed, never typed.
create table budget_overheads (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    cost_type text not null,
    percent numeric(5, 2) not null check (percent > 0 and percent <= 100),
    of_types text[] not null check (cardinality(of_types) > 0 and cost_type <> all (of_types)),
    payer text not null,
    from_revision integer not null check (from_revision >= 0),
    until_revision integer check (until_revision >= from_revision)); -- the revision that ended it; null while it holds
create index on budget_overheads (initiative_id);

select access.guard_reach(name, 'samsteg.money') from unnest(array['budgets', 'budget_lines', 'budget_revisions', 'budget_amounts', 'budget_overheads']) as name;
revoke update, delete on budget_revisions, budget_amounts from samsteg_app;

-- What is decided stays decided: what the application adds belongs to the latest revision, and to the original only while there is none.
create function access.budget_in_order() returns trigger language plpgsql as $$
begin
    if new.revision is distinct from coalesce((select nullif(max(r.number), 0) from budget_revisions r where r.initiative_id = new.initiative_id),
        (select 0 where not exists (select from budget_revisions r where r.initiative_id = new.initiative_id))) then
        raise exception 'budget amounts belong to the latest revision' using errcode = 'check_violation';
    end if;
    if (select sum(a.amount) from budget_amounts a
        where a.line_id = new.line_id and a.first_day is not distinct from new.first_day and a.last_day is not distinct from new.last_day) < 0 then
        raise exception 'no less than nothing is budgeted' using errcode = 'check_violation';
    end if;
    return null;
end $$;
create trigger in_order after insert on budget_amounts for each row when (current_user = 'samsteg_app') execute function access.budget_in_order();
revoke execute on function access.budget_in_order() from public;
