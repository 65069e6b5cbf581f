-- A participant who prints the plan is told who supervises: the name, of the own placements.
grant select (id, name) on contact_persons to samsteg_own;
create policy own_reading on contact_persons for select to samsteg_own using (exists (select from placements p where p.supervisor_id = contact_persons.id));
