-- Who has counted an initiative's figures can ask whether they still stand: each change of a table that figures are counted from
-- is noted with its transaction, and a count is good as long as every transaction noted was seen by the snapshot it was made in.
create table figures.changes (
    initiative_id uuid not null,
    transaction_id xid8 not null default pg_current_xact_id(),
    changed_at timestamptz not null default clock_timestamp(),
    primary key (initiative_id, transaction_id));

create function figures.note_change() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into figures.changes (initiative_id) select distinct initiative_id from changed on conflict do nothing;
    return null;
end $$;
-- An update is two: an initiative's row may have become another's.
create function figures.note_update() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into figures.changes (initiative_id) select initiative_id from old_rows union select initiative_id from changed on conflict do nothing;
    return null;
end $$;

-- Notes all changes of a table with an initiative. Every table that a view of figures reads is watched (a test holds to it).
create procedure figures.watch(watched text) language plpgsql as $$
begin
    execute format('create trigger figures_inserted after insert on %I referencing new table as changed for each statement execute function figures.note_change()', watched);
    execute format('create trigger figures_updated after update on %I referencing old table as old_rows new table as changed for each statement execute function figures.note_update()', watched);
    execute format('create trigger figures_deleted after delete on %I referencing old table as changed for each statement execute function figures.note_change()', watched);
end $$;

-- Of each initiative and the snapshot in which it was counted last (null: never): whether that count stands; whether a count made
-- now may be kept, which it may not while something was changed within a minute, since clocks differ and a registration's moment
-- may lie a little ahead; and the snapshot to keep it with. To whoever may not see the figures nothing stands, and what they
-- count, which is nothing, is not kept.
create function figures.standing(initiatives uuid[], snapshots text[]) returns table (stands boolean, may_be_kept boolean, snapshot text)
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
        from (select u.*, access.everything('samsteg.figures') or u.initiative = any (access.ids('samsteg.figures')) as is_seen
              from unnest(initiatives, snapshots) with ordinality as u (initiative, counted_in, place)) asked
        order by asked.place;
end $$;

-- Nobody keeps a count for a day.
create function figures.forget_changes() returns void language sql security definer set search_path = pg_catalog, pg_temp
    begin atomic delete from figures.changes where changed_at < clock_timestamp() - interval '1 day'; end;

grant usage on schema figures to samsteg_app;
grant execute on function figures.standing(uuid[], text[]), figures.forget_changes() to samsteg_app;
