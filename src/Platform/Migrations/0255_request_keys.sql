-- Requests to the API that carried a key of the sender's own and were done. The same one sent again does nothing, and one with the same
-- key that says something else is refused. Neither key nor body lies here; the digest is made with the key, so that no body is guessed from it.
create table api_requests (
    id uuid primary key,              -- made of account, address and key
    account_id uuid not null references accounts,
    digest bytea not null,            -- of key and body
    done_at timestamptz not null);
create index on api_requests (done_at);
alter table api_requests enable row level security;
create policy own on api_requests to samsteg_app using (account_id = (select access.account()));
grant select, insert on api_requests to samsteg_app;

-- Forgets those of long ago, by the job that clears what is finished.
create function access.forget_requests(before timestamptz) returns void
    language sql security definer set search_path = public, pg_temp as $$
    delete from api_requests where done_at < before
    $$;
grant execute on function access.forget_requests(timestamptz) to samsteg_app;
