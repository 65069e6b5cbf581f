-- What has happened, for other systems: ids only. Written in the transaction of what it tells, handed out to the subscriptions by a job.
create table webhook_events (
    id uuid primary key,
    name text not null,
    subject_id uuid not null,
    initiative_id uuid,
    participant_id uuid,                    -- whom it concerns, for asking whether the subscriber may know; never sent
    occurred_at timestamptz not null);
alter table webhook_events enable row level security;
create policy raising on webhook_events for insert to samsteg_app with check (true);
create policy handing_out on webhook_events to samsteg_app using ((select access.account()) is null);
grant select, insert, update, delete on webhook_events to samsteg_app;   -- to lock a row is to update it

create table webhook_subscriptions (
    id uuid primary key,
    account_id uuid not null references machine_accounts,   -- what its roles reach is what is told
    sign_in_id uuid not null references sign_ins,
    address text not null,
    secret_cipher bytea not null,
    events text[] not null check (cardinality(events) > 0),
    created_at timestamptz not null,
    created_by uuid not null references accounts,
    delivered_at timestamptz,                               -- the latest delivery that was taken
    ended_at timestamptz);
alter table webhook_subscriptions enable row level security;
create policy integrations on webhook_subscriptions to samsteg_app using ((select access.has_duty('integrations')) or (select access.account()) is null);
grant select, update (delivered_at, ended_at) on webhook_subscriptions to samsteg_app;

create table webhook_deliveries (
    id uuid primary key,
    subscription_id uuid not null references webhook_subscriptions,
    event_id uuid not null,
    name text not null,
    subject_id uuid not null,
    initiative_id uuid,
    participant_id uuid,
    occurred_at timestamptz not null,
    due_at timestamptz not null,
    attempts integer not null default 0,
    taken_until timestamptz,
    dead_at timestamptz,
    last_error text,                                        -- a status code or kind of failure, never what was answered
    unique (event_id, subscription_id));
create index on webhook_deliveries (due_at) where dead_at is null;
alter table webhook_deliveries enable row level security;
create policy integrations on webhook_deliveries to samsteg_app using ((select access.has_duty('integrations')) or (select access.account()) is null);
grant select, insert, update, delete on webhook_deliveries to samsteg_app;

-- Subscribes for a machine, with a sign-in by which its reach is told. False where the form has been sent before.
create function access.subscribe(subscription uuid, account uuid, address text, secret bytea, events text[], now timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    sign_in uuid := uuidv7();
begin
    if not access.has_duty('integrations') then
        raise insufficient_privilege using message = 'Subscriptions are made by who looks after integrations.';
    end if;
    if exists (select from webhook_subscriptions s where s.id = subscription) then
        return false;
    end if;
    insert into sign_ins (id, account_id, started_at) values (sign_in, account, now);
    insert into webhook_subscriptions (id, account_id, sign_in_id, address, secret_cipher, events, created_at, created_by)
    values (subscription, account, sign_in, address, secret, events, now, access.account());
    return true;
end $$;
grant execute on function access.subscribe(uuid, uuid, text, bytea, text[], timestamptz) to samsteg_app;
