-- Numbers are looked for by each key there is: while keys are renewed some lie hashed with the key before.
drop function access.number_taken(uuid, bytea, uuid);
-- Whether somebody else in the initiative has the number: asked before enrolling, since a coach does not see all participants.
create function access.number_taken(initiative uuid, hashes bytea[], other_than uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    return exists (select from participant_details d
                   where d.initiative_id = initiative and d.number_hash = any (hashes) and d.participant_id <> other_than
                     and d.initiative_id = any (access.ids('samsteg.initiatives')));

drop function access.open_case(uuid, uuid, text, bytea, text, timestamptz, date);
-- Opens a file to a coach of the initiative who knows the reference or the number exactly: gives whose it is, null when there
-- is none. A protected identity is not opened so.
create function access.open_case(opening uuid, initiative uuid, wanted text, hashes bytea[], reason text, at timestamptz, today date) returns uuid
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    found_id uuid;
begin
    if not exists (select from role_assignments r
            where r.account_id = access.account() and r.role = 'coach' and r.initiative_id = initiative
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
end $$;
grant execute on function access.number_taken(uuid, bytea[], uuid), access.open_case(uuid, uuid, text, bytea[], text, timestamptz, date) to samsteg_app;
