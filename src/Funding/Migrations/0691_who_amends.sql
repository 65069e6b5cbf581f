-- Who reads an application writes neither its amendments nor its frozen versions: that does who writes applications (samsteg.applying) or prepares them, as on the pages.
-- What makes an agreement of them is written by who prepares the application and is not partial in it.
create function access.writes_application(initiative uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
    select access.everything('samsteg.applying') or access.everything('samsteg.prepared') or initiative = any (access.ids('samsteg.applying')) or initiative = any (access.ids('samsteg.prepared'))
$$;
create function access.agrees_to_application(initiative uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
    select (access.everything('samsteg.prepared') or initiative = any (access.ids('samsteg.prepared'))) and initiative <> all (access.partial_in())
$$;
grant execute on function access.writes_application(uuid), access.agrees_to_application(uuid) to samsteg_app;

create policy beginning on amendments as restrictive for insert to samsteg_app with check (closed_at is null and access.writes_application(initiative_id));
create policy ending on amendments as restrictive for update to samsteg_app using (closed_at is null and access.writes_application(initiative_id))
    with check (agreement_id is null or access.agrees_to_application(initiative_id));
create policy freezing on application_versions as restrictive for insert to samsteg_app with check (agreed_at is null and access.writes_application(initiative_id));
create policy changing on application_versions as restrictive for update to samsteg_app using (agreed_at is null and access.writes_application(initiative_id))
    with check (agreed_at is null or access.agrees_to_application(initiative_id));

-- Whoever is partial in a case settles nothing in it.
create policy impartial on decision_conditions as restrictive for update to samsteg_app using (initiative_id <> all ((select access.partial_in())::uuid[]));
create policy impartial on decision_scenarios as restrictive for update to samsteg_app using (initiative_id <> all ((select access.partial_in())::uuid[]));
