-- What a sign-in tells of itself, and how it ends by time.
alter table sign_ins
    add column last_seen_at timestamptz,                     -- to within some minutes; null: not since it began
    add column proved_at timestamptz,                        -- when the user last proved who they are; null: when it began
    add column method text not null default 'password' check (method in ('password', 'code', 'passkey', 'provider', 'demo')),
    add column device text;                                  -- coarse: browser and system
grant update (proved_at, method) on sign_ins to samsteg_app;

-- Looks up a sign-in that holds and notes, to within five minutes, that it was seen. Looks past row security: nobody is known yet.
create function access.touch_sign_in(sign_in uuid, moment timestamptz, idle interval, longest interval)
    returns table (method text, proved_at timestamptz)
    language plpgsql security definer set search_path = public, pg_temp as $$
declare found sign_ins;
begin
    select * into found from sign_ins s where s.id = sign_in and s.ended_at is null
        and coalesce(s.last_seen_at, s.started_at) > moment - idle and s.started_at > moment - longest;
    if found.id is null then return; end if;
    if coalesce(found.last_seen_at, found.started_at) < moment - interval '5 minutes' then
        update sign_ins s set last_seen_at = moment where s.id = sign_in;
    end if;
    return query select found.method, coalesce(found.proved_at, found.started_at);
end $$;

-- Ends all sign-ins of an account but one. Looks past row security: who chooses a new password by a link in a mail is nobody yet.
create function access.end_sign_ins(account uuid, moment timestamptz, spared uuid) returns bigint
    language sql security definer set search_path = public, pg_temp as $$
    with ended as (
        update sign_ins set ended_at = greatest(moment, started_at)
        where account_id = account and ended_at is null and id is distinct from spared
          and (account = access.account() or access.account() is null or access.has_duty('accounts'))
        returning 1)
    select count(*) from ended $$;
revoke execute on function access.touch_sign_in(uuid, timestamptz, interval, interval), access.end_sign_ins(uuid, timestamptz, uuid) from public;
grant execute on function access.touch_sign_in(uuid, timestamptz, interval, interval), access.end_sign_ins(uuid, timestamptz, uuid) to samsteg_app;

-- The app that shows codes (RFC 6238). The step of the last code taken stands here, so that no code is taken twice.
create table account_totp (
    account_id uuid primary key references accounts,
    secret bytea not null,                                   -- encrypted
    confirmed_at timestamptz,                                -- null until a first code has shown that the app has it
    last_step bigint not null default 0);
create table recovery_codes (
    account_id uuid not null references accounts,
    code_hash bytea not null,                                -- keyed
    used_at timestamptz,
    primary key (account_id, code_hash));
create table account_passkeys (
    credential_id bytea primary key,
    user_id uuid not null references accounts on delete cascade,
    data jsonb not null);
create index on account_passkeys (user_id);
-- Links sent by mail that let somebody choose a password, once and for a while.
create table one_time_links (
    id uuid primary key,
    account_id uuid not null references accounts,
    purpose text not null check (purpose in ('invitation', 'reset')),
    token_hash bytea not null unique,
    expires_at timestamptz not null,
    used_at timestamptz);
create index on one_time_links (account_id) where used_at is null;
-- As passwords: for the account itself, and for signing in, when nobody is signed in yet. Links are also made by who administers accounts.
do $$
declare name text;
begin
    foreach name in array array['account_totp', 'recovery_codes', 'account_passkeys', 'one_time_links'] loop
        execute format('alter table %I enable row level security', name);
        execute format('create policy own on %I to samsteg_app using (%I = (select access.account()) or (select access.account()) is null)',
            name, case name when 'account_passkeys' then 'user_id' else 'account_id' end);
        execute format('grant select, insert, update, delete on %I to samsteg_app', name);
    end loop;
end $$;
create policy inviting on one_time_links to samsteg_app using (purpose = 'invitation' and (select access.has_duty('accounts')));
revoke delete on one_time_links from samsteg_app;
