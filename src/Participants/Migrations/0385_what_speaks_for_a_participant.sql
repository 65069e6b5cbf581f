-- Whether the user may let a participant in to what is held about her: who works with the case, or leads, for the organisation that keeps it. A file that somebody has
-- opened outside the own cases is read, and lets nobody in; nor does another organisation's lead.
create function access.speaks_for(participant uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    return coalesce((
        select (p.initiative_id = any (access.ids('samsteg.case_initiatives')) or p.id in (select w.participant_id from access.worked_by(access.account(), access.today()) w))
               and access.keeps(p.initiative_id, access.own_keeper(p.id))
        from participants p where p.id = speaks_for.participant), false);
revoke execute on function access.speaks_for(uuid) from public;
grant execute on function access.speaks_for(uuid) to samsteg_app;
create policy speaking on personal_links as restrictive for insert to samsteg_app with check (access.speaks_for(participant_id));

create or replace function access.invite_participant(participant uuid, tie uuid, account uuid, address text, language text, today date, at timestamptz) returns text
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    found participants;
begin
    select * into found from participants p where p.id = participant for no key update;
    if found.id is null or not access.has_case(found.id, found.initiative_id) then
        return 'closed';
    elsif found.is_protected then
        return 'protected';
    elsif not access.speaks_for(found.id) then
        return 'not_yours';
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

-- What is shared is shared under the waiver of that day: one given after another was withdrawn opens nothing that was chosen before.
create or replace function access.shared_plans()
    returns table (participant_id uuid, initiative_id uuid, initiative_sv text, initiative_en text, given_name text, recipient_id uuid, recipient text, valid_until date,
                   goal_id uuid, goal text, goal_set_on date, step_id uuid, step text, responsible text, due_on date, state text, done_on date, is_next boolean)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select s.participant_id, s.initiative_id, i.name_sv, i.name_en, p.given_name, o.id, o.name, w.valid_until,
               g.goal_id, g.text, g.occurred_on, t.step_id, t.text, t.responsible, t.due_on, t.state, t.done_on, t.is_next
        from plan_shares s
        join lateral (
            select max(w.valid_until) as valid_until from secrecy_waivers w
            where w.participant_id = s.participant_id and w.initiative_id = s.initiative_id and w.recipient_organisation_id = s.recipient_organisation_id
              and 'plan' = any (w.parts) and w.superseded_at is null and w.registered_at <= s.registered_at and access.today() between w.occurred_on and w.valid_until) w on w.valid_until is not null
        join initiatives i on i.id = s.initiative_id
        join organisations o on o.id = s.recipient_organisation_id
        join participants p on p.id = s.participant_id
        join action_goals g on g.participant_id = s.participant_id and g.goal_id = s.goal_id and g.superseded_at is null
        left join action_steps t on t.participant_id = s.participant_id and t.goal_id = s.goal_id and t.superseded_at is null and t.state <> 'dropped'
        where s.superseded_at is null
          and ((s.recipient_organisation_id = any (access.ids('samsteg.refers')) and exists (
                   select from referrals r
                   where r.participant_id = s.participant_id and r.organisation_id = s.recipient_organisation_id and r.referred_by = access.account()))
               or (s.recipient_organisation_id = any (access.ids('samsteg.supervises')) and exists (
                   select from placements l
                   where l.participant_id = s.participant_id and l.organisation_id = s.recipient_organisation_id
                     and not exists (select from placement_events e where e.placement_id = l.id and e.event = 'ended' and e.superseded_at is null and e.occurred_on < access.today()))))
    $$;

-- Files of participants count among what somebody hands in a day, also when they have been forgotten.
alter table imports add column size bigint not null default 0;
create or replace function access.uploaded_since(moment timestamptz) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('uploads ' || access.account(), 0));
    return (select coalesce(sum(v.size), 0) from document_versions v where v.uploaded_by = access.account() and v.uploaded_at >= moment)
         + (select coalesce(sum(i.size), 0) from imports i where i.account_id = access.account() and i.uploaded_at >= moment);
end $$;
create index on imports (account_id, uploaded_at);
