-- How many applications are written on each version of a form and answer each call. Who makes forms and calls need not read applications: the numbers alone are told, to staff.
create function access.applications_by_form() returns table (key text, version integer, applications bigint)
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select v.key, v.version, count(*) from applications p join form_versions v on v.id = p.form_version_id where access.is_staff() group by v.key, v.version;
end;
create function access.applications_by_call() returns table (call_id uuid, applications bigint)
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select p.call_id, count(*) from applications p where p.call_id is not null and access.is_staff() group by p.call_id;
end;
grant execute on function access.applications_by_form(), access.applications_by_call() to samsteg_app;

-- What somebody has begun to answer is not asked on another form.
create function access.keep_answered_call() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if (new.form_key, new.form_version) <> (old.form_key, old.form_version) and exists (select from applications where call_id = old.id) then
        raise exception 'a call that is answered keeps its form' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger keep_answered before update on calls for each row execute function access.keep_answered_call();

-- The version of a form is called so: a row has a version of its own.
alter table funder_forms rename column version to form_version;
create or replace function access.keep_published_form() returns trigger language plpgsql as $$
begin
    if old.state <> 'draft' and (tg_op = 'DELETE' or new.content <> old.content or new.key <> old.key or new.form_version <> old.form_version or new.state = 'draft') then
        raise exception 'a published form does not change' using errcode = 'check_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
