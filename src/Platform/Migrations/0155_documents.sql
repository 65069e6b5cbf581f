-- Documents of an initiative, of a participant (then also of the organisation that keeps it) or of an organisation. Removed ones are hidden, not erased.
create table documents (
    id uuid primary key,
    initiative_id uuid references initiatives,
    participant_id uuid references participants,
    keeper_organisation_id uuid references organisations,
    organisation_id uuid references organisations,
    kind text not null,                        -- application, agreement, decision, report, minutes, certificate, plan, other
    title text not null check (length(title) between 1 and 200),
    removed_at timestamptz,
    removed_by uuid references accounts,
    foreign key (participant_id, initiative_id) references participants (id, initiative_id),
    check (num_nonnulls(initiative_id, organisation_id) = 1),
    check (num_nonnulls(participant_id, keeper_organisation_id) <> 1 and (participant_id is null or initiative_id is not null)),
    check ((removed_at is null) = (removed_by is null)));
create index on documents (initiative_id);
create index on documents (participant_id) where participant_id is not null;
create index on documents (organisation_id) where organisation_id is not null;

-- As their subject: the plan's as the plan, a participant's as the case and only for the keeper, an organisation's as the register.
alter table documents enable row level security;
create policy subject on documents to samsteg_app using (
    case when participant_id is not null
         then (initiative_id = any ((select access.ids('samsteg.case_initiatives'))::uuid[])
               or (participant_id = any ((select access.ids('samsteg.cases'))::uuid[]) and initiative_id = any ((select access.ids('samsteg.initiatives'))::uuid[])))
              and initiative_id || '/' || keeper_organisation_id = any ((select access.keepers())::text[])
         when initiative_id is not null
         then (select access.everything('samsteg.initiatives')) or initiative_id = any ((select access.ids('samsteg.initiatives'))::uuid[])
         else (select access.is_staff()) end);
grant select, insert, update (title, kind, removed_at, removed_by) on documents to samsteg_app;
select search.offer('documents', 'title');

-- Whether the program itself is at work on what has been handed in: it scans and clears, for nobody.
create function access.handles_documents() returns boolean language sql stable
    return coalesce(current_setting('samsteg.document_work', true), '') = 'on';
grant execute on function access.handles_documents() to samsteg_app;

create table document_versions (
    id uuid primary key,                       -- also the key of the content, wherever that is
    document_id uuid not null references documents,
    number integer not null check (number > 0),
    file_name text not null check (length(file_name) between 1 and 200),
    format text not null,                      -- by content: pdf, docx, xlsx, odt, ods, png, jpeg, heic, txt, csv
    size bigint not null check (size > 0),
    sha256 bytea not null,
    state text not null,                       -- waiting, clean, infected; unscanned: there was no scanner
    uploaded_at timestamptz not null,
    uploaded_by uuid not null references accounts,
    scanned_at timestamptz,
    unique (document_id, number));
create index on document_versions (uploaded_at) where state = 'waiting';
-- Until it is found clean only who handed it in sees more than the title.
alter table document_versions enable row level security;
create policy reading on document_versions for select to samsteg_app using (
    (select access.handles_documents())
    or ((state in ('clean', 'unscanned') or uploaded_by = (select access.account())) and exists (select from documents d where d.id = document_id)));
create policy adding on document_versions for insert to samsteg_app
    with check (uploaded_by = (select access.account()) and exists (select from documents d where d.id = document_id));
create policy scanning on document_versions for update to samsteg_app using ((select access.handles_documents()));
grant select, insert, update (state, scanned_at) on document_versions to samsteg_app;

-- The next number of a document, one upload at a time. Versions that others have waiting are not seen, but count.
create function access.next_document_version(document uuid) returns integer
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
    perform from documents d where d.id = document for update;
    return (select coalesce(max(v.number), 0) + 1 from document_versions v where v.document_id = document);
end $$;
grant execute on function access.next_document_version(uuid) to samsteg_app;

-- Content in pieces, so that neither end holds a whole file. Already packed as it is.
create table document_pieces (
    version_id uuid not null references document_versions,
    number integer not null check (number >= 0),
    bytes bytea not null check (length(bytes) <= 65536),
    primary key (version_id, number));
alter table document_pieces alter column bytes set storage external;
alter table document_pieces enable row level security;
create policy reading on document_pieces for select to samsteg_app using (
    exists (select from document_versions v where v.id = version_id and (v.state <> 'infected' or (select access.handles_documents()))));
create policy adding on document_pieces for insert to samsteg_app
    with check (exists (select from document_versions v where v.id = version_id and v.uploaded_by = (select access.account())));
create policy clearing on document_pieces for delete to samsteg_app using ((select access.handles_documents()));
grant select, insert, delete on document_pieces to samsteg_app;

-- Objects that were begun outside the database: what has no version after an hour is cleared. Ids only.
create table document_uploads (version_id uuid primary key, started_at timestamptz not null);
select access.guard_open('document_uploads');
