-- What the owner of an account is told of.

-- Whether an account signs in by a browser and system that it never did before; never so the first time. Looks past row security: nobody is signed in yet.
create function access.is_new_device(account uuid, device text) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    return exists (select from sign_ins s where s.account_id = account and not exists (select from api_tokens t where t.sign_in_id = s.id))
       and not exists (select from sign_ins s where s.account_id = account and s.device is not distinct from is_new_device.device
                       and not exists (select from api_tokens t where t.sign_in_id = s.id));

-- Keys to the API that end: whoever keeps them is told 14 days and a day before, once each. For the program, when nobody is signed in.
alter table api_tokens add column reminded_days integer;   -- before the end, the last time
create function access.remind_of_tokens(today date) returns table (receiver uuid, machine uuid, days integer)
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if access.account() is not null then
        raise insufficient_privilege using message = 'Reminders are the program''s.';
    end if;
    return query
    with due as (
        select t.id, step.days as step from api_tokens t join sign_ins s on s.id = t.sign_in_id
        cross join lateral (select case when t.expires_on - today <= 1 then 1 else 14 end as days) step
        where t.revoked_at is null and s.ended_at is null and t.expires_on between today and today + 14
          and coalesce(t.reminded_days, 15) > step.days
          and (t.created_at at time zone 'Europe/Stockholm')::date < t.expires_on - step.days -- else it was told as it was made
        for update of t),
    told as (update api_tokens t set reminded_days = due.step from due where t.id = due.id returning t.account_id, t.created_by, t.expires_on)
    select case when m.account_id is null then told.account_id else told.created_by end, m.account_id, told.expires_on - today
    from told left join machine_accounts m on m.account_id = told.account_id;
end $$;
revoke execute on function access.is_new_device(uuid, text), access.remind_of_tokens(date) from public;
grant execute on function access.is_new_device(uuid, text), access.remind_of_tokens(date) to samsteg_app;
