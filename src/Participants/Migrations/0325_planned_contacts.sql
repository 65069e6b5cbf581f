alter table contacts add column minutes integer check (minutes between 1 and 600);   -- null: not noted
comment on column contacts.channel is 'meeting, visit, phone, digital, message';

-- A meeting booked with a participant: what becomes of it is told by its state, and what happened by the contact.
create table planned_contacts (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    purpose text not null,                     -- as on contacts
    channel text not null,
    starts_at timestamptz not null,
    minutes integer check (minutes between 1 and 600),
    place text not null default '' check (length(place) <= 200),
    state text not null,                       -- booked, done, excused, no_show, cancelled, moved
    contact_id uuid references contacts,       -- what was noted of one that was done
    moved_to uuid references planned_contacts, -- the one in its place
    booked_at timestamptz not null,
    booked_by uuid not null references accounts,
    check (state = 'done' or contact_id is null),
    check ((state = 'moved') = (moved_to is not null)));
create index on planned_contacts (participant_id, starts_at);
create index on planned_contacts (initiative_id);
select access.guard_case('planned_contacts');
revoke delete on planned_contacts from samsteg_app;
