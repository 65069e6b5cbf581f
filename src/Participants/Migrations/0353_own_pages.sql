-- An account of a participant's own, for the pages that show what is held about her. One at a time; it ends, and is not removed.
create table participant_accounts (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    account_id uuid not null references accounts,
    invited_at timestamptz not null,
    invited_by uuid not null references accounts,
    ended_at timestamptz);
create unique index participant_accounts_once on participant_accounts (participant_id) where ended_at is null;
create index on participant_accounts (account_id);
create index on participant_accounts (initiative_id);
select access.guard_case('participant_accounts');
revoke insert, update, delete on participant_accounts from samsteg_app;

-- A protected identity is shown on no page of its own: what leads there, a mail address and a sign-in, tells who it is.
create or replace function access.own_participants() returns uuid[] language sql stable security definer set search_path = public, pg_temp
    return (select coalesce(array_agg(t.participant_id), '{}') from participant_accounts t join participants p on p.id = t.participant_id
            where t.account_id = access.account() and t.ended_at is null and not p.is_protected);
create or replace function access.own_initiatives() returns uuid[] language sql stable security definer set search_path = public, pg_temp
    return (select coalesce(array_agg(t.initiative_id), '{}') from participant_accounts t join participants p on p.id = t.participant_id
            where t.account_id = access.account() and t.ended_at is null and not p.is_protected);

-- Whether a participant is a case of the user's, as access.guard_case has it.
create function access.has_case(participant uuid, initiative uuid) returns boolean language sql stable
    return coalesce(initiative = any (access.ids('samsteg.case_initiatives'))
                    or (participant = any (access.ids('samsteg.cases')) and initiative = any (access.ids('samsteg.initiatives'))), false);

-- Makes an account of a case's own with the one role it is for, named by the reference alone, and ties it. Null where it is made; or why not:
-- known (the address is somebody's already), tied, protected, closed (no such case).
create function access.invite_participant(participant uuid, tie uuid, account uuid, address text, language text, today date, at timestamptz) returns text
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    found participants;
begin
    select * into found from participants p where p.id = participant for no key update;
    if found.id is null or not access.has_case(found.id, found.initiative_id) then
        return 'closed';
    elsif found.is_protected then
        return 'protected';
    elsif exists (select from participant_accounts t where t.participant_id = participant and t.ended_at is null) then
        return 'tied';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('invite ' || upper(address), 0));
    if exists (select from accounts a where a.normalized_email = upper(address) or a.normalized_user_name = upper(address)) then
        return 'known';
    end if;
    insert into accounts (id, user_name, normalized_user_name, email, normalized_email, security_stamp, concurrency_stamp, lockout_enabled, display_name, language)
        values (account, address, upper(address), address, upper(address), uuidv4()::text, uuidv4()::text, true, found.reference, invite_participant.language);
    insert into role_assignments (id, account_id, role, valid_from) values (uuidv7(), account, 'participant', today);
    insert into participant_accounts (id, initiative_id, participant_id, account_id, invited_at, invited_by)
        values (tie, found.initiative_id, participant, account, at, access.account());
    return null;
end $$;

-- Ends it at once: the sign-ins, the role, and what was sent and not used; the address is forgotten. False where there is none, or no such case.
create function access.end_participant_account(participant uuid, today date, at timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    own uuid;
begin
    update participant_accounts t set ended_at = greatest(at, t.invited_at)
        where t.participant_id = participant and t.ended_at is null and access.has_case(t.participant_id, t.initiative_id)
        returning t.account_id into own;
    if own is null then
        return false;
    end if;
    update role_assignments r set valid_until = greatest(today - 1, r.valid_from - 1) where r.account_id = own and r.role = 'participant' and r.valid_until is null;
    if not exists (select from role_assignments r where r.account_id = own and r.role <> 'participant' and coalesce(r.valid_until, 'infinity') >= today) then
        update accounts a set closed_at = at, user_name = null, normalized_user_name = null, email = null, normalized_email = null, phone_number = null where a.id = own;
        update sign_ins s set ended_at = greatest(at, s.started_at) where s.account_id = own and s.ended_at is null;
        update one_time_links l set used_at = at where l.account_id = own and l.used_at is null;
    end if;
    return true;
end $$;
revoke execute on function access.has_case(uuid, uuid), access.invite_participant(uuid, uuid, uuid, text, text, date, timestamptz), access.end_participant_account(uuid, date, timestamptz) from public;
grant execute on function access.has_case(uuid, uuid), access.invite_participant(uuid, uuid, uuid, text, text, date, timestamptz), access.end_participant_account(uuid, date, timestamptz) to samsteg_app;

-- The invitation itself is sent by who has the case, as long as nobody has answered it.
create policy inviting_participants on one_time_links to samsteg_app using (
    purpose = 'invitation'
    and exists (select from participant_accounts t join accounts a on a.id = t.account_id
                where t.account_id = one_time_links.account_id and t.ended_at is null and not a.email_confirmed));

-- What a participant reads of what is held.
select access.open_to_own('participants', '{search_key}', 'id'),
       access.open_to_own('participant_details', '{number_hash}'),
       access.open_to_own('participant_accounts'), access.open_to_own('case_assignments'), access.open_to_own('case_covers'),
       access.open_to_own('enrolments'), access.open_to_own('exits'), access.open_to_own('re_entries'),
       access.open_to_own('exit_follow_ups'), access.open_to_own('exit_follow_up_answers'), access.open_to_own('exit_follow_up_links', '{digest}'),
       access.open_to_own('contacts'), access.open_to_own('contact_notes'), access.open_to_own('planned_contacts'),
       access.open_to_own('case_meeting_parties'), access.open_to_own('case_meeting_tasks'),
       access.open_to_own('action_goals'), access.open_to_own('action_steps'), access.open_to_own('phase_events'),
       access.open_to_own('secrecy_waivers'), access.open_to_own('given_information'),
       access.open_to_own('backgrounds'), access.open_to_own('income_months'), access.open_to_own('progress_assessments'),
       access.open_to_own('case_openings', '{reviewed_at,reviewed_by,is_approved,review_note}'),
       access.open_to_own('referrals', '{number_cipher,number_hash,search_key}');

-- What those rows point at.
select access.grant_to_own(name) from unnest(array['programme_phases', 'programmes', 'form_versions', 'referral_events', 'referral_notes']) as name;
create policy own_reading on programme_phases for select to samsteg_own using (exists (select from phase_events e where e.phase_id = programme_phases.id));
create policy own_reading on programmes for select to samsteg_own using (exists (select from programme_phases f where f.programme_id = programmes.id));
create policy own_reading on form_versions for select to samsteg_own using (initiative_id = any ((select access.own_initiatives())::uuid[]));
create policy own_reading on referral_events for select to samsteg_own using (exists (select from referrals r where r.id = referral_events.referral_id));
create policy own_reading on referral_notes for select to samsteg_own using (exists (select from referrals r where r.id = referral_notes.referral_id));
