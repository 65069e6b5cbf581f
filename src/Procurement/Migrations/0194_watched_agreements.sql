call figures.watch('business_agreements');
call figures.watch('agreement_states');
