-- Accounts that no person signs in to. Their roles are given as a person's are.
create table machine_accounts (
    account_id uuid primary key references accounts,
    purpose text not null,
    created_at timestamptz not null,
    created_by uuid not null references accounts);
alter table machine_accounts enable row level security;
create policy integrations on machine_accounts to samsteg_app using ((select access.has_duty('integrations')));
grant select, insert on machine_accounts to samsteg_app;

-- Keys to the API. A key lies here as a keyed hash only. Each has a sign-in of its own, so that what a key's account reaches
-- is told by the one function that tells it for a cookie.
create table api_tokens (
    id uuid primary key,
    account_id uuid not null references accounts,
    sign_in_id uuid not null unique references sign_ins,
    name text not null,
    hash bytea not null unique,
    scopes text[] not null check (cardinality(scopes) > 0),
    created_at timestamptz not null,
    created_by uuid not null references accounts,
    expires_on date not null,             -- the last day it holds
    last_used_on date,                    -- by the day: who calls when is nobody's affair
    revoked_at timestamptz check (revoked_at >= created_at));
create index on api_tokens (account_id);
alter table api_tokens enable row level security;
create policy own on api_tokens to samsteg_app using (account_id = (select access.account()));
create policy machines on api_tokens to samsteg_app using (
    (select access.has_duty('integrations')) and account_id in (select m.account_id from machine_accounts m));
grant select (id, account_id, sign_in_id, name, scopes, created_at, created_by, expires_on, last_used_on, revoked_at), update (revoked_at) on api_tokens to samsteg_app;

-- Makes a key with its sign-in: for oneself, or for a machine by who looks after them. False where the form has been sent before.
create function access.issue_token(token uuid, account uuid, name text, hash bytea, scopes text[], expires_on date, now timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    sign_in uuid := uuidv7();
begin
    if account is distinct from access.account()
       and not (access.has_duty('integrations') and exists (select from machine_accounts m where m.account_id = account)) then
        raise insufficient_privilege using message = 'A key is made for oneself or for a machine.';
    end if;
    if exists (select from api_tokens t where t.id = token) then
        return false;
    end if;
    insert into sign_ins (id, account_id, started_at) values (sign_in, account, now);
    insert into api_tokens (id, account_id, sign_in_id, name, hash, scopes, created_at, created_by, expires_on)
    values (token, account, sign_in, name, hash, scopes, now, access.account(), expires_on);
    return true;
end $$;

-- The sign-in of a key that holds, before any setting is made; the day of its use is noted once a day.
create function access.use_token(token_hash bytea, today date) returns table (sign_in_id uuid, scopes text[])
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update api_tokens t set last_used_on = today
    where t.hash = token_hash and t.revoked_at is null and t.expires_on >= today and t.last_used_on is distinct from today;
    return query
    select t.sign_in_id, t.scopes from api_tokens t where t.hash = token_hash and t.revoked_at is null and t.expires_on >= today;
end $$;
grant execute on function access.issue_token(uuid, uuid, text, bytea, text[], date, timestamptz), access.use_token(bytea, date) to samsteg_app;
