-- How much the user has handed in since a moment, in bytes, wherever it lies now. One upload of a user at a time, so that two at once do not both fit.
create function access.uploaded_since(moment timestamptz) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('uploads ' || access.account(), 0));
    return (select coalesce(sum(v.size), 0) from document_versions v where v.uploaded_by = access.account() and v.uploaded_at >= moment);
end $$;
create index on document_versions (uploaded_by, uploaded_at);
revoke execute on function access.uploaded_since(timestamptz) from public;
grant execute on function access.uploaded_since(timestamptz) to samsteg_app;
