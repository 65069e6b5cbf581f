-- What the checker finds is not kept; that somebody has looked at a finding and says why it stands is, for as long as the finding is the same.
create table finding_dismissals (
    id uuid primary key,
    initiative_id uuid not null references applications,
    key text not null check (key ~ '^[0-9a-f]{32}$'),
    rule text not null,
    reason text not null check (length(reason) between 1 and 2000),
    dismissed_at timestamptz not null,
    dismissed_by uuid not null references accounts,
    withdrawn_at timestamptz,
    withdrawn_by uuid references accounts,
    check ((withdrawn_at is null) = (withdrawn_by is null)));
create unique index finding_dismissals_standing on finding_dismissals (initiative_id, key) where withdrawn_at is null;
select access.guard_reach('finding_dismissals', 'samsteg.applications');
revoke update, delete on finding_dismissals from samsteg_app;
grant update (withdrawn_at, withdrawn_by) on finding_dismissals to samsteg_app;

-- A document that somebody is taking over into an application, until it is taken over or thrown away.
create table application_imports (
    initiative_id uuid not null references applications,
    account_id uuid not null references accounts,
    name text not null,
    content bytea not null,
    placed jsonb not null default '{}',        -- piece by number: field, or null for left over
    made_at timestamptz not null,
    primary key (initiative_id, account_id));
create index on application_imports (account_id);
select access.guard_reach('application_imports', 'samsteg.applications');
