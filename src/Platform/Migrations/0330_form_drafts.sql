-- What somebody has begun to fill in and not sent: sealed, for the account alone, and forgotten after a while.
create table form_drafts (
    account_id uuid not null references accounts,
    path text not null check (length(path) <= 300),   -- of the page with the form: ids, no words
    cipher bytea not null,                             -- names and values as JSON, sealed for account and path
    saved_at timestamptz not null,
    primary key (account_id, path));
create index on form_drafts (saved_at);
alter table form_drafts enable row level security;
create policy own on form_drafts to samsteg_app using (account_id = (select access.account()));
grant select, insert, update, delete on form_drafts to samsteg_app;

create function access.forget_drafts(before timestamptz) returns void
    language sql security definer set search_path = public, pg_temp as $$
    delete from form_drafts where saved_at < before
    $$;
revoke execute on function access.forget_drafts(timestamptz) from public;
grant execute on function access.forget_drafts(timestamptz) to samsteg_app;
