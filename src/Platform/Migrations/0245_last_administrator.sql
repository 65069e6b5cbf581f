-- The association is never without an administrator: somebody with an open account, who gives everybody else their roles.

-- Whether, on each of those days, somebody is one, leaving out an account. One at a time asks and decides, so that two who end each other's role do not both succeed.
create function access.administered(first_day date, last_day date, without uuid default null) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('samsteg.administrators', 0));
    return (select coalesce(range_agg(daterange(r.valid_from, r.valid_until, '[]')), '{}'::datemultirange) @> daterange(first_day, last_day, '[]')
            from role_assignments r join accounts a on a.id = r.account_id
            where r.role = 'association_administrator' and a.closed_at is null and a.id is distinct from without
              and (r.valid_until is null or r.valid_until >= r.valid_from)
              and not exists (select from machine_accounts m where m.account_id = a.id));
end $$;
revoke execute on function access.administered(date, date, uuid) from public;
grant execute on function access.administered(date, date, uuid) to samsteg_app;

-- Asked again as the transaction ends, when what takes over stands too.
create function access.keep_administrator() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not access.administered(greatest(new.valid_until + 1, new.valid_from), old.valid_until) then
        raise restrict_violation using message = 'The association would be without an administrator.';
    end if;
    return null;
end $$;
create constraint trigger keep_administrator after update of valid_until on role_assignments deferrable initially deferred
    for each row when (new.role = 'association_administrator' and new.valid_until < coalesce(old.valid_until, 'infinity')
                       and old.valid_from <= coalesce(old.valid_until, 'infinity'))
    execute function access.keep_administrator();

create function access.keep_open_administrator() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    closed_on date := (new.closed_at at time zone 'Europe/Stockholm')::date;
begin
    if exists (select from role_assignments r
               where r.account_id = new.id and r.role = 'association_administrator' and coalesce(r.valid_until, 'infinity') >= greatest(r.valid_from, closed_on)
                 and not access.administered(greatest(r.valid_from, closed_on), r.valid_until)) then
        raise restrict_violation using message = 'The association would be without an administrator.';
    end if;
    return null;
end $$;
create constraint trigger keep_open_administrator after update of closed_at on accounts deferrable initially deferred
    for each row when (new.closed_at is not null and old.closed_at is null)
    execute function access.keep_open_administrator();
