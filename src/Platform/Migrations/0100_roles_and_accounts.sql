-- The second wall for roles and accounts: who is signed in reaches what the role lets administer, and nobody's secrets.

-- A closed account lets nobody in; what it has done stays in its name.
alter table accounts add column closed_at timestamptz;

-- Whether the user administers accounts, jobs …: said by AccessScope, word by word.
create function access.has_duty(duty text) returns boolean language sql stable
    return duty = any (string_to_array(coalesce(current_setting('samsteg.duties', true), ''), ','));
-- Whether the user gives and ends roles there; null stands for the association.
create function access.administers(initiative uuid) returns boolean language sql stable
    return access.everything('samsteg.administers') or coalesce(initiative = any (access.ids('samsteg.administers')), false);

-- Passwords lie by themselves: a row is for the account itself, and for signing in, when nobody is signed in yet.
create table account_passwords (
    account_id uuid primary key references accounts,
    hash text not null,
    changed_at timestamptz);
insert into account_passwords (account_id, hash) select id, password_hash from accounts where password_hash is not null;
alter table accounts drop column password_hash;
alter table account_passwords enable row level security;
create policy own on account_passwords to samsteg_app using (account_id = (select access.account()) or (select access.account()) is null);
grant select, insert, update on account_passwords to samsteg_app;
do $$
declare name text;
begin
    foreach name in array array['account_claims', 'account_logins', 'account_tokens'] loop
        execute format('alter table %I enable row level security', name);
        execute format('create policy own on %I to samsteg_app using (user_id = (select access.account()) or (select access.account()) is null)', name);
    end loop;
end $$;

-- Colleagues' names are told wherever they have done something; an account is changed by itself, in signing in, and by who administers accounts.
alter table accounts enable row level security;
create policy reading on accounts for select to samsteg_app using (true);
create policy adding on accounts for insert to samsteg_app with check ((select access.account()) is null or (select access.has_duty('accounts')));
create policy changing on accounts for update to samsteg_app using (
    id = (select access.account()) or (select access.account()) is null or (select access.has_duty('accounts')));

-- Roles are given and ended by who administers them there, never by the holder. Those who read and sign for a task of their own do so until a day.
alter table role_assignments add constraint outsiders_until check (role not in ('evaluator', 'auditor', 'signatory') or valid_until is not null) not valid;
alter table role_assignments enable row level security;
create policy reading on role_assignments for select to samsteg_app using (
    account_id = (select access.account())
    or (select access.account()) is null               -- while signing in
    or (select access.has_duty('accounts'))
    or (role <> 'participant'
        and ((select access.everything('samsteg.initiatives'))
             or initiative_id = any ((select access.ids('samsteg.initiatives'))::uuid[])
             or (initiative_id is null and (select access.is_staff()))))
    or exists (select from accounts a where a.id = role_assignments.account_id and a.demo_role is not null));
create policy giving on role_assignments for insert to samsteg_app with check (
    account_id is distinct from (select access.account())
    and ((select access.everything('samsteg.administers')) or initiative_id = any ((select access.ids('samsteg.administers'))::uuid[])));
create policy ending on role_assignments for update to samsteg_app using (
    account_id is distinct from (select access.account())
    and ((select access.everything('samsteg.administers')) or initiative_id = any ((select access.ids('samsteg.administers'))::uuid[])));

-- Jobs are the program's own; a request may ask for one, and read them where that is the user's duty.
alter table jobs enable row level security;
create policy program on jobs to samsteg_app using ((select access.account()) is null or (select access.has_duty('jobs')));
create policy asking on jobs for insert to samsteg_app with check (true);

-- Closing an account ends its sign-ins, in every browser, at once.
create function access.close_account(account uuid, at timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not access.has_duty('accounts') or account is not distinct from access.account() then
        raise insufficient_privilege using message = 'Accounts are closed by who administers them, not by the holder.';
    end if;
    update accounts set closed_at = at where id = account and closed_at is null;
    if not found then
        return false;
    end if;
    update sign_ins set ended_at = greatest(at, started_at) where account_id = account and ended_at is null;
    return true;
end $$;

-- What goes with a role when it is handed over; told by the capabilities that know. Gives how many cases.
create function access.hand_over_cases(giver uuid, taker uuid, initiative uuid, first_day date, at timestamptz) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$ begin return 0; end $$;
create function access.hand_over_groups(giver uuid, taker uuid, initiative uuid, first_day date, at timestamptz) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$ begin return 0; end $$;

-- A closed account's sign-in, had one been left, is nobody's.
create or replace function access.of_sign_in(sign_in uuid, today date)
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
    from sign_ins s
    join accounts a on a.id = s.account_id
    left join role_assignments r on r.account_id = a.id and r.valid_from <= today and coalesce(r.valid_until, 'infinity') >= today
    where s.id = sign_in and s.ended_at is null and a.closed_at is null
    group by a.id;
end $$;
grant execute on function access.has_duty(text), access.administers(uuid), access.close_account(uuid, timestamptz),
    access.hand_over_cases(uuid, uuid, uuid, date, timestamptz), access.hand_over_groups(uuid, uuid, uuid, date, timestamptz) to samsteg_app;
