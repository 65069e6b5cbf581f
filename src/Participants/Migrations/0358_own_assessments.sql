-- A participant registers her own view herself: kept by who keeps what she writes, pinned to the version of the form as other assessments are.
create policy own_writing on progress_assessments for insert to samsteg_own with check (
    participant_id = any ((select access.own_participants())::uuid[]) and initiative_id = any ((select access.own_initiatives())::uuid[])
    and respondent = 'participant' and registered_by = (select access.account()) and superseded_at is null and keeper_organisation_id = access.own_keeper(participant_id));
grant insert on progress_assessments to samsteg_own;
create policy own_pinning on form_versions for insert to samsteg_own with check (
    initiative_id = any ((select access.own_initiatives())::uuid[]) and registered_by = (select access.account()) and purpose = 'needs_mapping');
grant insert on form_versions to samsteg_own;
