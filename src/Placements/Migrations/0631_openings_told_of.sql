-- Whom an initiative wants asked about what it offers in public; empty where it has not said.
alter table placement_settings add column public_contact text not null default '' check (length(public_contact) <= 300);

-- As before, and whom to ask. Nobody's name is among it unless the initiative has written it there.
drop function access.public_openings(date);
create function access.public_openings(today date)
    returns table (id uuid, title text, organisation text, town text, kind text, occupation text, tasks text, starts_on date, ends_on date, least_hours numeric, most_hours numeric, times integer, swedish text, free integer, contact text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select o.id, o.title, host.name, coalesce(place.town, host.municipality), o.kind, o.occupation, o.tasks, o.starts_on, o.ends_on, o.least_hours, o.most_hours, o.times, o.swedish, o.places - o.taken,
               coalesce(told.public_contact, '')
        from public.placement_openings o
        join public.organisations host on host.id = o.organisation_id
        left join public.organisation_places place on place.id = o.place_id
        left join public.placement_settings told on told.initiative_id = o.initiative_id
        where o.is_public and access.may_be_public(o.organisation_id) and o.withdrawn_on is null and today <= o.valid_until and today <= coalesce(o.ends_on, 'infinity') and o.taken < o.places;
    end;
revoke execute on function access.public_openings(date) from public;
grant execute on function access.public_openings(date) to samsteg_app;

-- That a supervisor's weekly link was opened stands in the log of each who is asked about, as other reading does, once an hour at most. Nobody is signed in: it is the link that reads.
create function access.weekly_check_in_read(week uuid, at timestamptz) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into public.audit_entries (at, action, subject_kind, subject_id, initiative_id, participant_id)
        select weekly_check_in_read.at, 'read', 'check_in_weeks', week, p.initiative_id, p.participant_id
        from access.weekly_check_in(week, weekly_check_in_read.at) asked join public.placements p on p.id = asked.placement_id
        where not exists (select from public.audit_entries e where e.participant_id = p.participant_id and e.subject_kind = 'check_in_weeks' and e.subject_id = week and e.at > weekly_check_in_read.at - interval '1 hour');
end $$;
revoke execute on function access.weekly_check_in_read(uuid, timestamptz) from public;
grant execute on function access.weekly_check_in_read(uuid, timestamptz) to samsteg_app;
