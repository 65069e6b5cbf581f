-- What is asked for of the grant. Behind the wall of money.
create table claims (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    organisation_id uuid references organisations, -- who asks; null: the initiative as a whole, in its owner's name
    first_day date not null,
    last_day date not null check (last_day >= first_day),
    state text not null,                     -- draft, certified, submitted, returned, approved, paid, withdrawn
    amount numeric(14, 2) check (amount >= 0), -- SEK of the grant: what is asked for from certification on, what is approved from approval on
    paid_on date,
    check ((state in ('certified', 'submitted', 'approved', 'paid')) = (amount is not null)),
    check ((state = 'paid') = (paid_on is not null)));
create index on claims (initiative_id);
create index on claims (organisation_id) where organisation_id is not null;

-- What has happened to it, in order.
create table claim_events (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    claim_id uuid not null references claims,
    step text not null,                      -- certify, reopen, submit, return, approve, pay, withdraw
    amount numeric(14, 2),
    note text check (length(note) between 1 and 2000),
    registered_at timestamptz not null,
    registered_by uuid not null references accounts);
create index on claim_events (initiative_id);
create index on claim_events (claim_id);

-- The costs as they were judged when it was certified.
create table claim_rows (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    claim_id uuid not null references claims,
    cost_row_id uuid not null references cost_rows,
    amount numeric(14, 2) not null,          -- what of it is eligible
    reason text,                             -- a code of Ineligible; null: eligible
    refused_reason text check (length(refused_reason) between 1 and 500), -- the reviewer's words; null: not refused
    check ((reason is null) or amount = 0),
    unique (claim_id, cost_row_id));
create index on claim_rows (initiative_id);
-- A cost is asked for once.
create unique index claim_rows_once on claim_rows (cost_row_id) where reason is null and refused_reason is null;

-- Costs that are computed of others and never booked: so many per cent of what is eligible of some cost types.
create table claim_rates (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    claim_id uuid not null references claims,
    cost_type text not null,
    percent numeric(5, 2) not null,
    base numeric(14, 2) not null,
    amount numeric(14, 2) not null);
create index on claim_rates (initiative_id);
create index on claim_rates (claim_id);

-- Costs in a certified claim that the partner's books say something else of: they stay, and somebody has to deal with it.
create table cost_differences (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    import_id uuid not null references cost_imports,
    cost_row_id uuid not null references cost_rows,
    amount numeric(14, 2),                   -- what the books say; null: it is not in them
    found_at timestamptz not null,
    handled_at timestamptz,
    handled_by uuid references accounts,
    note text check (length(note) between 1 and 1000),
    check ((handled_at is null) = (handled_by is null) and (handled_at is null) = (note is null)));
create index on cost_differences (initiative_id);
create index on cost_differences (import_id);
create unique index cost_differences_open on cost_differences (cost_row_id) where handled_at is null;

select access.guard_reach(name, 'samsteg.money') from unnest(array['claims', 'claim_events', 'claim_rows', 'claim_rates', 'cost_differences']) as name;
revoke update, delete on claim_events from samsteg_app;
revoke delete on claims, cost_differences from samsteg_app;

-- Never more than the grant, whoever asks at the same time: the initiative's row is held while its claims are summed.
create function access.claims_within_grant() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare most numeric;
begin
    if new.amount is null then
        return null;
    end if;
    select i.maximum_grant into most from initiatives i where i.id = new.initiative_id for no key update;
    if (select sum(c.amount) from claims c where c.initiative_id = new.initiative_id) > most then
        raise exception 'claims exceed the grant' using errcode = 'check_violation';
    end if;
    return null;
end $$;
create trigger within_grant after insert or update on claims for each row execute function access.claims_within_grant();
revoke execute on function access.claims_within_grant() from public;
