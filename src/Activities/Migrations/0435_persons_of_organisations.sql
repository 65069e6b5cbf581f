-- Who came from an organisation to a session, where somebody has said: contact persons of the register. How many came is organisation_attendance's.
create table organisation_person_attendance (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    session_id uuid not null,
    organisation_id uuid not null references organisations,
    contact_person_id uuid not null references contact_persons,
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    foreign key (session_id, initiative_id) references sessions (id, initiative_id));
create unique index organisation_person_attendance_once on organisation_person_attendance (session_id, contact_person_id) where superseded_at is null;
create index on organisation_person_attendance (initiative_id);
create index on organisation_person_attendance (contact_person_id);
select access.guard_initiative('organisation_person_attendance');
select access.keep_history('organisation_person_attendance');
