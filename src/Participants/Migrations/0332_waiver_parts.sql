-- What a waiver opens: notes, mapping, background (income among it), plan, outcome. Those given before opened all that was kept.
alter table secrecy_waivers add column parts text[] not null default '{notes,mapping,background}';
alter table secrecy_waivers alter column parts drop default,
    add check (cardinality(parts) > 0 and parts <@ '{notes,mapping,background,plan,outcome}');

drop function access.is_waived(uuid, uuid, uuid);
-- Whether a waiver lets the user's organisation read that part today. Looked up in each statement anew: withdrawn, it stops at the next.
create function access.is_waived(initiative uuid, participant uuid, keeper uuid, part text) returns boolean language sql stable
    return exists (select from secrecy_waivers w
                   where w.participant_id = participant and w.keeper_organisation_id = keeper and w.initiative_id = initiative
                     and w.superseded_at is null and access.today() between w.occurred_on and w.valid_until and part = any (w.parts)
                     and w.initiative_id || '/' || w.recipient_organisation_id = any (access.keepers()));
grant execute on function access.is_waived(uuid, uuid, uuid, text) to samsteg_app;

-- Rows that a keeper guards (access.guard_keeper) are read by others under a waiver of this part alone.
create function access.open_by_waiver(name text, part text) returns void language plpgsql as $$
begin
    execute format('drop policy keeper_reading on %I', name);
    execute format('create policy keeper_reading on %1$I as restrictive for select to samsteg_app using (
        initiative_id || ''/'' || keeper_organisation_id = any ((select access.keepers())::text[]) or exists (
            select from secrecy_waivers w
            where w.participant_id = %1$I.participant_id and w.keeper_organisation_id = %1$I.keeper_organisation_id and w.initiative_id = %1$I.initiative_id
              and w.superseded_at is null and (select access.today()) between w.occurred_on and w.valid_until and %2$L = any (w.parts)
              and w.initiative_id || ''/'' || w.recipient_organisation_id = any ((select access.keepers())::text[])))', name, part);
end $$;
select access.open_by_waiver('contact_notes', 'notes'), access.open_by_waiver('placement_notes', 'notes'),
       access.open_by_waiver('backgrounds', 'background'), access.open_by_waiver('income_months', 'background'),
       access.open_by_waiver('progress_assessments', 'mapping'), access.open_by_waiver('assessment_drafts', 'mapping');

-- To a referrer: how it went for those of her own referrals whose waiver opens the outcome to her organisation today; nothing of the others.
create or replace function access.referral_outcomes() returns table (referral_id uuid, enrolled_on date, exited_on date, exit_reason text)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select r.id, e.occurred_on, x.occurred_on, x.reason
        from referrals r
        join enrolments e on e.participant_id = r.participant_id and e.superseded_at is null
        left join exits x on x.participant_id = r.participant_id and x.superseded_at is null
        where r.referred_by = access.account() and r.organisation_id = any (access.ids('samsteg.refers'))
          and exists (select from secrecy_waivers w
                      where w.participant_id = r.participant_id and w.initiative_id = r.initiative_id and w.recipient_organisation_id = r.organisation_id
                        and 'outcome' = any (w.parts) and w.superseded_at is null and access.today() between w.occurred_on and w.valid_until)
    $$;
