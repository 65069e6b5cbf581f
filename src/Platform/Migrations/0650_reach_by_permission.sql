-- Tables of an initiative that not everybody who reaches it may read: guarded by a setting of their own, which is made of one permission
-- (samsteg.applications, samsteg.money, samsteg.prepared).
create function access.guard_reach(name text, setting text) returns void language plpgsql as $$
begin
    execute format('alter table %I enable row level security', name);
    execute format('create policy reach on %1$I to samsteg_app using (
        (select access.everything(%2$L)) or initiative_id = any ((select access.ids(%2$L))::uuid[]))', name, setting);
    execute format('grant select, insert, update, delete on %I to samsteg_app', name);
end $$;
revoke execute on function access.guard_reach(text, text) from samsteg_app;
