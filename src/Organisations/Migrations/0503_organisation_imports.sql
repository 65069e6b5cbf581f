-- A file of organisations that somebody has handed in, as it was read, until it is taken into the register or left for a week.
create table organisation_imports (
    id uuid primary key,
    account_id uuid not null references accounts,
    file_name text not null check (length(file_name) between 1 and 200),
    rows jsonb not null,                       -- [{"Line": 2, "Cells": {"Name": "…"}}]
    uploaded_at timestamptz not null);
select access.guard_staff('organisation_imports');

-- Forgets those that nobody has gone on with: contact persons are named in them.
create function access.forget_organisation_imports(before timestamptz) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
declare forgotten bigint;
begin
    delete from organisation_imports where uploaded_at < before;
    get diagnostics forgotten = row_count;
    return forgotten;
end $$;
revoke execute on function access.forget_organisation_imports(timestamptz) from public;
grant execute on function access.forget_organisation_imports(timestamptz) to samsteg_app;
