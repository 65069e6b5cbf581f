-- What has been spent: rows from the partners' books, from tables, and by hand with receipts. All behind the wall of money.

-- What accounts are counted as, where it is not the usual: for a chart of accounts (#KPTYP; empty for any), of one partner or of all.
create table account_ranges (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    organisation_id uuid references organisations, -- null: every partner without ranges of its own
    first_account integer not null check (first_account between 1 and 99999999),
    last_account integer not null check (last_account >= first_account),
    cost_type text);                         -- a code of CostTypes; null: not counted
create index on account_ranges (initiative_id);
create index on account_ranges (organisation_id) where organisation_id is not null;

-- What in a partner's books means this initiative: an object of a dimension.
create table sie_bindings (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    organisation_id uuid not null references organisations,
    dimension text not null check (length(dimension) between 1 and 20),
    object text not null check (length(object) between 1 and 100),
    payer text not null,                     -- grant, own, co_funding
    unique (initiative_id, organisation_id, dimension, object));
create index on sie_bindings (organisation_id);

-- Receipts, and books of which it is still asked what in them is the initiative's.
create table cost_files (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    name text not null check (length(name) between 1 and 200),
    format text,                             -- null: books, which are gone once they have been read
    size bigint not null,
    sha256 bytea not null,
    uploaded_at timestamptz not null,
    uploaded_by uuid not null references accounts);
create index on cost_files (initiative_id);
create table cost_file_pieces (
    file_id uuid not null references cost_files on delete cascade,
    initiative_id uuid not null references initiatives,
    number integer not null,
    content bytea not null,
    primary key (file_id, number));
create index on cost_file_pieces (initiative_id);

-- A file handed in, until its rows are costs; its digest stays.
create table cost_imports (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    organisation_id uuid not null references organisations,
    source text not null,                    -- sie, table
    file_name text not null check (length(file_name) between 1 and 200),
    file_sha256 bytea not null,
    first_day date not null,
    last_day date not null check (last_day >= first_day),
    keeps_texts boolean not null,
    state text not null,                     -- asks, shown, done, cancelled
    facts jsonb not null,                    -- what the file says, what is wrong in it
    added integer, changed integer, vanished integer, -- rows, once it is done
    asked_at timestamptz not null,
    asked_by uuid not null references accounts);
create index on cost_imports (initiative_id);
create index on cost_imports (organisation_id);
-- What a file's rows come to, until they are costs.
create table cost_import_rows (
    import_id uuid not null references cost_imports on delete cascade,
    initiative_id uuid not null references initiatives,
    line integer not null,
    year_first date not null,
    series text not null,
    number text not null,
    ordinal integer not null,
    entry_on date not null,
    account text not null,
    cost_type text,
    payer text not null,
    amount numeric(14, 2) not null,
    text text,
    primary key (import_id, year_first, series, number, ordinal));
create index on cost_import_rows (initiative_id);

create table cost_rows (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    organisation_id uuid not null references organisations,
    source text not null,                    -- sie, table, manual
    account text,                            -- null: entered by hand
    cost_type text,                          -- null: no range counts the account
    payer text not null,                     -- grant, own, co_funding
    amount numeric(14, 2) not null check (amount <> 0),
    text text check (length(text) <= 300),
    year_first date, series text, number text, ordinal integer, -- where it stands in the books; null: entered by hand
    import_id uuid references cost_imports,
    file_id uuid references cost_files,
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    check ((source = 'manual') = (year_first is null)));
create unique index cost_rows_once on cost_rows (initiative_id, organisation_id, source, year_first, series, number, ordinal) where superseded_at is null and year_first is not null;
create index on cost_rows (initiative_id, organisation_id, occurred_on) where superseded_at is null;
create index on cost_rows (organisation_id);
create index on cost_rows (import_id) where import_id is not null;
create index on cost_rows (file_id) where file_id is not null;

select access.guard_reach(name, 'samsteg.money') from unnest(array['account_ranges', 'sie_bindings', 'cost_files', 'cost_file_pieces', 'cost_imports', 'cost_import_rows', 'cost_rows']) as name;
select access.keep_history('cost_rows');
