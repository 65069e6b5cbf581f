-- What refers to a participant is found by an index: whoever is removed, as an import that is undone removes its people, is asked for in each such table.
do $$
declare
    name regclass;
begin
    for name in
        select distinct f.conrelid::regclass from pg_constraint f
        where f.contype = 'f' and f.confrelid = 'participants'::regclass
          and not exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                          where i.indrelid = f.conrelid and i.indpred is null and a.attname = (
                              select c.attname from pg_attribute c where c.attrelid = f.conrelid and c.attnum = f.conkey[1]))
    loop
        execute format('create index on %s (participant_id)', name);
    end loop;
end $$;
