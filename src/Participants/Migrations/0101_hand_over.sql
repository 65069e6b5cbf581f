-- A coach's cases go to another coach on a day: by who administers roles in the initiative, who does not see whose they are.
create or replace function access.hand_over_cases(giver uuid, taker uuid, initiative uuid, first_day date, at timestamptz) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    held case_assignments;
    given uuid;
    moved bigint := 0;
begin
    if not access.administers(initiative) or access.account() in (giver, taker) then
        raise insufficient_privilege using message = 'Cases are handed over by who administers roles there.';
    end if;
    if giver = taker or not exists (select from role_assignments r
            where r.account_id = taker and r.role = 'coach' and r.initiative_id = initiative
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
end $$;
