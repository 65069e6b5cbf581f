-- What an account reaches that has shown itself by something else than a sign-in: a secret address that it subscribes to. Asked where nobody is signed in.
create function access.of_account(account uuid, today date)
    returns table (account_id uuid, display_name text, roles text[], initiative_ids uuid[], organisation_ids uuid[], cases uuid[], covered uuid[])
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return query
    select a.id, a.display_name,
           coalesce(array_agg(r.role order by r.id) filter (where r.id is not null), '{}'),
           coalesce(array_agg(r.initiative_id order by r.id) filter (where r.id is not null), '{}'),
           coalesce(array_agg(r.organisation_id order by r.id) filter (where r.id is not null), '{}'),
           access.cases_of(a.id, today),
           access.covered_by(a.id, today)
    from accounts a
    left join role_assignments r on r.account_id = a.id and r.valid_from <= today and coalesce(r.valid_until, 'infinity') >= today and not r.awaits_confirmation
    where a.id = account and a.closed_at is null and access.account() is null
    group by a.id;
end $$;
revoke execute on function access.of_account(uuid, date) from public;
grant execute on function access.of_account(uuid, date) to samsteg_app;
