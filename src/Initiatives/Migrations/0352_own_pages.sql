-- On a participant's own pages: what the own initiative and its target groups are called.
grant select (id, name_sv, name_en, owner_id) on initiatives to samsteg_own;
create policy own_reading on initiatives for select to samsteg_own using (id = any ((select access.own_initiatives())::uuid[]));
grant select (id, initiative_id, code, name_sv, name_en) on initiative_target_groups to samsteg_own;
create policy own_reading on initiative_target_groups for select to samsteg_own using (initiative_id = any ((select access.own_initiatives())::uuid[]));
