-- Openings that everybody is told of: public ones with room, of organisations that have agreed to be shown. Nobody's name is among it.
create function access.public_openings(today date)
    returns table (id uuid, title text, organisation text, town text, kind text, occupation text, tasks text, starts_on date, ends_on date, least_hours numeric, most_hours numeric, times integer, swedish text, free integer)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select o.id, o.title, host.name, coalesce(place.town, host.municipality), o.kind, o.occupation, o.tasks, o.starts_on, o.ends_on, o.least_hours, o.most_hours, o.times, o.swedish, o.places - o.taken
        from public.placement_openings o
        join public.organisations host on host.id = o.organisation_id
        left join public.organisation_places place on place.id = o.place_id
        where o.is_public and access.may_be_public(o.organisation_id) and o.withdrawn_on is null and today <= o.valid_until and today <= coalesce(o.ends_on, 'infinity') and o.taken < o.places;
    end;
revoke execute on function access.public_openings(date) from public;
grant execute on function access.public_openings(date) to samsteg_app;
create index on placement_openings (id) where is_public;
