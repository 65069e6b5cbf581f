-- How many participants of an initiative have a name and birth date, for whoever enrols there: that somebody is here, never who or with whom. A protected identity has
-- neither to be found by.
create function access.person_known(initiative uuid, given text, family text, born date, other_than uuid) returns bigint
    language sql stable security definer set search_path = public, pg_temp
    return case when access.works_referrals(initiative) then
        (select count(*) from participant_details d join participants p on p.id = d.participant_id
         where d.initiative_id = initiative and d.birth_date = born and lower(p.given_name) = lower(given) and lower(p.family_name) = lower(family)
           and p.id <> other_than)
        else 0 end;
revoke execute on function access.person_known(uuid, text, text, date, uuid) from public;
grant execute on function access.person_known(uuid, text, text, date, uuid) to samsteg_app;
