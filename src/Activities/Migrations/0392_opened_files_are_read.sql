-- As 0389 has it of the other tables about participants; who leads a group marks its members all the same, whosever cases they are.
select access.guard_opened(name, 'participant_id <> all ((select access.only_opened())::uuid[]) or participant_id = any ((select access.ids(''samsteg.covered''))::uuid[])')
from unnest(array['series_members', 'attendance', 'next_step_wishes']) as name;

-- As before; what a table guarded from now on holds is not written through an opened file either.
create or replace function access.guard_covered(name text, participant_column text default 'participant_id') returns void language plpgsql as $$
begin
    execute format('alter table %I enable row level security', name);
    execute format('create policy participant_covered on %1$I to samsteg_app using (
        initiative_id = any ((select access.ids(''samsteg.case_initiatives''))::uuid[])
        or ((%2$I = any ((select access.ids(''samsteg.cases''))::uuid[])
             or %2$I = any ((select access.ids(''samsteg.covered''))::uuid[]))
            and initiative_id = any ((select access.ids(''samsteg.initiatives''))::uuid[])))', name, participant_column);
    perform access.guard_opened(name, format('%1$I <> all ((select access.only_opened())::uuid[]) or %1$I = any ((select access.ids(''samsteg.covered''))::uuid[])', participant_column));
    if participant_column <> 'id' then
        execute format('alter table %I add foreign key (%I, initiative_id) references participants (id, initiative_id)', name, participant_column);
    end if;
    execute format('grant select, insert, update, delete on %I to samsteg_app', name);
end $$;

-- Also when the file closes while a request goes on: what has been opened is within its reach until it is over.
create or replace function access.only_opened() returns uuid[]
    language sql stable security definer set search_path = public, pg_temp
    return (select coalesce(array_agg(distinct o.participant_id), '{}') from case_openings o
            where o.account_id = access.account() and o.initiative_id <> all (access.ids('samsteg.case_initiatives'))
              and o.participant_id not in (select w.participant_id from access.worked_by(access.account(), access.today()) w));
