-- A follow-up that is taken back has answered nobody: what it answered is asked again.
alter table placement_contact_requests add column follow_up_id uuid;                   -- that answered it
create index on placement_contact_requests (follow_up_id);
grant update (follow_up_id) on placement_contact_requests to samsteg_app;

create or replace function access.contact_followed_up() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    update public.placement_contact_requests r set done_at = greatest(new.registered_at, r.asked_at), done_by = new.registered_by, follow_up_id = new.follow_up_id
        where r.placement_id = new.placement_id and r.done_at is null and new.occurred_on >= (r.asked_at at time zone 'Europe/Stockholm')::date;
    return null;
end $$;

create function access.contact_asked_again() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from public.placement_follow_ups f where f.follow_up_id = new.follow_up_id and f.superseded_at is null) then
        update public.placement_contact_requests r set done_at = null, done_by = null, follow_up_id = null
            where r.follow_up_id = new.follow_up_id
              and not exists (select from public.placement_contact_requests o where o.placement_id = r.placement_id and o.done_at is null);
    end if;
    return null;
end $$;
revoke execute on function access.contact_asked_again() from public;
-- At the end, when what takes its place stands too.
create constraint trigger contact_asked_again after update of superseded_at on placement_follow_ups deferrable initially deferred
    for each row when (old.superseded_at is null and new.superseded_at is not null) execute function access.contact_asked_again();
grant select (follow_up_id) on placement_contact_requests to samsteg_own;
