-- What a person reads: screens after signing in, and mail.
alter table accounts add column language text not null default 'sv' check (language in ('sv', 'en'));

-- Messages to accounts, written in the transaction of what they tell. Sent at least once, always with the id as Message-ID.
create table outbox_messages (
    id uuid primary key,
    account_id uuid not null references accounts,
    kind text not null,                                                  -- key of its texts: message.KIND.subject
    channel text not null check (channel in ('mail', 'text')),
    arguments bytea,                                                     -- link and numbers, encrypted; forgotten once sent
    created_at timestamptz not null,
    due_at timestamptz,                                                  -- null while it waits for the receiver's daily digest
    attempts integer not null default 0,
    taken_until timestamptz,                                             -- a node is at it; free again then, should the node have died
    sent_at timestamptz,
    dead_at timestamptz check (dead_at is null or sent_at is null),      -- given up
    last_error text,                                                     -- kind of failure, never an address or a text
    digest_id uuid references outbox_messages);                          -- the digest that it is part of
create index on outbox_messages (due_at) where sent_at is null and dead_at is null;
create index on outbox_messages (account_id) where due_at is null and sent_at is null;
create index on outbox_messages (created_at desc, id desc);
create index on outbox_messages (digest_id) where digest_id is not null;
-- Open: any handler may tell anybody something, the job sends for nobody in particular, and what is told is encrypted.
select access.guard_open('outbox_messages');

create table message_preferences (
    account_id uuid not null references accounts,
    kind text not null,
    timing text not null check (timing in ('at_once', 'by_text', 'daily', 'never')),
    primary key (account_id, kind));
alter table message_preferences enable row level security;
create policy reading on message_preferences for select to samsteg_app using (true);   -- who tells somebody something asks how; nothing personal
create policy adding on message_preferences for insert to samsteg_app with check (account_id = (select access.account()));
create policy changing on message_preferences for update to samsteg_app using (account_id = (select access.account()));
grant select, insert, update on message_preferences to samsteg_app;
