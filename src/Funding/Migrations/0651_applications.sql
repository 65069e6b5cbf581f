-- Funders' forms that the association has made of its own: a draft is edited, what is published never changes (other words are another version).
-- Those that come with the program stand in it.
create table funder_forms (
    id uuid primary key,
    key text not null check (length(key) between 1 and 60),
    version integer not null check (version > 0),
    state text not null,                       -- draft, published, retired
    content jsonb not null,
    changed_at timestamptz not null,
    changed_by uuid not null references accounts,
    unique (key, version));
create unique index funder_forms_one_draft on funder_forms (key) where state = 'draft';
select access.guard_staff('funder_forms');
create function access.keep_published_form() returns trigger language plpgsql as $$
begin
    if old.state <> 'draft' and (tg_op = 'DELETE' or new.content <> old.content or new.key <> old.key or new.version <> old.version or new.state = 'draft') then
        raise exception 'a published form does not change' using errcode = 'check_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger keep_published before update or delete on funder_forms for each row execute function access.keep_published_form();

-- Calls for applications.
create table calls (
    id uuid primary key,
    name_sv text not null check (length(name_sv) between 1 and 200), name_en text,
    text_sv text not null default '', text_en text,
    form_key text not null,
    form_version integer not null,
    kind text not null,                        -- open, dated, by_invitation
    opens_on date not null,
    closes_on date,                            -- the last day, until 23:59:59 in Stockholm
    maximum numeric(14, 2) check (maximum > 0), -- the most that one application may ask for
    closed_at timestamptz,                     -- by hand, before its day
    check (kind = 'dated' or closes_on is null or closes_on >= opens_on),
    check (kind <> 'dated' or closes_on >= opens_on and closes_on is not null));
create table call_invitations (
    call_id uuid not null references calls,
    organisation_id uuid not null references organisations,
    primary key (call_id, organisation_id));
select access.guard_staff(name) from unnest(array['calls', 'call_invitations']) as name;

-- An initiative's application: which form it is written on, and how far it has come.
create table applications (
    initiative_id uuid primary key references initiatives,
    call_id uuid references calls,             -- null: outside calls
    form_version_id uuid not null,
    state text not null,                       -- draft, signing, signed, submitted, in_preparation, on_agenda, granted, granted_on_conditions, deferred, returned, declined, withdrawn, agreed
    submitted_at timestamptz,
    late_reason text check (length(late_reason) between 1 and 1000), -- why it is taken in after the last day
    late_admitted_at timestamptz,
    late_admitted_by uuid references accounts,
    check ((late_reason is null) = (late_admitted_at is null)),
    foreign key (form_version_id, initiative_id) references form_versions (id, initiative_id));
create index on applications (state);
create index on applications (call_id);
create index on call_invitations (organisation_id);
create index on applications (form_version_id);
-- What has happened to it, in order; never changed.
create table application_events (
    id uuid primary key,
    initiative_id uuid not null references applications,
    act text not null,
    state text not null,                       -- what it became
    at timestamptz not null,
    by uuid not null references accounts,
    reason text check (length(reason) between 1 and 4000));
create index on application_events (initiative_id, at);
-- What is answered, one row for each field, cell, and row of a table (column_key null: its place; value null: taken away). Answering anew makes another row; the one before is its history.
create table application_answers (
    id uuid primary key,
    initiative_id uuid not null references applications,
    field text not null,
    row_id uuid,
    column_key text,
    value jsonb,
    saved_at timestamptz not null,
    saved_by uuid not null references accounts,
    replaced_at timestamptz,                   -- another answer, or none, took its place
    check (row_id is not null or column_key is null));
create unique index application_answers_standing on application_answers (initiative_id, field, row_id, column_key) nulls not distinct where replaced_at is null;
create index on application_answers (initiative_id, saved_at);
-- Who writes which part.
create table application_sections (
    initiative_id uuid not null references applications,
    section text not null,
    account_id uuid not null references accounts,
    primary key (initiative_id, section));
create index on application_sections (account_id);
create table application_comments (
    id uuid primary key,
    initiative_id uuid not null references applications,
    section text not null,
    field text,
    text text not null check (length(text) between 1 and 2000),
    written_at timestamptz not null,
    written_by uuid not null references accounts,
    resolved_at timestamptz,
    resolved_by uuid references accounts);
create index on application_comments (initiative_id, section);
select access.guard_reach(name, 'samsteg.applications')
from unnest(array['applications', 'application_events', 'application_answers', 'application_sections', 'application_comments']) as name;
revoke update, delete on application_events from samsteg_app;
revoke update, delete on application_answers, application_comments from samsteg_app;
grant update (replaced_at) on application_answers to samsteg_app;
grant update (resolved_at, resolved_by) on application_comments to samsteg_app;
