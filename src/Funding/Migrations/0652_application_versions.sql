-- A version of an application as it was frozen to be signed: canonical JSON, to the byte what its digest was made of.
create table application_versions (
    id uuid primary key,
    initiative_id uuid not null references applications,
    number integer not null check (number > 0),
    content text not null,
    sha256 bytea not null check (length(sha256) = 32),
    frozen_at timestamptz not null,
    frozen_by uuid not null references accounts,
    voided_at timestamptz,                     -- somebody changed what was frozen: its signatures count no more
    voided_by uuid references accounts,
    unique (initiative_id, number),
    unique (id, initiative_id),
    check ((voided_at is null) = (voided_by is null)));
create unique index application_versions_one_standing on application_versions (initiative_id) where voided_at is null;
select access.guard_reach('application_versions', 'samsteg.applications');
revoke update, delete on application_versions from samsteg_app;
grant update (voided_at, voided_by) on application_versions to samsteg_app;
