-- Whether a member of staff works the referrals of an initiative: a lead those of all, a coach those that are assigned to her or to nobody.
create function access.works_referrals(initiative uuid) returns boolean language sql stable
    return coalesce(initiative = any (access.ids('samsteg.case_initiatives')) or initiative = any (access.ids('samsteg.coached')), false);

-- What an initiative has decided about referrals; without a row the column's defaults hold.
create table referral_settings (
    initiative_id uuid primary key references initiatives,
    takes_referrals boolean not null default true,
    answer_days integer not null default 7 check (answer_days between 1 and 90),        -- without a step taken for so long, a referral has waited too long
    waiting_list_days integer not null default 30 check (waiting_list_days between 7 and 365));
select access.guard_initiative('referral_settings');

-- Whether somebody can be referred to an initiative today: it is decided, takes in people, and wants referrals.
create function access.takes_referrals(initiative uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    return exists (select from initiatives i left join referral_settings s on s.initiative_id = i.id
                   where i.id = initiative and i.state in ('approved', 'ongoing') and access.today() <= coalesce(i.intake_ends_on, i.ends_on)
                     and coalesce(s.takes_referrals, true)
                     and exists (select from initiative_target_groups g where g.initiative_id = i.id and g.kind = 'end_user'));

-- That somebody is sent to an initiative, by an organisation or by herself. Who it is lies here as in participant_details; a
-- protected identity has only the reference. The state is that of the last event.
create table referrals (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    reference text not null,                   -- short code that can be said aloud without telling who it is
    source text not null,                      -- municipality, employment_service, health_care, social_insurance, other, self
    organisation_id uuid references organisations,
    referred_by uuid references accounts,      -- the referrer's account; null where staff registered it
    received_on date not null,
    assigned_to uuid references accounts,
    state text not null,                       -- received, contacted, meeting_booked, waiting_list, enrolled, declined
    state_since date not null,
    last_event_id uuid not null,
    meets_at timestamptz,
    participant_id uuid unique,
    is_protected boolean not null default false,
    given_name text check (length(given_name) <= 100),
    family_name text check (length(family_name) <= 100),
    name text generated always as (case when is_protected then null else given_name || ' ' || family_name end) stored,
    birth_date date,
    phone text,
    email text,
    number_kind text,                          -- personal_number, coordination_number, esf_placeholder; null: none
    number_cipher bytea,
    number_hash bytea,
    unique (initiative_id, reference),
    foreign key (participant_id, initiative_id) references participants (id, initiative_id) deferrable initially deferred,
    check ((source = 'self') = (organisation_id is null)),
    check (referred_by is null or organisation_id is not null),
    check ((state = 'enrolled') = (participant_id is not null)),
    check ((state = 'meeting_booked') = (meets_at is not null)),
    check (state_since >= received_on),
    check (is_protected = (given_name is null) and is_protected = (family_name is null) and is_protected = (birth_date is null)),
    check (not is_protected or (phone is null and email is null and number_kind is null and number_cipher is null)));
create index referrals_of_initiative on referrals (initiative_id, received_on desc);
create index referrals_by_account on referrals (referred_by) where referred_by is not null;
create index referrals_by_number on referrals (initiative_id, number_hash) where number_hash is not null;
create index referrals_open on referrals (initiative_id, state_since) where state in ('received', 'contacted', 'meeting_booked', 'waiting_list');
alter table referrals enable row level security;
create policy working on referrals to samsteg_app using (
    initiative_id = any ((select access.ids('samsteg.case_initiatives'))::uuid[])
    or (initiative_id = any ((select access.ids('samsteg.coached'))::uuid[]) and (assigned_to is null or assigned_to = (select access.account()))));
create policy referring_reading on referrals for select to samsteg_app using (
    referred_by = (select access.account()) and organisation_id = any ((select access.ids('samsteg.refers'))::uuid[]));
create policy referring_adding on referrals for insert to samsteg_app with check (
    referred_by = (select access.account()) and organisation_id = any ((select access.ids('samsteg.refers'))::uuid[])
    and assigned_to is null and participant_id is null and state = 'received' and access.takes_referrals(initiative_id));
grant select, insert on referrals to samsteg_app;
grant update (assigned_to, state, state_since, last_event_id, meets_at, participant_id) on referrals to samsteg_app;

-- What has happened to a referral: a ledger. Nobody takes back what was done; what is done next is another row.
create table referral_events (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    referral_id uuid not null references referrals,
    state text not null,                       -- the state that it led to
    reason text,                               -- why it was declined: no_contact, own_choice, not_target_group, no_place, other_measure, moved, duplicate, other
    meets_at timestamptz,
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    unique (referral_id, id, state),
    check ((state = 'declined') = (reason is not null)),
    check ((state = 'meeting_booked') = (meets_at is not null)));
create index on referral_events (referral_id, registered_at);
create index on referral_events (initiative_id);
alter table referrals add foreign key (id, last_event_id, state) references referral_events (referral_id, id, state) deferrable initially deferred;
alter table referral_events enable row level security;
create policy of_referral on referral_events to samsteg_app using (
    exists (select from referrals r where r.id = referral_events.referral_id and r.initiative_id = referral_events.initiative_id));
create policy by_oneself on referral_events as restrictive for insert to samsteg_app with check (
    registered_by = (select access.account()) and (state = 'received' or access.works_referrals(initiative_id)));
create policy by_staff on referral_events as restrictive for update to samsteg_app using (access.works_referrals(initiative_id));
grant select, insert, update, delete on referral_events to samsteg_app;
select access.keep_history('referral_events');

-- Why somebody is referred, and what staff note on the way. Read by the organisation that keeps it; a referrer reads what she wrote herself.
create table referral_notes (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    referral_id uuid not null references referrals,
    event_id uuid not null references referral_events,
    keeper_organisation_id uuid not null references organisations,
    written_by uuid not null references accounts,
    text text not null check (length(text) between 1 and 4000));
create index on referral_notes (event_id);
create index on referral_notes (referral_id);
alter table referral_notes enable row level security;
create policy of_referral on referral_notes to samsteg_app using (
    exists (select from referrals r where r.id = referral_notes.referral_id and r.initiative_id = referral_notes.initiative_id));
create policy keeper_reading on referral_notes as restrictive for select to samsteg_app using (
    initiative_id || '/' || keeper_organisation_id = any ((select access.keepers())::text[]) or written_by = (select access.account()));
create policy keeper_adding on referral_notes as restrictive for insert to samsteg_app with check (
    written_by = (select access.account())
    and (initiative_id || '/' || keeper_organisation_id = any ((select access.keepers())::text[]) or not access.works_referrals(initiative_id)));
grant select, insert on referral_notes to samsteg_app;

-- Who a protected person is: sealed, written once, not read back by the application.
create table protected_referrals (
    referral_id uuid primary key references referrals,
    initiative_id uuid not null references initiatives,
    cipher bytea not null);
alter table protected_referrals enable row level security;
create policy of_referral on protected_referrals to samsteg_app using (
    exists (select from referrals r where r.id = protected_referrals.referral_id and r.initiative_id = protected_referrals.initiative_id));
grant insert on protected_referrals to samsteg_app;

-- Gives the reference of a referral to be; null when there is such a one already, so that a form sent twice makes one. One at a time in an initiative.
create function access.refer(referral uuid, initiative uuid) returns text
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not access.works_referrals(initiative) and not (cardinality(access.ids('samsteg.refers')) > 0 and access.takes_referrals(initiative)) then
        raise insufficient_privilege using message = 'Only the staff of an initiative and referrers make referrals, and referrers only where they are taken.';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('refer ' || initiative, 0));
    if referral is null or exists (select from referrals r where r.id = referral) then
        return null;
    end if;
    return (select 'A-' || lpad(number::text, greatest(3, length(number::text)), '0')
            from (select coalesce(max(substring(r.reference from '^A-([0-9]{1,9})$')::integer), 0) + 1
                  from referrals r where r.initiative_id = initiative) as last (number));
