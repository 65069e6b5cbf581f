-- The number of a version is given as it is added, one upload at a time, and told to nobody before row security has let the row in.
-- Versions that others have waiting are not seen, but count.
create function access.number_document_version() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform from documents d where d.id = new.document_id for update;
    new.number := (select coalesce(max(v.number), 0) + 1 from document_versions v where v.document_id = new.document_id);
    return new;
end $$;
create trigger numbering before insert on document_versions for each row when (new.number is null) execute function access.number_document_version();
drop function access.next_document_version(uuid);
