-- A role that the association has no use for any longer; its rules end on the same day, and how it was before stays so.
alter table readiness_roles add retired_on date;

-- That an organisation has been asked to become ready in a role, also before anything shows that it is.
create table readiness_asks (
    id uuid primary key,
    organisation_id uuid not null references organisations,
    role text not null references readiness_roles,
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create unique index readiness_asks_once on readiness_asks (organisation_id, role) where superseded_at is null;
create index on readiness_asks (role);
select access.guard_staff('readiness_asks'), access.keep_history('readiness_asks');
