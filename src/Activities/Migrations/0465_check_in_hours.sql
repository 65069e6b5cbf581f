-- Check-in opens half an hour before a session begins, and closes an hour and a half after that, or when it ends: a code that is sent on
-- during a long session soon leads nowhere, and who comes later meets the leader, who marks. People drop in as long as a drop-in lasts.
create function access.check_in_opens(starts_at timestamptz) returns timestamptz language sql immutable
    return starts_at - interval '30 minutes';
create function access.check_in_closes(type text, starts_at timestamptz, ends_at timestamptz) returns timestamptz language sql immutable
    return case when type = 'drop_in' then ends_at else least(ends_at, starts_at + interval '90 minutes') end;
grant execute on function access.check_in_opens(timestamptz), access.check_in_closes(text, timestamptz, timestamptz) to samsteg_app;

-- Sessions that can be checked in to, led by somebody and neither cancelled nor registered as held. To whoever knows the code on the wall, which the
-- program asks for.
drop function access.open_for_check_in(timestamptz);
create function access.open_for_check_in(at timestamptz)
    returns table (id uuid, initiative_id uuid, name_sv text, name_en text, starts_at timestamptz, ends_at timestamptz, is_drop_in boolean, leader uuid)
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select s.id, s.initiative_id, coalesce(r.name_sv, s.name_sv), case when r.id is null then s.name_en else r.name_en end, s.starts_at, s.ends_at, s.type = 'drop_in',
           coalesce(s.leader_account_id, r.leader_account_id, s.second_leader_account_id, r.second_leader_account_id)
    from sessions s left join activity_series r on r.id = s.series_id
    where s.starts_at > at - interval '12 hours' and s.starts_at < at + interval '12 hours' -- which the index leads to
      and access.check_in_opens(s.starts_at) <= at and access.check_in_closes(s.type, s.starts_at, s.ends_at) > at
      and s.audience in ('participants', 'both')
      and coalesce(s.leader_account_id, r.leader_account_id, s.second_leader_account_id, r.second_leader_account_id) is not null
      and not exists (select from session_outcomes o where o.session_id = s.id and o.superseded_at is null);
end;
revoke execute on function access.open_for_check_in(timestamptz) from public;
grant execute on function access.open_for_check_in(timestamptz) to samsteg_app;
