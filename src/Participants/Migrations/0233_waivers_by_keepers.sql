-- Who keeps something registers that it is opened: nobody opens another's notes to oneself.
create policy opened_by_keeper on secrecy_waivers as restrictive for insert to samsteg_app with check (
    initiative_id || '/' || keeper_organisation_id = any ((select access.keepers())::text[]));
