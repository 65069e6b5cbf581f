-- A partner's representative, who may apply for an initiative, represents the partner in it from its beginning: otherwise it would be out of reach once it is begun.
create or replace function access.begins(initiative uuid, given text) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    return given in ('project_lead', 'coordinator', 'process_lead', 'partner_representative')
       and not exists (select from role_assignments r where r.initiative_id = initiative)
       and exists (select from role_assignments r where r.account_id = access.account() and r.role = given
                   and nullif(current_setting('samsteg.today', true), '')::date between r.valid_from and coalesce(r.valid_until, 'infinity'));
