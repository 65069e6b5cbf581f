-- The association's settings are changed by who has that duty; the installation's own only by the owner of the database.
alter table settings enable row level security;
create policy reading on settings for select to samsteg_app using (true);
create policy adding on settings for insert to samsteg_app with check (key like 'association.%' and (select access.has_duty('settings')));
create policy changing on settings for update to samsteg_app using (key like 'association.%' and (select access.has_duty('settings')));
grant insert, update (value) on settings to samsteg_app;
