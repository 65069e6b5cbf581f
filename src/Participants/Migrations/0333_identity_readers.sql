-- Members of staff who are named for a protected identity: they alone can have it shown, for a reason, and each time is logged.
create table identity_readers (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    account_id uuid not null references accounts,
    named_by uuid not null references accounts,
    named_at timestamptz not null,
    ended_at timestamptz check (ended_at >= named_at));
create unique index identity_readers_once on identity_readers (participant_id, account_id) where ended_at is null;
create index on identity_readers (initiative_id);
select access.guard_case('identity_readers');
revoke update, delete on identity_readers from samsteg_app;
grant update (ended_at) on identity_readers to samsteg_app;
-- Who is named is said by who leads the initiative.
create policy named_by_lead on identity_readers as restrictive for insert to samsteg_app with check (
    initiative_id = any ((select access.ids('samsteg.case_initiatives'))::uuid[]) and named_by = (select access.account()));
create policy ended_by_lead on identity_readers as restrictive for update to samsteg_app using (
    initiative_id = any ((select access.ids('samsteg.case_initiatives'))::uuid[]));

-- What is sealed of a protected identity, to who is named for it and has the case; logged in the same statement. Null to anybody else.
create function access.reveal_identity(participant uuid, why text, at timestamptz) returns bytea
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    found protected_identities;
begin
    select i.* into found from protected_identities i
        where i.participant_id = participant
          and exists (select from participants p where p.id = participant and p.is_protected)
          and exists (select from identity_readers r where r.participant_id = participant and r.account_id = access.account() and r.ended_at is null)
          and (i.initiative_id = any (access.ids('samsteg.case_initiatives'))
               or (participant = any (access.ids('samsteg.cases')) and i.initiative_id = any (access.ids('samsteg.initiatives'))))
        order by i.sealed_at desc limit 1;
    if found.participant_id is null then
        return null;
    end if;
    insert into audit_entries (at, account_id, action, subject_kind, subject_id, initiative_id, participant_id, reason)
        values (reveal_identity.at, access.account(), 'revealed', 'protected_identities', participant, found.initiative_id, participant, why);
    return found.cipher;
end $$;
revoke execute on function access.reveal_identity(uuid, text, timestamptz) from public;
grant execute on function access.reveal_identity(uuid, text, timestamptz) to samsteg_app;
