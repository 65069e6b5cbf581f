-- A role that waits for a lead's word is no role: no case goes to it, and it enrols and opens nothing.
create or replace function access.hand_over_cases(giver uuid, taker uuid, initiative uuid, first_day date, at timestamp with time zone)
 returns bigint
 language plpgsql
 security definer
 set search_path = public, pg_temp
AS $function$
declare
    held case_assignments;
    given uuid;
    moved bigint := 0;
begin
    if not access.administers(initiative) or access.account() in (giver, taker) then
        raise insufficient_privilege using message = 'Cases are handed over by who administers roles there.';
    end if;
    if giver = taker or not exists (select from role_assignments r
            where r.account_id = taker and r.role = 'coach' and not r.awaits_confirmation and r.initiative_id = initiative
              and r.valid_from <= first_day and coalesce(r.valid_until, 'infinity') >= first_day) then
        raise restrict_violation using message = 'Only a coach of the initiative takes over cases.';
    end if;
    for held in select * from case_assignments c
        where c.account_id = giver and c.initiative_id = initiative and c.valid_until is null order by c.id for update
    loop
        given := uuidv7();
        update case_assignments set valid_until = greatest(held.valid_from, first_day - 1) where id = held.id;
        insert into case_assignments (id, initiative_id, participant_id, account_id, valid_from)
            values (given, initiative, held.participant_id, taker, greatest(held.valid_from, first_day));
        insert into audit_entries (at, account_id, action, subject_kind, subject_id, initiative_id, participant_id, changes) values
            (at, access.account(), 'changed', 'case_assignments', held.id, initiative, held.participant_id,
             jsonb_build_object('valid_until', jsonb_build_array(null, greatest(held.valid_from, first_day - 1)))),
            (at, access.account(), 'added', 'case_assignments', given, initiative, held.participant_id,
             jsonb_build_object('account_id', jsonb_build_array(null, taker), 'valid_from', jsonb_build_array(null, greatest(held.valid_from, first_day))));
        moved := moved + 1;
    end loop;
    return moved;
end $function$;

create or replace function access.admit(participant uuid, initiative uuid, today date)
 returns text
 language plpgsql
 security definer
 set search_path = public, pg_temp
AS $function$
declare
    reaches_all boolean := coalesce(initiative = any (access.ids('samsteg.case_initiatives')), false);
begin
    if not reaches_all and not exists (
        select from role_assignments r
        where r.account_id = access.account() and r.role = 'coach' and not r.awaits_confirmation and r.initiative_id = initiative
          and r.initiative_id = any (access.ids('samsteg.initiatives'))
          and r.valid_from <= today and coalesce(r.valid_until, 'infinity') >= today) then
        raise insufficient_privilege using message = 'Only the leads and coaches of an initiative enrol participants in it.';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('enrol ' || initiative, 0));
    if participant is null or exists (select from participants p where p.id = participant) then
        return null;
    end if;
    if not reaches_all then
        perform set_config('samsteg.cases', concat_ws(',', nullif(current_setting('samsteg.cases', true), ''), participant), true);
    end if;
    return (select 'D-' || lpad(number::text, greatest(3, length(number::text)), '0')
            from (select coalesce(max(substring(p.reference from '^D-([0-9]{1,9})$')::integer), 0) + 1
                  from participants p where p.initiative_id = initiative) as last (number));
end $function$;

create or replace function access.open_case(opening uuid, initiative uuid, wanted text, hashes bytea[], reason text, at timestamp with time zone, today date)
 returns uuid
 language plpgsql
 security definer
 set search_path = public, pg_temp
AS $function$
declare
    found_id uuid;
begin
    if not exists (select from role_assignments r
            where r.account_id = access.account() and r.role = 'coach' and not r.awaits_confirmation and r.initiative_id = initiative
              and initiative = any (access.ids('samsteg.initiatives'))
              and r.valid_from <= today and coalesce(r.valid_until, 'infinity') >= today) then
        raise insufficient_privilege using message = 'Only a coach of the initiative opens a file outside the own cases.';
    end if;
    select p.id into found_id from participants p left join participant_details d on d.participant_id = p.id
        where p.initiative_id = initiative and not p.is_protected and (upper(p.reference) = upper(wanted) or d.number_hash = any (hashes));
    if found_id is null or found_id = any (access.ids('samsteg.cases')) then
        return found_id;
    end if;
    insert into case_openings (id, initiative_id, participant_id, account_id, reason, opened_at)
        values (opening, initiative, found_id, access.account(), open_case.reason, at);
    return found_id;
end $function$;

