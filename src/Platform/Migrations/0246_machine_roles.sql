-- Whoever administers roles reads nobody's data, and lets no machine read them either: what a machine is given in an initiative holds once a lead there has said so.
alter table role_assignments add column awaits_confirmation boolean not null default false;

create function access.await_confirmation() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    new.awaits_confirmation := new.initiative_id is not null
        and new.account_id is distinct from access.account() -- who begins an initiative leads it
        and exists (select from machine_accounts m where m.account_id = new.account_id);
    return new;
end $$;
create trigger await_confirmation before insert on role_assignments for each row execute function access.await_confirmation();

-- A lead's answer: somebody who sees all participants there, and no machine. False when nothing waits there for the user's.
create function access.answer_machine_role(assignment uuid, confirms boolean) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update role_assignments r
    set awaits_confirmation = false, valid_until = case when confirms then r.valid_until else r.valid_from - 1 end
    where r.id = assignment and r.awaits_confirmation
      and r.initiative_id = any (access.ids('samsteg.case_initiatives'))
      and not exists (select from machine_accounts m where m.account_id = access.account());
    return found;
end $$;
revoke execute on function access.answer_machine_role(uuid, boolean) from public;
grant execute on function access.answer_machine_role(uuid, boolean) to samsteg_app;

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
    left join role_assignments r on r.account_id = a.id and r.valid_from <= today and coalesce(r.valid_until, 'infinity') >= today and not r.awaits_confirmation
    where s.id = sign_in and s.ended_at is null and a.closed_at is null
    group by a.id;
end $$;
create or replace function access.coached_by(account uuid, today date) returns setof uuid language sql stable
    begin atomic
        select r.initiative_id from role_assignments r
        where r.account_id = account and r.role = 'coach' and r.valid_from <= today and coalesce(r.valid_until, 'infinity') >= today and not r.awaits_confirmation;
    end;
