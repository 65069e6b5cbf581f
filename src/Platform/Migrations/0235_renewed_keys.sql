-- What keyed hashes are of lies sealed beside them, so that they can be made anew with another key; and what is looked for is looked for by each key there is.
alter table recovery_codes add column code_cipher bytea;  -- null for one from before this was kept, which goes on hanging on the key of then
alter table api_tokens add column cipher bytea;           -- null, as well, until it is used

drop function access.issue_token(uuid, uuid, text, bytea, text[], date, timestamptz);
-- Makes a key with its sign-in: for oneself, or for a machine by who looks after them. False where the form has been sent before.
create function access.issue_token(token uuid, account uuid, name text, hash bytea, cipher bytea, scopes text[], expires_on date, now timestamptz) returns boolean
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
    insert into api_tokens (id, account_id, sign_in_id, name, hash, cipher, scopes, created_at, created_by, expires_on)
    values (token, account, sign_in, name, hash, cipher, scopes, now, access.account(), expires_on);
    return true;
end $$;

drop function access.use_token(bytea, date);
-- The sign-in of a key that holds, before any setting is made; the day of its use is noted once a day. One that was found by an
-- older hash is found by the newest, which comes first, from then on.
create function access.use_token(hashes bytea[], sealed bytea, today date) returns table (sign_in_id uuid, scopes text[])
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update api_tokens t set last_used_on = today, hash = hashes[1], cipher = sealed
    where t.hash = any (hashes) and t.revoked_at is null and t.expires_on >= today and (t.last_used_on is distinct from today or t.hash <> hashes[1]);
    return query
    select t.sign_in_id, t.scopes from api_tokens t where t.hash = any (hashes) and t.revoked_at is null and t.expires_on >= today;
end $$;
grant execute on function access.issue_token(uuid, uuid, text, bytea, bytea, text[], date, timestamptz), access.use_token(bytea[], bytea, date) to samsteg_app;
