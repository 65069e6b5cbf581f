-- How old somebody was at entry, in groups. Not known: no birth date, as of those whose identity is protected.
create view figures.ages as
    select e.participant_id, e.initiative_id,
           case when d.birth_date is null then 'not_known'
                when d.birth_date > e.occurred_on - interval '25 years' then 'under_25'
                when d.birth_date > e.occurred_on - interval '30 years' then 'from_25_to_29'
                when d.birth_date > e.occurred_on - interval '45 years' then 'from_30_to_44'
                when d.birth_date > e.occurred_on - interval '55 years' then 'from_45_to_54'
                else 'from_55' end as age_group
    from enrolments e join participant_details d on d.participant_id = e.participant_id
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), e.initiative_id) is not null)
      and e.registered_at <= (select figures.moment()) and coalesce(e.superseded_at, 'infinity') > (select figures.moment())
      and not exists (select from figures.misregistered m where m.participant_id = e.participant_id and m.initiative_id = e.initiative_id);

-- Whom a referral made a participant.
create view figures.referred as
    select r.id as referral_id, r.participant_id, r.initiative_id from referrals r
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), r.initiative_id) is not null)
      and r.participant_id is not null
      and not exists (select from figures.misregistered m where m.participant_id = r.participant_id and m.initiative_id = r.initiative_id);

-- How long each coach has had which cases.
create view figures.case_assignments as
    select a.participant_id, a.initiative_id, a.account_id as coach_id, a.valid_from, a.valid_until from case_assignments a
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), a.initiative_id) is not null)
      and not exists (select from figures.misregistered m where m.participant_id = a.participant_id and m.initiative_id = a.initiative_id);
grant select on figures.ages, figures.referred, figures.case_assignments to samsteg_figures;
call figures.watch('participant_details');
call figures.watch('referrals');
call figures.watch('case_assignments');
