-- What has been spent of a budget is remembered until one of these changes (BudgetReader reads it from them).
call figures.watch('budget_amounts');
call figures.watch('cost_rows');
call figures.watch('claims');
call figures.watch('claim_rows');
call figures.watch('claim_rates');
call figures.watch('unit_costs');
call figures.watch('claim_units');
