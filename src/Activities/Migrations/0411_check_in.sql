-- Whether who came checked in themselves, by the code on the wall; registered in the name of who leads the session.
alter table attendance add is_self boolean not null default false;
grant select (is_self) on attendance to samsteg_own;
create index on sessions (starts_at);

-- Sessions that can be checked in to: from half an hour before until they end, led by somebody and neither cancelled nor registered as held. To
-- whoever knows the code on the wall, which the program asks for.
create function access.open_for_check_in(at timestamptz)
    returns table (id uuid, initiative_id uuid, name_sv text, name_en text, starts_at timestamptz, ends_at timestamptz, leader uuid)
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select s.id, s.initiative_id, coalesce(r.name_sv, s.name_sv), case when r.id is null then s.name_en else r.name_en end, s.starts_at, s.ends_at,
           coalesce(s.leader_account_id, r.leader_account_id, s.second_leader_account_id, r.second_leader_account_id)
    from sessions s left join activity_series r on r.id = s.series_id
    where s.starts_at <= at + interval '30 minutes' and s.starts_at > at - interval '12 hours' and s.ends_at > at
      and s.audience in ('participants', 'both')
      and coalesce(s.leader_account_id, r.leader_account_id, s.second_leader_account_id, r.second_leader_account_id) is not null
      and not exists (select from session_outcomes o where o.session_id = s.id and o.superseded_at is null);
end;

-- Marks who checks in: the participant whose account is signed in, or where a reference is given the one whose birth date fits it. False for anybody
-- who is not expected; what stands already is left.
create function access.check_in(wanted uuid, mark_id uuid, reference text, born date, late integer, today date, at timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    session record;
    person uuid;
begin
    select * into session from access.open_for_check_in(at) o where o.id = wanted;
    if session.id is null then
        return false;
    end if;
    perform from sessions s where s.id = wanted for no key update;
    select p.id into person
    from participants p
    left join participant_details d on d.participant_id = p.id
    join enrolments e on e.participant_id = p.id and e.superseded_at is null and e.occurred_on <= today
    where p.initiative_id = session.initiative_id
      and case when check_in.reference is null
               then exists (select from participant_accounts a where a.participant_id = p.id and a.account_id = access.account() and a.ended_at is null)
               else upper(p.reference) = check_in.reference and d.birth_date = check_in.born end
      and not exists (select from exits x where x.participant_id = p.id and x.superseded_at is null and x.occurred_on < today)
      and (exists (select from series_members m join sessions s on s.series_id = m.series_id
                   where s.id = wanted and m.participant_id = p.id and m.joined_on <= today and coalesce(m.left_on, 'infinity') > today)
           or exists (select from session_participants g where g.session_id = wanted and g.participant_id = p.id));
    if person is null then
        return false;
    end if;
    if not exists (select from attendance a where a.session_id = wanted and a.participant_id = person and a.superseded_at is null) then
        insert into attendance (id, initiative_id, session_id, participant_id, mark, minutes_late, occurred_on, registered_at, registered_by, is_self)
        values (mark_id, session.initiative_id, wanted, person, case when late is null then 'present' else 'late' end, late, today, at, session.leader, true);
        insert into audit_entries (at, account_id, action, subject_kind, subject_id, initiative_id, participant_id)
        values (at, access.account(), 'added', 'attendance', mark_id, session.initiative_id, person);
    end if;
    return true;
end $$;
revoke execute on function access.open_for_check_in(timestamptz), access.check_in(uuid, uuid, text, date, integer, date, timestamptz) from public;
grant execute on function access.open_for_check_in(timestamptz), access.check_in(uuid, uuid, text, date, integer, date, timestamptz) to samsteg_app;
