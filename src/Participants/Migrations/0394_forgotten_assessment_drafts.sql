-- As before, and assessments that were begun and left as long: whoever began one may no longer have the case.
create or replace function access.forget_drafts(before timestamptz) returns void
    language sql security definer set search_path = public, pg_temp as $$
    delete from form_drafts where saved_at < before;
    delete from assessment_drafts where saved_at < before;
    $$;
