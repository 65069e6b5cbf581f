-- What was written of where somebody sets out from: a town or a postcode, whose middle the point then is. Null where coordinates were given.
alter table place_profiles add starts_from text check (length(starts_from) between 1 and 60);
alter table place_profiles add check (starts_from is null or latitude is not null);
grant select (starts_from) on place_profiles to samsteg_own;

create or replace function access.forget_home() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update public.place_profiles set latitude = null, longitude = null, starts_from = null, most_kilometres = null where participant_id = new.id;
    delete from public.match_pairs where participant_id = new.id;
    delete from public.match_hints where participant_id = new.id;
    update public.match_people set opening_id = null, before_id = null, points = null, runner_up_id = null, runner_up_points = null, cost_places = null, cost_points = null where participant_id = new.id;
    return null;
end $$;
