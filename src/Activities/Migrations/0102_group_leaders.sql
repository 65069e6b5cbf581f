-- Who leads a group meets its members. So only those whom all cases of the initiative are open to say who leads, and
-- what belongs to which group: nobody takes one.
create function access.refuse_taking_a_group() returns trigger language plpgsql as $$
begin
    if current_user = 'samsteg_app' and access.account() is not null
        and not coalesce(new.initiative_id = any (access.ids('samsteg.case_initiatives')), false) then
        raise insufficient_privilege using message = 'Only the leads of an initiative say who leads its groups.';
    end if;
    return new;
end $$;
create trigger series_made before insert on activity_series for each row execute function access.refuse_taking_a_group();
create trigger series_taken before update on activity_series for each row
    when (old.leader_account_id is distinct from new.leader_account_id or old.initiative_id <> new.initiative_id) execute function access.refuse_taking_a_group();
create trigger session_made before insert on sessions for each row execute function access.refuse_taking_a_group();
create trigger session_taken before update on sessions for each row
    when (old.leader_account_id is distinct from new.leader_account_id or old.series_id is distinct from new.series_id or old.initiative_id <> new.initiative_id)
    execute function access.refuse_taking_a_group();

-- What a coach leads goes with the cases: the sessions from the day on, and their series.
create or replace function access.hand_over_groups(giver uuid, taker uuid, initiative uuid, first_day date, at timestamptz) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    moved bigint;
begin
    if not access.administers(initiative) or access.account() in (giver, taker) then
        raise insufficient_privilege using message = 'Groups are handed over by who administers roles there.';
    end if;
    with series as (
        update activity_series s set leader_account_id = taker
        where s.leader_account_id = giver and s.initiative_id = initiative
          and exists (select from sessions x where x.series_id = s.id and x.starts_at >= first_day::timestamp at time zone 'Europe/Stockholm')
        returning s.id, 'activity_series' as kind),
    single as (
        update sessions x set leader_account_id = taker
        where x.leader_account_id = giver and x.initiative_id = initiative and x.starts_at >= first_day::timestamp at time zone 'Europe/Stockholm'
        returning x.id, 'sessions' as kind),
    told as (
        insert into audit_entries (at, account_id, action, subject_kind, subject_id, initiative_id, changes)
        select hand_over_groups.at, access.account(), 'changed', m.kind, m.id, initiative,
               jsonb_build_object('leader_account_id', jsonb_build_array(giver, taker))
        from (select * from series union all select * from single) m
        returning 1)
    select count(*) into moved from told;
    return moved;
end $$;
