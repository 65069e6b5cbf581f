-- Accounts of people at organisations: each is tied to a contact person. One at a time; a tie ends and is not removed.
create table contact_accounts (
    id uuid primary key,
    contact_person_id uuid not null references contact_persons,
    account_id uuid not null references accounts,
    invited_at timestamptz not null,
    invited_by uuid not null references accounts,
    ended_at timestamptz);
create unique index contact_accounts_once on contact_accounts (contact_person_id) where ended_at is null;
create index on contact_accounts (account_id);
select access.guard_staff('contact_accounts');
revoke insert, update, delete on contact_accounts from samsteg_app;

-- Whom of which organisations the user's account is tied to today, in a role that holds for that organisation. Who has left is nobody there, from that day. For other functions alone.
create function access.own_contacts(wanted text) returns table (id uuid, organisation_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select c.id, c.organisation_id
        from public.contact_accounts t
        join public.contact_persons c on c.id = t.contact_person_id
        where t.account_id = access.account() and t.ended_at is null and coalesce(c.left_on, 'infinity') > access.today() and (wanted <> 'supervisor' or c.is_supervisor)
          and exists (select from public.role_assignments r
                      where r.account_id = t.account_id and r.role = wanted and r.organisation_id = c.organisation_id
                        and r.valid_from <= access.today() and coalesce(r.valid_until, 'infinity') >= access.today());
    end;

-- Whether the user edits the register of organisations, by the roles that the table of permissions gives it to.
create function access.edits_organisations() returns boolean language sql stable set search_path = pg_catalog, pg_temp
    begin atomic
        select exists (select from public.role_assignments r
                       where r.account_id = access.account() and r.role in ('association_director', 'association_officer', 'project_lead', 'coordinator', 'process_lead')
                         and r.valid_from <= access.today() and coalesce(r.valid_until, 'infinity') >= access.today() and not r.awaits_confirmation);
    end;

-- Makes an account of a contact person's own, by the mail address that stands in the register, with the roles it is for, and ties it. Null where it is made; or why not: closed (no such person,
-- or not the user's to invite), left, no_address, not_supervisor (who is not marked as one is not given the role), not_yours (supervises in an initiative that the inviter has nothing to do with), tied, known (the address is somebody's already).
create function access.invite_contact(organisation uuid, person uuid, tie uuid, account uuid, roles text[], language text, at timestamptz) returns text
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    today date := access.today();
    found contact_persons;
begin
    select * into found from contact_persons c where c.id = person and c.organisation_id = organisation for no key update;
    if found.id is null or not access.edits_organisations() or cardinality(roles) = 0 or not roles <@ '{supervisor,organisation_contact}' then
        return 'closed';
    elsif found.left_on is not null then
        return 'left';
    elsif coalesce(found.email, '') = '' then
        return 'no_address';
    elsif 'supervisor' = any (roles) and not found.is_supervisor then
        return 'not_supervisor';
    elsif exists (select from contact_accounts t where t.contact_person_id = person and t.ended_at is null) then
        return 'tied';
    elsif 'supervisor' = any (roles) and exists (
        select from placements p
        where p.supervisor_id = person
          and not exists (select from placement_events e where e.placement_id = p.id and e.event in ('ended', 'withdrawn') and e.superseded_at is null)
          and not exists (select from role_assignments r
                          where r.account_id = access.account() and (r.initiative_id = p.initiative_id or r.role in ('association_director', 'association_officer'))
                            and r.valid_from <= today and coalesce(r.valid_until, 'infinity') >= today and not r.awaits_confirmation)) then
        return 'not_yours';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('invite ' || upper(found.email), 0));
    if exists (select from accounts a where a.normalized_email = upper(found.email) or a.normalized_user_name = upper(found.email)) then
        return 'known';
    end if;
    insert into accounts (id, user_name, normalized_user_name, email, normalized_email, security_stamp, concurrency_stamp, lockout_enabled, display_name, language)
        values (account, found.email, upper(found.email), found.email, upper(found.email), uuidv4()::text, uuidv4()::text, true, found.name, invite_contact.language);
    insert into role_assignments (id, account_id, role, organisation_id, valid_from)
        select uuidv7(), account, given, organisation, today from unnest(roles) as given;
    insert into contact_accounts (id, contact_person_id, account_id, invited_at, invited_by) values (tie, person, account, at, access.account());
    return null;
end $$;

-- Ends a contact person's tie: from a day on the roles there hold no more. An account that is for nothing else ends at once with its sign-ins and what was sent and not used, and its address is forgotten. False where there is none.
-- For other functions alone.
create function access.end_contact_tie(person uuid, day date, at timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    ended contact_accounts;
begin
    update contact_accounts t set ended_at = greatest(at, t.invited_at) where t.contact_person_id = person and t.ended_at is null returning * into ended;
    if ended.id is null then
        return false;
    end if;
    update role_assignments r set valid_until = greatest(day - 1, r.valid_from - 1)
        where r.account_id = ended.account_id and r.role in ('supervisor', 'organisation_contact') and coalesce(r.valid_until, 'infinity') >= day
          and r.organisation_id = (select c.organisation_id from contact_persons c where c.id = person);
    if not exists (select from role_assignments r where r.account_id = ended.account_id and coalesce(r.valid_until, 'infinity') >= day) then
        update accounts a set closed_at = at, user_name = null, normalized_user_name = null, email = null, normalized_email = null, phone_number = null where a.id = ended.account_id;
        update sign_ins s set ended_at = greatest(at, s.started_at) where s.account_id = ended.account_id and s.ended_at is null;
        update one_time_links l set used_at = at where l.account_id = ended.account_id and l.used_at is null;
    end if;
    insert into audit_entries (at, account_id, action, subject_kind, subject_id) values (at, access.account(), 'closed', 'contact_accounts', ended.id);
    return true;
end $$;

-- The same, asked for by who may invite.
create function access.end_contact_account(organisation uuid, person uuid, at timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not access.edits_organisations() or not exists (select from contact_persons c where c.id = person and c.organisation_id = organisation) then
        return false;
    end if;
    return access.end_contact_tie(person, access.today(), at);
end $$;

-- Whichever way somebody is marked as having left, the account ends with it; and with another mail address it is somebody else's place, or another account.
create function access.contact_left() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform access.end_contact_tie(new.id, coalesce(new.left_on, access.today()), now());
    return null;
end $$;
create trigger contact_left after update of left_on, email on contact_persons for each row
    when (new.left_on is not null or upper(new.email) is distinct from upper(old.email)) execute function access.contact_left();

-- The invitation is sent by who may invite, as long as nobody has answered it.
create policy inviting_contacts on one_time_links to samsteg_app using (
    purpose = 'invitation' and (select access.edits_organisations())
    and exists (select from contact_accounts t join accounts a on a.id = t.account_id
                where t.account_id = one_time_links.account_id and t.ended_at is null and not a.email_confirmed));

revoke execute on function access.own_contacts(text), access.edits_organisations(), access.invite_contact(uuid, uuid, uuid, uuid, text[], text, timestamptz),
    access.end_contact_tie(uuid, date, timestamptz), access.end_contact_account(uuid, uuid, timestamptz), access.contact_left() from public, samsteg_app;
grant execute on function access.edits_organisations(), access.invite_contact(uuid, uuid, uuid, uuid, text[], text, timestamptz), access.end_contact_account(uuid, uuid, timestamptz) to samsteg_app;
