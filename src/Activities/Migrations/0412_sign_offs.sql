-- Of how many the marks have been changed since the session was signed off as held, and when last; also told to who does not see them.
create function access.changed_since_signed_off(session uuid) returns table (participants integer, last_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select count(distinct a.participant_id)::integer, max(greatest(a.registered_at, a.superseded_at))
    from session_outcomes o
    join sessions s on s.id = o.session_id and (access.everything('samsteg.initiatives') or s.initiative_id = any (access.ids('samsteg.initiatives')))
    join attendance a on a.session_id = o.session_id and greatest(a.registered_at, a.superseded_at) > o.registered_at
    where o.session_id = session and o.result = 'held' and o.superseded_at is null;
end;
revoke execute on function access.changed_since_signed_off(uuid) from public;
grant execute on function access.changed_since_signed_off(uuid) to samsteg_app;
