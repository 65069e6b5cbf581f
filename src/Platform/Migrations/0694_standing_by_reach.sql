-- What is remembered of an initiative may be other things than figures, for others than those who see figures: the reach that is
-- needed is said by whoever asks. See 0190.
drop function figures.standing(uuid[], text[]);
create function figures.standing(initiatives uuid[], snapshots text[], reach text default 'samsteg.figures') returns table (stands boolean, may_be_kept boolean, snapshot text)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
        select asked.is_seen and asked.counted_in is not null
               and not exists (select from figures.changes c where c.initiative_id = asked.initiative
                               and c.transaction_id >= pg_snapshot_xmin(asked.counted_in::pg_snapshot) and not pg_visible_in_snapshot(c.transaction_id, asked.counted_in::pg_snapshot)),
               asked.is_seen
               and not exists (select from figures.changes c where c.initiative_id = asked.initiative
                               and (c.changed_at > clock_timestamp() - interval '1 minute' or c.transaction_id = pg_current_xact_id_if_assigned())),
               pg_current_snapshot()::text
        from (select u.*, access.everything(reach) or u.initiative = any (access.ids(reach)) as is_seen
              from unnest(initiatives, snapshots) with ordinality as u (initiative, counted_in, place)) asked
        order by asked.place;
end $$;
revoke execute on function figures.standing(uuid[], text[], text) from public;
grant execute on function figures.standing(uuid[], text[], text) to samsteg_app;
