-- What a participant and the coach write to each other. Kept as notes are: by the coach's organisation, and for whom a waiver lets read notes.
create table participant_messages (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    keeper_organisation_id uuid not null references organisations,
    is_from_participant boolean not null,
    text text not null check (length(text) between 1 and 4000),
    sent_at timestamptz not null,
    sent_by uuid not null references accounts,
    read_at timestamptz check (read_at >= sent_at));
create index on participant_messages (participant_id, sent_at);
create index on participant_messages (initiative_id);
create index on participant_messages (participant_id) where is_from_participant and read_at is null;
select access.guard_keeper('participant_messages'), access.open_by_waiver('participant_messages', 'notes'), access.open_to_own('participant_messages');
revoke update, delete on participant_messages from samsteg_app;
grant update (read_at) on participant_messages to samsteg_app;
create policy by_staff on participant_messages as restrictive for insert to samsteg_app with check (not is_from_participant and sent_by = (select access.account()));

-- Who keeps what a participant writes: the organisation that today's coach works for in the initiative, or the initiative's owner.
create function access.own_keeper(participant uuid) returns uuid
    language sql stable security definer set search_path = public, pg_temp
    return coalesce(
        (select r.organisation_id from case_assignments c
         join role_assignments r on r.account_id = c.account_id and r.initiative_id = c.initiative_id and r.role = 'coach' and r.organisation_id is not null
              and r.valid_from <= access.today() and coalesce(r.valid_until, 'infinity') >= access.today()
         where c.participant_id = participant and c.valid_from <= access.today() and coalesce(c.valid_until, 'infinity') >= access.today()
         order by c.valid_from desc, c.id desc limit 1),
        (select i.owner_id from participants p join initiatives i on i.id = p.initiative_id where p.id = participant));
revoke execute on function access.own_keeper(uuid) from public;
grant execute on function access.own_keeper(uuid) to samsteg_own;

-- What a participant does on the own pages: writes in the own name, marks what the coach wrote as read, takes back a waiver.
create policy own_writing on participant_messages for insert to samsteg_own with check (
    participant_id = any ((select access.own_participants())::uuid[]) and initiative_id = any ((select access.own_initiatives())::uuid[])
    and is_from_participant and sent_by = (select access.account()) and keeper_organisation_id = access.own_keeper(participant_id));
create policy own_marking on participant_messages for update to samsteg_own using (
    participant_id = any ((select access.own_participants())::uuid[]) and not is_from_participant);
grant insert, update (read_at) on participant_messages to samsteg_own;
create policy own_withdrawing on secrecy_waivers for update to samsteg_own using (
    participant_id = any ((select access.own_participants())::uuid[]) and superseded_at is null)
    with check (participant_id = any ((select access.own_participants())::uuid[]));
grant update (superseded_at, superseded_reason) on secrecy_waivers to samsteg_own;
