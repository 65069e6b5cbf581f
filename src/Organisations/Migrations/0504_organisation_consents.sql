-- That somebody at an organisation has said yes to its being shown publicly, and when that was taken back. Rows with the same consent_id are versions of one consent.
create table organisation_consents (
    id uuid primary key,
    organisation_id uuid not null references organisations,
    consent_id uuid not null,
    said_by text not null check (length(said_by) between 1 and 200), -- who, at the organisation
    withdrawn_on date check (withdrawn_on >= occurred_on),           -- null while it holds
    occurred_on date not null,                                       -- the day it was given
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create unique index organisation_consents_once on organisation_consents (consent_id) where superseded_at is null;
create unique index organisation_consents_open on organisation_consents (organisation_id) where superseded_at is null and withdrawn_on is null;
create index on organisation_consents (organisation_id);
select access.guard_staff('organisation_consents');
select access.keep_history('organisation_consents');

-- Whether an organisation may be shown publicly: it has said yes, and nothing later takes that back. Nothing else may decide it.
create function access.may_be_public(organisation uuid) returns boolean language sql stable set search_path = public, pg_temp
    return exists (select from organisation_consents c
                   where c.organisation_id = organisation and c.superseded_at is null and c.withdrawn_on is null
                     and not exists (select from organisation_consents w where w.organisation_id = organisation and w.superseded_at is null and w.withdrawn_on > c.occurred_on));
grant execute on function access.may_be_public(uuid) to samsteg_app;
