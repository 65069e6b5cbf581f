-- When absence is something for the coach to ask about. Without a row the defaults of these columns hold.
create table absence_rules (
    id uuid primary key,
    initiative_id uuid not null unique references initiatives,
    in_a_row integer not null default 3 check (in_a_row between 2 and 20),                -- absences in a row
    after_presences integer not null default 5 check (after_presences between 2 and 50)); -- the first absence after so many presences in a row
select access.guard_initiative('absence_rules');
revoke delete on absence_rules from samsteg_app;

-- That somebody who works with the case has seen an absence and needs do no more. A contact on the day of the absence or later says the same.
create table absences_seen (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    seen_through date not null,                -- the day of the latest absence
    note text not null check (length(note) between 1 and 500),
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create index on absences_seen (participant_id);
create index on absences_seen (initiative_id);
select access.guard_case('absences_seen'), access.keep_history('absences_seen'), access.open_to_own('absences_seen');
