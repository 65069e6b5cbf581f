-- Parts of an initiative's plan, found by the initiative.
create index staffing_initiative on staffing (initiative_id);
create index goal_areas_initiative on goal_areas (initiative_id);
create index role_assignments_initiative on role_assignments (initiative_id) where initiative_id is not null;
