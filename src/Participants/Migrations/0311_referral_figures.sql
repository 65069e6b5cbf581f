-- What happened to referrals, without whose they are.
create view figures.referral_events as
    select id as event_id, referral_id, initiative_id, state, occurred_on from referral_events
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null)
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment());
grant select on figures.referral_events to samsteg_figures;
call figures.watch('referral_events');
