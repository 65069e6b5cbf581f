-- What the board has decided. A decision never changes; another one may take its place.
create table decisions (
    id uuid primary key,
    initiative_id uuid not null references applications,
    item_id uuid not null unique references agenda_items,
    supersedes_id uuid unique,
    paragraph integer not null check (paragraph > 0),
    decided_on date not null,
    kind text not null,                        -- granted, granted_on_conditions, deferred, returned, declined
    maximum numeric(14, 2) check (maximum > 0), -- the most that is paid
    over_reason text not null default '' check (length(over_reason) <= 1000), -- why it is more than was asked for, or than the call lets
    starts_on date,
    ends_on date,
    reasons text not null default '' check (length(reasons) <= 4000),
    quorum text not null check (length(quorum) between 1 and 300),
    reservation text not null default '' check (length(reservation) <= 2000),
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    unique (id, initiative_id),
    foreign key (supersedes_id, initiative_id) references decisions (id, initiative_id),
    check (ends_on >= starts_on),
    check ((kind in ('granted', 'granted_on_conditions')) = (maximum is not null) and (maximum is null) = (starts_on is null) and (maximum is null) = (ends_on is null)));
create index on decisions (initiative_id);
-- Who took part, and who left the room because of a conflict of interest, as they were called.
create table decision_participants (
    decision_id uuid not null,
    initiative_id uuid not null,
    account_id uuid not null references accounts,
    name text not null,
    was_partial boolean not null,
    primary key (decision_id, account_id),
    foreign key (decision_id, initiative_id) references decisions (id, initiative_id));
create index on decision_participants (account_id);
-- On what conditions.
create table decision_conditions (
    id uuid primary key,
    decision_id uuid not null,
    initiative_id uuid not null,
    position integer not null,
    text text not null check (length(text) between 1 and 1000),
    due_on date,
    responsible text not null default '' check (length(responsible) <= 200),
    phase text not null,                       -- before_agreement, during
    state text not null default 'open',        -- open, fulfilled, waived
    settled_at timestamptz,
    settled_by uuid references accounts,
    settled_note text not null default '' check (length(settled_note) <= 2000), -- what shows it, or why it is waived
    foreign key (decision_id, initiative_id) references decisions (id, initiative_id),
    check ((state = 'open') = (settled_at is null) and (settled_at is null) = (settled_by is null)));
create index on decision_conditions (initiative_id);
create index on decision_conditions (decision_id);
-- What changes if something happens.
create table decision_scenarios (
    id uuid primary key,
    decision_id uuid not null,
    initiative_id uuid not null,
    position integer not null,
    trigger_text text not null check (length(trigger_text) between 1 and 500),
    effect_text text not null check (length(effect_text) between 1 and 1000),
    maximum numeric(14, 2) check (maximum > 0),
    share_percent numeric(5, 2) check (share_percent between 0 and 100), -- of a full-time post
    ends_on date,
    happened boolean,
    settled_at timestamptz,
    settled_by uuid references accounts,
    settled_note text not null default '' check (length(settled_note) <= 2000),
    foreign key (decision_id, initiative_id) references decisions (id, initiative_id),
    check ((happened is null) = (settled_at is null) and (settled_at is null) = (settled_by is null)));
create index on decision_scenarios (initiative_id);
create index on decision_scenarios (decision_id);
select access.guard_written(name, 'samsteg.applications', 'samsteg.prepared') from unnest(array['decisions', 'decision_participants', 'decision_scenarios']) as name;
-- A condition is told as fulfilled by the applicant; that the page asks, row security asks who reaches it.
select access.guard_reach('decision_conditions', 'samsteg.applications');
create policy deciding on decision_conditions as restrictive for insert to samsteg_app with check (
    (select access.everything('samsteg.prepared')) or initiative_id = any ((select access.ids('samsteg.prepared'))::uuid[]));
revoke update, delete on decisions, decision_participants, decision_conditions, decision_scenarios from samsteg_app;
grant update (state, settled_at, settled_by, settled_note) on decision_conditions to samsteg_app;
grant update (happened, settled_at, settled_by, settled_note) on decision_scenarios to samsteg_app;
