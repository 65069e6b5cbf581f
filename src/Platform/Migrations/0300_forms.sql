-- Versions of forms as an initiative has answered or made them: kept whole, so that answers can be read whatever becomes of the
-- program that shipped the form. A version never changes; other words are another version.
create table form_versions (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    purpose text not null,                     -- a code of the capability that asks
    key text not null check (length(key) between 1 and 60),
    version integer not null check (version > 0),
    content jsonb not null,
    content_hash text not null,                -- of the definition as the program writes it
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    unique (initiative_id, key, version),
    unique (id, initiative_id));
select access.guard_initiative('form_versions');
revoke update, delete on form_versions from samsteg_app;
