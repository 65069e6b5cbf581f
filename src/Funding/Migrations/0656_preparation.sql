-- Read within one setting, written within another.
create function access.guard_written(name text, reading text, writing text) returns void language plpgsql as $$
begin
    execute format('alter table %I enable row level security', name);
    execute format('create policy reading on %1$I for select to samsteg_app using (
        (select access.everything(%2$L)) or initiative_id = any ((select access.ids(%2$L))::uuid[]))', name, reading);
    execute format('create policy adding on %1$I for insert to samsteg_app with check (
        (select access.everything(%2$L)) or initiative_id = any ((select access.ids(%2$L))::uuid[]))', name, writing);
    execute format('create policy changing on %1$I for update to samsteg_app using (
        (select access.everything(%2$L)) or initiative_id = any ((select access.ids(%2$L))::uuid[]))', name, writing);
    execute format('create policy removing on %1$I for delete to samsteg_app using (
        (select access.everything(%2$L)) or initiative_id = any ((select access.ids(%2$L))::uuid[]))', name, writing);
    execute format('grant select, insert, update, delete on %I to samsteg_app', name);
end $$;
revoke execute on function access.guard_written(text, text, text) from samsteg_app;

-- Registry numbers that have been given: one series a year, without gaps. What is written by hand on an initiative is not among them.
create table registry_numbers (
    initiative_id uuid primary key references initiatives,
    year integer not null,
    sequence integer not null check (sequence > 0),
    number text not null unique check (length(number) between 1 and 60),
    given_at timestamptz not null,
    given_by uuid not null references accounts,
    unique (year, sequence) deferrable);
select access.guard_reach('registry_numbers', 'samsteg.prepared');
revoke update, delete on registry_numbers from samsteg_app;

-- Who is partial in a case, and so takes no part in it. Declared by oneself, or recorded by who prepares; withdrawn by who prepares.
create table conflicts_of_interest (
    id uuid primary key,
    initiative_id uuid not null references applications,
    account_id uuid not null references accounts,
    reason text not null check (length(reason) between 1 and 1000),
    declared_at timestamptz not null,
    declared_by uuid not null references accounts,
    withdrawn_at timestamptz,
    withdrawn_by uuid references accounts,
    check ((withdrawn_at is null) = (withdrawn_by is null)));
create unique index conflicts_of_interest_standing on conflicts_of_interest (initiative_id, account_id) where withdrawn_at is null;
create index on conflicts_of_interest (account_id);
select access.guard_reach('conflicts_of_interest', 'samsteg.meetings');
create policy declaring on conflicts_of_interest as restrictive for insert to samsteg_app with check (
    account_id = (select access.account()) or (select access.everything('samsteg.prepared')) or initiative_id = any ((select access.ids('samsteg.prepared'))::uuid[]));
create policy withdrawing on conflicts_of_interest as restrictive for update to samsteg_app using (
    account_id <> (select access.account())
    and ((select access.everything('samsteg.prepared')) or initiative_id = any ((select access.ids('samsteg.prepared'))::uuid[])));
revoke update, delete on conflicts_of_interest from samsteg_app;
grant update (withdrawn_at, withdrawn_by) on conflicts_of_interest to samsteg_app;

-- Cases in which the user is partial.
create function access.partial_in() returns uuid[] language sql stable
    return (select coalesce(array_agg(c.initiative_id), '{}') from conflicts_of_interest c where c.account_id = access.account() and c.withdrawn_at is null);
grant execute on function access.partial_in() to samsteg_app;
create function access.guard_impartial(name text) returns void language plpgsql as $$
begin
    execute format('create policy impartial on %I as restrictive to samsteg_app using (initiative_id <> all ((select access.partial_in())::uuid[]))', name);
end $$;
revoke execute on function access.guard_impartial(text) from samsteg_app;

-- An application as it is prepared for the board: whose it is, and what is proposed. The board reads it, the applicant never does.
create table preparations (
    initiative_id uuid primary key references applications,
    officer_id uuid references accounts,
    taken_up_at timestamptz not null,
    taken_up_by uuid not null references accounts,
    applied numeric(14, 2) check (applied >= 0), -- as the application said when it was taken up
    summary text not null default '' check (length(summary) <= 4000),
    proposed text,                             -- granted, granted_on_conditions, deferred, returned, declined
    proposed_sum numeric(14, 2) check (proposed_sum > 0),
    proposed_conditions text not null default '' check (length(proposed_conditions) <= 4000), -- one a line
    proposed_reasons text not null default '' check (length(proposed_reasons) <= 4000),
    proposed_at timestamptz,
    proposed_by uuid references accounts,
    check ((proposed is null) = (proposed_at is null) and (proposed is null) = (proposed_by is null)));
create index on preparations (officer_id);
select access.guard_written('preparations', 'samsteg.meetings', 'samsteg.prepared'), access.guard_impartial('preparations');
revoke delete on preparations from samsteg_app;

-- What is checked: the association's list as it was when the case was taken up.
create table preparation_checks (
    id uuid primary key,
    initiative_id uuid not null references preparations,
    position integer not null,
    text text not null check (length(text) between 1 and 300),
    state text not null default 'open',        -- open, done, not_applicable
    note text not null default '' check (length(note) <= 1000),
    changed_at timestamptz,
    changed_by uuid references accounts,
    check (state <> 'not_applicable' or note <> ''),
    unique (initiative_id, position));
-- What is noted; corrected by another.
create table preparation_notes (
    id uuid primary key,
    initiative_id uuid not null references preparations,
    text text not null check (length(text) between 1 and 4000),
    written_at timestamptz not null,
    written_by uuid not null references accounts,
    corrected_at timestamptz,
    corrects_id uuid unique references preparation_notes);
create index on preparation_notes (initiative_id, written_at);
select access.guard_reach(name, 'samsteg.prepared'), access.guard_impartial(name) from unnest(array['preparation_checks', 'preparation_notes']) as name;
revoke update, delete on preparation_checks, preparation_notes from samsteg_app;
grant update (state, note, changed_at, changed_by) on preparation_checks to samsteg_app;
grant update (corrected_at) on preparation_notes to samsteg_app;
