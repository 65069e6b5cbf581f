-- That somebody certifies the hours of a month: who got how many of what was held, frozen. A month that is corrected is certified anew.
create table hour_certifications (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    month date not null check (extract(day from month) = 1),
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    unique (id, initiative_id));
create unique index hour_certifications_once on hour_certifications (initiative_id, month) where superseded_at is null;
select access.guard_initiative('hour_certifications'), access.keep_history('hour_certifications');
create table certified_hours (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    certification_id uuid not null,
    participant_id uuid not null references participants,
    minutes integer not null check (minutes >= 0),
    foreign key (certification_id, initiative_id) references hour_certifications (id, initiative_id),
    unique (certification_id, participant_id));
create index on certified_hours (initiative_id);
create index on certified_hours (participant_id);
select access.guard_case('certified_hours'), access.open_to_own('certified_hours');
revoke update, delete on certified_hours from samsteg_app;
create index on attendance (initiative_id, occurred_on) where superseded_at is null;
