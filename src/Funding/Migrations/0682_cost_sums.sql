-- Costs are summed by kind and day from the index alone, however many they are; it finds a partner's costs of some days as the one before it did.
create index cost_rows_sums on cost_rows (initiative_id, organisation_id, cost_type, payer, occurred_on) include (amount, account) where superseded_at is null;
drop index cost_rows_initiative_id_organisation_id_occurred_on_idx;
