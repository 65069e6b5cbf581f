-- Agreements in force of those who supply, to all staff wherever they were made: from which day until which. What one is called is told to who reads the initiative.
create function access.agreement_evidence() returns table (organisation_id uuid, initiative_id uuid, subject_id uuid, valid_from date, valid_until date)
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select s.organisation_id, a.initiative_id, a.id, greatest(signed.occurred_on, a.starts_on), least(least(a.ends_on, '9999-12-30') + 1, ended.occurred_on)
    from business_agreements a
    join agreement_states signed on signed.agreement_id = a.id and signed.state = 'signed' and signed.superseded_at is null
    left join agreement_states ended on ended.agreement_id = a.id and ended.state = 'ended' and ended.superseded_at is null
    cross join lateral (select a.supplier_id as organisation_id union select p.organisation_id from agreement_parties p where p.agreement_id = a.id and p.part = 'supplier') s
    where (select access.is_staff());
end;
revoke execute on function access.agreement_evidence() from public;
grant execute on function access.agreement_evidence() to samsteg_app;

-- Who supplies by which agreement, and from which day until which it is to hold.
create view figures.agreement_suppliers as
    select s.organisation_id, a.initiative_id, a.id as agreement_id, a.starts_on, a.ends_on
    from business_agreements a
    cross join lateral (select a.supplier_id as organisation_id union select p.organisation_id from agreement_parties p where p.agreement_id = a.id and p.part = 'supplier') s
    where (select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), a.initiative_id) is not null;
grant select on figures.agreement_suppliers to samsteg_figures;
call figures.watch('agreement_parties');
