-- What pages ask for by a right of its own, row security asks for too: samsteg.reviewed (claims are reviewed) and samsteg.applying (applications are written).

-- Rates are decided by who reviews claims, and read by who reads the money.
drop policy reach on unit_costs;
select access.guard_written('unit_costs', 'samsteg.money', 'samsteg.reviewed');
revoke update, delete on unit_costs from samsteg_app;
grant update (last_day) on unit_costs to samsteg_app;

-- What is left behind is written by who writes the application, and read by who reads it.
drop policy reach on deliverables;
drop policy reach on deliverable_checks;
select access.guard_written(name, 'samsteg.applications', 'samsteg.applying') from unnest(array['deliverables', 'deliverable_checks']) as name;
revoke delete on deliverables from samsteg_app;
revoke update, delete on deliverable_checks from samsteg_app;

-- A dossier is asked for in the own name, holds money only for who reads the money, and is made once.
create policy asking on dossiers as restrictive for insert to samsteg_app with check (asked_by = (select access.account())
    and (not holds_money or (select access.everything('samsteg.money')) or initiative_id = any ((select access.ids('samsteg.money'))::uuid[])));
create policy making on dossiers as restrictive for update to samsteg_app using (asked_by = (select access.account()) and made_at is null) with check (asked_by = (select access.account())
    and (not holds_money or (select access.everything('samsteg.money')) or initiative_id = any ((select access.ids('samsteg.money'))::uuid[])));

-- Units are of a claim and a scheme of the same initiative, and may be refused by who reviews, as a cost may.
alter table claims add unique (id, initiative_id);
alter table unit_costs add unique (id, initiative_id);
alter table claim_units
    drop constraint claim_units_claim_id_fkey,
    drop constraint claim_units_unit_cost_id_fkey,
    add foreign key (claim_id, initiative_id) references claims (id, initiative_id),
    add foreign key (unit_cost_id, initiative_id) references unit_costs (id, initiative_id),
    add column refused_reason text check (length(refused_reason) between 1 and 500); -- the reviewer's words; null: not refused
