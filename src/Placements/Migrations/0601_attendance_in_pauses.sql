-- Nobody is at a place that rests. What was said of a day before the pause was registered stands, and can be taken back.
-- Takes what a supervisor says of some days, all or nothing; null takes a day back. Null when it is done, also when it stood so already; or why not: gone, day (it is not one that can be said of), paused (the placement rested), changed (what was seen stands no more).
create or replace function access.register_attendance(placement uuid, first_day date, days date[], presences text[], hours numeric[], seen uuid[], at timestamptz) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    own record;
    found public.placements;
    said record;
    standing public.placement_attendance;
    is_changed boolean := false;
begin
    perform from public.placements p where p.id = placement for no key update; -- two forms at once wait for one another
    select o.* into own from access.own_placements() o where o.id = placement;
    if own.id is null then
        return 'gone';
    end if;
    select * into found from public.placements p where p.id = placement;
    for said in select * from unnest(days, presences, hours, seen) as d (day, presence, hours, seen) order by 1 loop
        select * into standing from public.placement_attendance a where a.placement_id = placement and a.occurred_on = said.day and a.superseded_at is null;
        continue when (standing.presence, standing.hours) is not distinct from (said.presence, said.hours);
        if own.started_on is null or said.day is null or said.day < greatest(own.started_on, first_day, access.today() - 34) or said.day > least(own.ended_on, access.today()) then
            return 'day';
        elsif said.presence is not null and exists (
                select from public.placement_events e
                where e.placement_id = placement and e.event = 'paused' and e.superseded_at is null and said.day >= e.occurred_on and said.day < e.until_on) then
            return 'paused';
        elsif standing.id is distinct from said.seen then
            return 'changed';
        end if;
        update public.placement_attendance a set superseded_at = greatest(at, a.registered_at), superseded_reason = '' where a.id = standing.id;
        if said.presence is not null then
            insert into public.placement_attendance (id, initiative_id, participant_id, placement_id, presence, hours, occurred_on, registered_at, registered_by)
                values (uuidv7(), found.initiative_id, found.participant_id, placement, said.presence, said.hours, said.day, at, access.account());
        end if;
        is_changed := true;
    end loop;
    if is_changed then
        insert into public.audit_entries (at, account_id, action, subject_kind, subject_id, initiative_id, participant_id)
            values (at, access.account(), 'changed', 'placement_attendance', placement, found.initiative_id, found.participant_id);
    end if;
    return null;
end $$;
