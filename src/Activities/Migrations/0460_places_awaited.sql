-- Whether somebody waits for a place, whoever may see them. Told of what lies within reach.
create function access.places_awaited(series uuid, session uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    return exists (select from sign_up_openings o
                   where (o.series_id = series or o.session_id = session)
                     and (access.everything('samsteg.initiatives') or o.initiative_id = any (access.ids('samsteg.initiatives')))
                     and (exists (select from guest_sign_ups g where g.opening_id = o.id and g.state = 'waiting')
                          or exists (select from participant_waits w where w.opening_id = o.id)));
revoke execute on function access.places_awaited(uuid, uuid) from public;
grant execute on function access.places_awaited(uuid, uuid) to samsteg_app;
