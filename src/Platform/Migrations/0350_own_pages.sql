-- Participants' own pages are another reading: for one statement the transaction becomes a role that sees what is held about the participants
-- who are tied to the user's account, and nothing else. Staff's own policies stay as they are and cost nothing more.
do $$
begin
    perform pg_advisory_xact_lock(hashtext('samsteg roles'));
    if not exists (select from pg_roles where rolname = 'samsteg_own') then
        create role samsteg_own nologin nosuperuser nobypassrls;
    end if;
    grant samsteg_own to samsteg_app with inherit false, set true;
end $$;
grant usage on schema public, access to samsteg_own;
grant execute on function access.account(), access.today(), access.ids(text), access.everything(text) to samsteg_own;

-- Who is tied to the user's account, and where: told by the capability that knows.
create function access.own_participants() returns uuid[] language sql stable security definer set search_path = public, pg_temp return '{}'::uuid[];
create function access.own_initiatives() returns uuid[] language sql stable security definer set search_path = public, pg_temp return '{}'::uuid[];
revoke execute on function access.own_participants(), access.own_initiatives() from public;
grant execute on function access.own_participants(), access.own_initiatives() to samsteg_own;

-- A participant's rows are read by the participant, but for the columns that are hidden.
create function access.open_to_own(name text, hidden text[] default '{}', participant_column text default 'participant_id') returns void language plpgsql as $$
begin
    execute format('create policy own_reading on %1$I for select to samsteg_own using (%2$I = any ((select access.own_participants())::uuid[]))', name, participant_column);
    perform access.grant_to_own(name, hidden);
end $$;
create function access.grant_to_own(name text, hidden text[] default '{}') returns void language plpgsql as $$
begin
    execute format('grant select (%s) on %I to samsteg_own', (
        select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
        where attrelid = ('public.' || quote_ident(name))::regclass and attnum > 0 and not attisdropped and attname <> all (hidden)), name);
end $$;
revoke execute on function access.open_to_own(text, text[], text), access.grant_to_own(text, text[]) from public;

-- Whether an account is a participant's own: other participants are told to nobody here.
create function access.is_participants(account uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    return exists (select from role_assignments r where r.account_id = account and r.role = 'participant');
revoke execute on function access.is_participants(uuid) from public;
grant execute on function access.is_participants(uuid) to samsteg_own;
grant select (id, display_name) on accounts to samsteg_own;
create policy own_reading on accounts for select to samsteg_own using (id = (select access.account()) or not access.is_participants(id));

-- Who has read about the participant: that, when and why; nothing else of the log.
grant select (id, at, account_id, action, subject_kind, initiative_id, participant_id, reason) on audit_entries to samsteg_own;
create policy own_reading on audit_entries for select to samsteg_own using (
    participant_id = any ((select access.own_participants())::uuid[]) and action in ('read', 'searched', 'opened_outside', 'exported', 'revealed'));

select access.open_to_own('documents', '{search_key,search_stems}');
