-- What hangs on a target, found by the target; what is reported, by the initiative.
create index target_conditions_target on target_conditions (target_id);
create index reported_values_initiative on reported_values (initiative_id);
