-- Who leads an initiative that a contact person has to do with is told when that person is let in, or is somebody else's address: where they supervise a placement that has not ended, or look after what is offered.
-- The actor knows already. Only for who edits the register, and only whom to tell.
create function access.leads_of_contact(person uuid) returns table (account uuid) language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select distinct r.account_id
        from public.role_assignments r
        where access.edits_organisations() and r.role = 'project_lead' and r.account_id <> access.account()
          and r.valid_from <= access.today() and coalesce(r.valid_until, 'infinity') >= access.today() and not r.awaits_confirmation
          and (exists (select from public.placements p where p.supervisor_id = person and p.initiative_id = r.initiative_id
                       and not exists (select from public.placement_events e where e.placement_id = p.id and e.event in ('ended', 'withdrawn') and e.superseded_at is null))
               or exists (select from public.placement_openings o join public.contact_persons c on c.id = person and c.organisation_id = o.organisation_id
                          where o.initiative_id = r.initiative_id and o.withdrawn_on is null));
    end;
revoke execute on function access.leads_of_contact(uuid) from public;
grant execute on function access.leads_of_contact(uuid) to samsteg_app;
