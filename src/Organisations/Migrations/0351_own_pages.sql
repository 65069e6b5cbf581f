-- On a participant's own pages an organisation is a name.
grant select (id, name) on organisations to samsteg_own;
create policy own_reading on organisations for select to samsteg_own using (true);
