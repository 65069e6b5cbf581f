-- What a participant sees of the own household on the own pages, as long as she has agreed to share: its goals, and the first names of the others
-- who have agreed. She takes her agreement back at once.
select access.grant_to_own('household_goals', '{registered_by}');
create policy own_reading on household_goals for select to samsteg_own using (
    superseded_at is null
    and exists (select from household_members m where m.household_id = household_goals.household_id and m.superseded_at is null and m.agrees));

-- First names of the others who share with one of the user's own participants; none of a protected identity.
create function access.own_household(participant uuid) returns table (given_name text)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select p.given_name from household_members o
        join household_members m on m.household_id = o.household_id and m.superseded_at is null and m.agrees and m.member_id <> o.member_id
        join participants p on p.id = m.participant_id and not p.is_protected
        where o.participant_id = participant and o.participant_id = any (access.own_participants()) and o.superseded_at is null and o.agrees
        order by p.given_name
    $$;

-- Takes the agreement of one of the user's own participants back. The member's row; null where there is none that agrees.
create function access.end_own_agreement(participant uuid, at timestamptz) returns uuid
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    ended household_members;
begin
    update household_members m set superseded_at = greatest(at, m.registered_at)
        where m.participant_id = participant and m.participant_id = any (access.own_participants()) and m.superseded_at is null and m.agrees
        returning * into ended;
    if ended.id is null then
        return null;
    end if;
    insert into household_members (id, initiative_id, household_id, member_id, participant_id, relation, agrees, occurred_on, registered_at, registered_by)
        values (uuidv7(), ended.initiative_id, ended.household_id, ended.member_id, ended.participant_id, ended.relation, false, access.today(), ended.superseded_at, access.account());
    return ended.id;
end $$;
revoke execute on function access.own_household(uuid), access.end_own_agreement(uuid, timestamptz) from public;
grant execute on function access.own_household(uuid), access.end_own_agreement(uuid, timestamptz) to samsteg_own;
