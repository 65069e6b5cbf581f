-- Certificates of a completed series. What a certificate says stands here as it was when it was issued, so that it reads the same when
-- it is printed again; whose it is, is looked up then: a name that has become protected is not printed.
-- One row of numbers for both kinds: the sequence gives each but once.
create sequence certificate_numbers as integer;
grant usage on sequence certificate_numbers to samsteg_app;
create table certificates (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    series_id uuid not null,
    participant_id uuid not null references participants,
    number integer not null default nextval('certificate_numbers'),
    issued_on date not null,
    issued_by uuid not null references accounts,
    association text not null,
    initiative text not null,
    course text not null,
    place text not null,
    leader text not null,
    task text not null,
    first_on date not null,
    last_on date not null check (last_on >= first_on),
    sessions integer not null check (sessions > 0),       -- present at so many
    minutes integer not null check (minutes >= 0),        -- which lasted so long
    foreign key (series_id, initiative_id) references activity_series (id, initiative_id),
    unique (series_id, participant_id));
create index on certificates (initiative_id);
create index on certificates (participant_id);
create table organisation_certificates (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    series_id uuid not null,
    organisation_id uuid not null references organisations,
    contact_person_id uuid references contact_persons,    -- null: the organisation's own
    number integer not null default nextval('certificate_numbers'),
    issued_on date not null,
    issued_by uuid not null references accounts,
    association text not null,
    initiative text not null,
    course text not null,
    place text not null,
    leader text not null,
    task text not null,
    first_on date not null,
    last_on date not null check (last_on >= first_on),
    sessions integer not null check (sessions > 0),
    minutes integer not null check (minutes >= 0),
    foreign key (series_id, initiative_id) references activity_series (id, initiative_id),
    unique nulls not distinct (series_id, organisation_id, contact_person_id));
create index on organisation_certificates (initiative_id);
create index on organisation_certificates (organisation_id);
create index on organisation_certificates (contact_person_id);
select access.guard_covered('certificates'), access.guard_initiative('organisation_certificates');
-- Issued once, never reworded.
revoke update, delete on certificates, organisation_certificates from samsteg_app;