end $$;

-- To a referrer: the organisations that she refers for, since she does not read the register.
create function access.referring_organisations() returns table (id uuid, name text, type text)
    language sql stable security definer set search_path = public, pg_temp
    as $$ select o.id, o.name, o.type from organisations o where o.id = any (access.ids('samsteg.refers')) $$;

-- To a referrer: public facts of the initiatives that take referrals today, and of those that she has referred to.
create function access.referral_initiatives()
    returns table (id uuid, name_sv text, name_en text, summary_sv text, summary_en text, owner text, receiver_id uuid, starts_on date, intake_ends_on date, takes_referrals boolean)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select i.id, i.name_sv, i.name_en, i.summary_sv, i.summary_en, o.name, coalesce(i.performer_id, i.owner_id), i.starts_on, coalesce(i.intake_ends_on, i.ends_on),
               access.takes_referrals(i.id)
        from initiatives i join organisations o on o.id = i.owner_id
        where cardinality(access.ids('samsteg.refers')) > 0
          and (access.takes_referrals(i.id)
               or exists (select from referrals r where r.initiative_id = i.id and r.referred_by = access.account() and r.organisation_id = any (access.ids('samsteg.refers'))))
    $$;

-- To a referrer: how it went for those of her own referrals whose waiver names her organisation today; nothing of the others.
create function access.referral_outcomes() returns table (referral_id uuid, enrolled_on date, exited_on date, exit_reason text)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select r.id, e.occurred_on, x.occurred_on, x.reason
        from referrals r
        join enrolments e on e.participant_id = r.participant_id and e.superseded_at is null
        left join exits x on x.participant_id = r.participant_id and x.superseded_at is null
        where r.referred_by = access.account() and r.organisation_id = any (access.ids('samsteg.refers'))
          and exists (select from secrecy_waivers w
                      where w.participant_id = r.participant_id and w.initiative_id = r.initiative_id and w.recipient_organisation_id = r.organisation_id
                        and w.superseded_at is null and access.today() between w.occurred_on and w.valid_until)
    $$;

grant execute on function access.works_referrals(uuid), access.takes_referrals(uuid), access.refer(uuid, uuid), access.referring_organisations(),
    access.referral_initiatives(), access.referral_outcomes() to samsteg_app;

-- How many in an initiative have a number, participants and referrals that led to no participant: asked by its staff, who may not see all of them.
create function access.number_known(initiative uuid, hashes bytea[], other_than uuid) returns bigint
    language sql stable security definer set search_path = public, pg_temp
    return case when access.works_referrals(initiative) then
        (select count(*) from participant_details d where d.initiative_id = initiative and d.number_hash = any (hashes) and d.participant_id <> other_than)
        + (select count(*) from referrals r where r.initiative_id = initiative and r.number_hash = any (hashes) and r.id <> other_than and r.state <> 'enrolled')
        else 0 end;
grant execute on function access.number_known(uuid, bytea[], uuid) to samsteg_app;
