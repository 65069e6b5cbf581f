-- Dossiers that have been made of an application: who asked for it, and the digests of what it became, for good. The same state makes the same digests.
create table dossiers (
    id uuid primary key,
    initiative_id uuid not null references applications,
    asked_at timestamptz not null,
    asked_by uuid not null references accounts,
    holds_money boolean not null,
    holds_log boolean not null,
    made_at timestamptz,                       -- null: under way
    files integer,
    size bigint,
    sha256 bytea check (length(sha256) = 32),
    manifest_sha256 bytea check (length(manifest_sha256) = 32),
    unique (id, initiative_id),
    check (num_nulls(made_at, files, size, sha256, manifest_sha256) in (0, 5)));
create index on dossiers (initiative_id, asked_at);
create index on dossiers (manifest_sha256) where manifest_sha256 is not null;
create index on dossiers (asked_by);
select access.guard_reach('dossiers', 'samsteg.applications');
revoke update, delete on dossiers from samsteg_app;
grant update (holds_money, holds_log, made_at, files, size, sha256, manifest_sha256) on dossiers to samsteg_app;

-- The file, for a week. It was made in the reach of whoever asked for it, so nobody else has it; and its money is gone for who reads money there no more.
create table dossier_pieces (
    dossier_id uuid not null,
    initiative_id uuid not null,
    number integer not null check (number >= 0),
    content bytea not null,
    primary key (dossier_id, number),
    foreign key (dossier_id, initiative_id) references dossiers (id, initiative_id));
create index on dossier_pieces (initiative_id);
select access.guard_reach('dossier_pieces', 'samsteg.applications');
create policy own on dossier_pieces as restrictive to samsteg_app using (exists (
    select from dossiers d where d.id = dossier_id and d.asked_by = (select access.account())
      and (not d.holds_money or (select access.everything('samsteg.money')) or d.initiative_id = any ((select access.ids('samsteg.money'))::uuid[]))));
revoke update on dossier_pieces from samsteg_app;

create function access.forget_dossiers(before timestamptz) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare gone bigint;
begin
    delete from dossier_pieces p using dossiers d where d.id = p.dossier_id and d.asked_at < before;
    get diagnostics gone = row_count;
    return gone;
end $$;

-- What is known of a dossier by its manifest's digest, for whoever holds the file: when one was first made so, and nobody's name.
create function access.verify_dossier(digest bytea) returns table (made_at timestamptz) language sql stable security definer set search_path = public, pg_temp as $$
    select min(d.made_at) from dossiers d where d.manifest_sha256 = digest having count(*) > 0
$$;
revoke execute on function access.forget_dossiers(timestamptz), access.verify_dossier(bytea) from public;
grant execute on function access.forget_dossiers(timestamptz), access.verify_dossier(bytea) to samsteg_app;
