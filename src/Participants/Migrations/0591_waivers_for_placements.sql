-- A waiver also opens what the plan of a placement lists as shared with the workplace.
alter table secrecy_waivers drop constraint secrecy_waivers_parts_check;
alter table secrecy_waivers add constraint secrecy_waivers_parts_check check (cardinality(parts) > 0 and parts <@ '{notes,mapping,background,plan,outcome,placement}');
