-- Who has coached a participant, and who coaches in an initiative: asked for each row of a list.
create index case_assignments_participant on case_assignments (participant_id, valid_from);
create index case_assignments_coaches on case_assignments (initiative_id, account_id) include (participant_id);
-- Figures and texts of an initiative are read without touching its rows, which lie far apart.
drop index contacts_initiative_id_idx;
create index contacts_initiative on contacts (initiative_id, purpose) include (participant_id, id, occurred_on, registered_at, superseded_at);
-- The list in the order of names: within an initiative, and for those who reach many.
create index participants_by_name on participants ((name collate "sv-x-icu"), id) include (initiative_id);
