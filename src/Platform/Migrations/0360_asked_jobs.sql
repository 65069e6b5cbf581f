-- Work that somebody asked for is done in that account's own reach, as it is when the work is done: what has been ended meanwhile is not done any more.
alter table jobs add column account_id uuid references accounts; -- null: the program's own work
drop policy asking on jobs;
create policy asking on jobs for insert to samsteg_app with check (account_id is null or account_id = (select access.account()));

-- What access.of_sign_in tells of a sign-in, of the account that asked for a piece of work. Only for the program itself.
create function access.of_job(job uuid, today date)
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
    from jobs j
    join accounts a on a.id = j.account_id
    left join role_assignments r on r.account_id = a.id and r.valid_from <= today and coalesce(r.valid_until, 'infinity') >= today and not r.awaits_confirmation
    where j.id = job and j.finished_at is null and a.closed_at is null and access.account() is null
    group by a.id;
end $$;
revoke execute on function access.of_job(uuid, date) from public;
grant execute on function access.of_job(uuid, date) to samsteg_app;
