-- Whoever has opened a file outside the own cases reads it, and registers nothing: what is done in a case is done by who works with it, or leads.
create function access.only_opened() returns uuid[]
    language sql stable security definer set search_path = public, pg_temp
    return (select coalesce(array_agg(distinct o.participant_id), '{}') from case_openings o
            where o.account_id = access.account() and o.closes_at > clock_timestamp()
              and o.initiative_id <> all (access.ids('samsteg.case_initiatives'))
              and o.participant_id not in (select w.participant_id from access.worked_by(access.account(), access.today()) w));
revoke execute on function access.only_opened() from public;
grant execute on function access.only_opened() to samsteg_app;

-- A table's rows are added, changed and removed only where that holds, beside what its guard asks.
create function access.guard_opened(name text, holds text) returns void language plpgsql as $$
begin
    execute format('create policy opened_adding on %I as restrictive for insert to samsteg_app with check (%s)', name, holds);
    execute format('create policy opened_changing on %I as restrictive for update to samsteg_app using (%s)', name, holds);
    execute format('create policy opened_removing on %I as restrictive for delete to samsteg_app using (%s)', name, holds);
end $$;
revoke execute on function access.guard_opened(text, text) from public;

-- A household's rows are its members': by one who is worked with, or before there are any.
create or replace function access.household_is_own(household uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    return not exists (select from household_members m where m.household_id = household)
        or exists (select from household_members m
                   where m.household_id = household
                     and (m.initiative_id = any (access.ids('samsteg.case_initiatives'))
                          or (m.participant_id = any (access.ids('samsteg.cases')) and m.initiative_id = any (access.ids('samsteg.initiatives'))
                              and m.participant_id <> all (access.only_opened()))));

do $$
declare
    name text;
    not_only_opened constant text := '%s <> all ((select access.only_opened())::uuid[])';
begin
    for name in select p.tablename from pg_policies p
                where p.schemaname = 'public' and p.policyname = 'participant_case' and p.tablename not like 'placement%' order by 1 loop
        perform access.guard_opened(name, format(not_only_opened, 'participant_id'));
    end loop;
    perform access.guard_opened('participants', format(not_only_opened, 'id'));
    perform access.guard_opened('documents', 'participant_id is null or ' || format(not_only_opened, 'participant_id'));
    perform access.guard_opened('household_members', 'access.household_is_own(household_id) and (participant_id is null or ' || format(not_only_opened, 'participant_id') || ')');
    perform access.guard_opened('household_goals', 'access.household_is_own(household_id)');
end $$;
create policy opened_adding on document_versions as restrictive for insert to samsteg_app with check (
    not exists (select from documents d where d.id = document_id and d.participant_id = any ((select access.only_opened())::uuid[])));

-- As before; what a table guarded from now on holds is not written through an opened file either.
create or replace function access.guard_case(name text, participant_column text default 'participant_id') returns void language plpgsql as $$
begin
    execute format('alter table %I enable row level security', name);
    execute format('create policy participant_case on %1$I to samsteg_app using (
        initiative_id = any ((select access.ids(''samsteg.case_initiatives''))::uuid[])
        or (%2$I = any ((select access.ids(''samsteg.cases''))::uuid[])
            and initiative_id = any ((select access.ids(''samsteg.initiatives''))::uuid[])))', name, participant_column);
    perform access.guard_opened(name, format('%I <> all ((select access.only_opened())::uuid[])', participant_column));
    if participant_column <> 'id' then
        execute format('alter table %I add foreign key (%I, initiative_id) references participants (id, initiative_id)', name, participant_column);
    end if;
    execute format('grant select, insert, update, delete on %I to samsteg_app', name);
end $$;
