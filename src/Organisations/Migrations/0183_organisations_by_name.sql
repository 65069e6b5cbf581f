-- The register in the order of names that lists sort by, whatever the cluster's own collation is.
create index organisations_by_name on organisations ((name collate "sv-x-icu"), id);
create index organisations_unit_of on organisations (unit_of) where unit_of is not null;
