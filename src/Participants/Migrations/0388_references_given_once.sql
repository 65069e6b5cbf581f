-- A reference is given once: that of somebody whose import was undone may have been written down.
alter table imports add column last_reference integer; -- the last of those that were taken back; null when none were

-- The number of the last reference that was given in an initiative; 0 when none was. Read with the rights of who asks.
create function access.last_reference(initiative uuid) returns integer
    language sql stable set search_path = public, pg_temp as $$
    select greatest(
        0,
        (select max(substring(p.reference from '^D-([0-9]{1,9})$')::integer) from participants p where p.initiative_id = initiative),
        (select max(i.last_reference) from imports i where i.initiative_id = initiative))
$$;
revoke execute on function access.last_reference(uuid) from public;
grant execute on function access.last_reference(uuid) to samsteg_app;

create or replace function access.admit(participant uuid, initiative uuid, today date)
 returns text
 language plpgsql
 security definer
 set search_path = public, pg_temp
AS $function$
declare
    usual text := current_setting('lock_timeout');
    reaches_all boolean := coalesce(initiative = any (access.ids('samsteg.case_initiatives')), false);
begin
    if not reaches_all and not exists (
        select from role_assignments r
        where r.account_id = access.account() and r.role = 'coach' and not r.awaits_confirmation and r.initiative_id = initiative
          and r.initiative_id = any (access.ids('samsteg.initiatives'))
          and r.valid_from <= today and coalesce(r.valid_until, 'infinity') >= today) then
        raise insufficient_privilege using message = 'Only the leads and coaches of an initiative enrol participants in it.';
    end if;
    perform set_config('lock_timeout', '3s', true);
    perform pg_advisory_xact_lock(hashtextextended('enrol ' || initiative, 0));
    perform set_config('lock_timeout', usual, true);
    if participant is null or exists (select from participants p where p.id = participant) then
        return null;
    end if;
    if not reaches_all then
        perform set_config('samsteg.cases', concat_ws(',', nullif(current_setting('samsteg.cases', true), ''), participant), true);
    end if;
    return (select 'D-' || lpad(number::text, greatest(3, length(number::text)), '0')
            from (select access.last_reference(initiative) + 1) as next (number));
end $function$;

create or replace function access.undo_import(import uuid, at timestamptz) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    made imports;
    people uuid[];
    last integer;
begin
    select * into made from imports i where i.id = import and i.initiative_id = any (access.ids('samsteg.case_initiatives'));
    if made.id is null or made.state <> 'undoing' or at > made.imported_at + interval '1 day' then
        raise insufficient_privilege using message = 'An import is undone by a lead of the initiative, within a day.';
    end if;
    select coalesce(array_agg(r.id), '{}') into people from import_rows r where r.import_id = import and r.verdict = 'imported';
    perform from participants where id = any (people) order by id for update;
    if exists (select from access.import_followed(import)) then
        raise restrict_violation using message = 'Something has been registered since.';
    end if;
    select max(substring(p.reference from '^D-([0-9]{1,9})$')::integer) into last from participants p where p.id = any (people);
    insert into audit_entries (at, account_id, action, subject_kind, subject_id, initiative_id, participant_id)
        select undo_import.at, access.account(), 'removed', x.kind, x.id, made.initiative_id, x.participant_id from (
            select 'exit_follow_ups' as kind, f.id, f.participant_id from exit_follow_ups f where f.participant_id = any (people)
            union all select 'exits', e.id, e.participant_id from exits e where e.participant_id = any (people)
            union all select 'case_assignments', c.id, c.participant_id from case_assignments c where c.participant_id = any (people)
            union all select 'enrolments', e.id, e.participant_id from enrolments e where e.participant_id = any (people)
            union all select 'participants', p.id, p.id from participants p where p.id = any (people)) x;
    delete from exit_follow_ups t using unnest(people) as p (id) where t.participant_id = p.id;
    delete from exits t using unnest(people) as p (id) where t.participant_id = p.id;
    delete from case_assignments t using unnest(people) as p (id) where t.participant_id = p.id;
    delete from enrolments t using unnest(people) as p (id) where t.participant_id = p.id;
    delete from participant_details t using unnest(people) as p (id) where t.participant_id = p.id;
    delete from participants t using unnest(people) as p (id) where t.id = p.id;
    update imports i set last_reference = last where i.id = import; -- last, so that it can be stopped until then
    return cardinality(people);
end $$;
