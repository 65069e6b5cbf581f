-- Whoever begins an initiative leads it, by a role held already and while nobody holds any role there: the one role that somebody
-- may give to the own account.
create function access.begins(initiative uuid, given text) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    return given in ('project_lead', 'coordinator', 'process_lead')
       and not exists (select from role_assignments r where r.initiative_id = initiative)
       and exists (select from role_assignments r where r.account_id = access.account() and r.role = given
                   and nullif(current_setting('samsteg.today', true), '')::date between r.valid_from and coalesce(r.valid_until, 'infinity'));
grant execute on function access.begins(uuid, text) to samsteg_app;

create policy beginning on role_assignments for insert to samsteg_app with check (
    account_id = (select access.account())
    and initiative_id = any ((select access.ids('samsteg.initiatives'))::uuid[])
    and access.begins(initiative_id, role));
