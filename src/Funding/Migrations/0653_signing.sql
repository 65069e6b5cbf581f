-- Until when the parties are asked to have signed a version; a wish, later signatures count too.
alter table application_versions add column sign_by date;

-- Each signature that a version waits for. One that was rejected stays, and another is asked for in its place.
create table signature_requests (
    id uuid primary key,
    initiative_id uuid not null references applications,
    version_id uuid not null,
    place integer not null check (place >= 0), -- of the party, among those of the content
    field text not null,                       -- the field of the form in which the party stands
    party text not null,                       -- what it is called there
    organisation_id uuid references organisations, -- null: not in the register
    number integer not null check (number > 0), -- which of the party's signatures
    signatory_id uuid references accounts,     -- null: signs on paper
    deputy_id uuid references accounts,        -- may sign instead
    asked_at timestamptz not null,
    asked_by uuid not null references accounts,
    reminded_on date,
    rejected_at timestamptz,
    rejected_by uuid references accounts,
    rejected_reason text check (length(rejected_reason) between 1 and 2000),
    foreign key (version_id, initiative_id) references application_versions (id, initiative_id),
    unique (id, version_id, initiative_id),
    check (deputy_id is null or deputy_id <> signatory_id),
    check ((rejected_at is null) = (rejected_by is null) and (rejected_at is null) = (rejected_reason is null)));
create unique index signature_requests_once on signature_requests (version_id, place, number) where rejected_at is null;
create index on signature_requests (initiative_id);
create index on signature_requests (organisation_id) where organisation_id is not null;
create index on signature_requests (signatory_id) where signatory_id is not null;
create index on signature_requests (deputy_id) where deputy_id is not null;

-- What was signed, by whom as they were called then. Never changed.
create table signatures (
    id uuid primary key,
    initiative_id uuid not null references applications,
    version_id uuid not null,
    request_id uuid not null unique,
    sha256 bytea not null check (length(sha256) = 32), -- of what was signed
    method text not null,                      -- in_app, paper, external
    name text not null check (length(name) between 1 and 200),
    title text not null check (length(title) between 1 and 200),
    is_deputy boolean not null,
    signed_on date not null,
    signed_at timestamptz not null,            -- when it came here
    recorded_by uuid not null references accounts,
    document_version_id uuid references document_versions, -- the paper
    evidence bytea,                            -- what the service for signing answered
    evidence_sha256 bytea check (length(evidence_sha256) = 32),
    foreign key (request_id, version_id, initiative_id) references signature_requests (id, version_id, initiative_id),
    check (method <> 'paper' or document_version_id is not null),
    check (method <> 'external' or evidence is not null),
    check (method = 'in_app' or evidence_sha256 is not null));
create index on signatures (initiative_id);
create index on signatures (version_id);
create index on signatures (document_version_id) where document_version_id is not null;

select access.guard_reach(name, 'samsteg.applications') from unnest(array['signature_requests', 'signatures']) as name;
revoke update, delete on signature_requests from samsteg_app;
grant update (signatory_id, deputy_id, asked_at, asked_by, reminded_on) on signature_requests to samsteg_app;
revoke insert, update, delete on signatures from samsteg_app; -- by access.sign_application alone

-- A signatory need not reach the initiative: what is to be signed is read, and signed, through functions that ask for the role, for that organisation, today.
create function access.signs_for(organisation uuid, today date) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from role_assignments r join accounts a on a.id = r.account_id
                   where r.account_id = access.account() and r.role = 'signatory' and r.organisation_id = organisation and r.valid_from <= today
                     and coalesce(r.valid_until, 'infinity') >= today and not r.awaits_confirmation and a.closed_at is null)
$$;
revoke execute on function access.signs_for(uuid, date) from public;
create function access.reaches_application(initiative uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
    select access.everything('samsteg.applications') or initiative = any (access.ids('samsteg.applications'))
$$;

-- Who may sign for organisations, for those who choose among them.
create function access.signatories_of(organisations uuid[], today date) returns table (organisation_id uuid, account_id uuid, name text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select distinct r.organisation_id, a.id, a.display_name
    from role_assignments r join accounts a on a.id = r.account_id
    where r.organisation_id = any (organisations) and r.role = 'signatory' and r.valid_from <= today and coalesce(r.valid_until, 'infinity') >= today
      and not r.awaits_confirmation and a.closed_at is null and coalesce(current_setting('samsteg.applications', true), '') <> ''
$$;

-- The form that a content is written on.
create function access.form_of(initiative uuid, said text) returns text language sql stable security definer set search_path = public, pg_temp as $$
    select f.content::text from form_versions f
    where f.initiative_id = initiative and f.key = said::jsonb -> 'form' ->> 'key' and f.version = (said::jsonb -> 'form' ->> 'version')::integer
$$;
revoke execute on function access.form_of(uuid, text) from public;

-- What the user is asked to sign and has not answered.
create function access.own_signature_requests(today date) returns table (id uuid, title text, party text, number integer, is_deputy boolean, asked_at timestamptz, sign_by date)
    language sql stable security definer set search_path = public, pg_temp as $$
    select r.id, i.name_sv, r.party, v.number, r.deputy_id is not distinct from access.account(), r.asked_at, v.sign_by
    from signature_requests r
    join application_versions v on v.id = r.version_id
    join initiatives i on i.id = r.initiative_id
    join applications a on a.initiative_id = r.initiative_id and a.state = 'signing'
    where access.account() in (r.signatory_id, r.deputy_id) and r.rejected_at is null and v.voided_at is null
      and not exists (select from signatures s where s.request_id = r.id) and access.signs_for(r.organisation_id, today)
$$;

-- What is signed by a request that is the user's, with what the party signed before.
create function access.version_to_sign(request uuid, today date) returns table (
        initiative_id uuid, party text, is_deputy boolean, signatory text, asked_at timestamptz, sign_by date, number integer, content text, sha256 bytea, frozen_at timestamptz, voided_at timestamptz,
        form text, earlier_number integer, earlier_content text, earlier_form text, signed_at timestamptz, signed_by text, rejected_at timestamptz, state text, standing_request uuid)
    language sql stable security definer set search_path = public, pg_temp as $$
    select r.initiative_id, r.party, r.deputy_id is not distinct from access.account(), (select display_name from accounts where id = r.signatory_id), r.asked_at, v.sign_by, v.number, v.content, v.sha256,
           v.frozen_at, v.voided_at, access.form_of(r.initiative_id, v.content), e.number, e.content, access.form_of(r.initiative_id, e.content), s.signed_at, s.name, r.rejected_at, p.state,
           (select n.id from signature_requests n join application_versions m on m.id = n.version_id
            where n.initiative_id = r.initiative_id and m.voided_at is null and n.rejected_at is null and access.account() in (n.signatory_id, n.deputy_id) and access.signs_for(n.organisation_id, today)
            order by exists (select from signatures t where t.request_id = n.id), n.id limit 1)
    from signature_requests r
    join application_versions v on v.id = r.version_id
    join applications p on p.initiative_id = r.initiative_id
    left join signatures s on s.request_id = r.id
    left join lateral (select w.number, w.content from application_versions w
                       join signatures t on t.version_id = w.id join signature_requests q on q.id = t.request_id
                       where w.initiative_id = r.initiative_id and w.number < v.number and q.organisation_id = r.organisation_id
                       order by w.number desc limit 1) e on true
    where r.id = request and access.account() in (r.signatory_id, r.deputy_id) and access.signs_for(r.organisation_id, today)
$$;
-- Signs what the digest is of: the own signature as the named signatory or the deputy, or one on paper by who reaches the application. Gives what became of it: signed, completed
-- (it was the last one), voided (it was changed meanwhile), answered (signed or rejected already), other (another content), not_yours.
create function access.sign_application(request uuid, digest bytea, id uuid, method text, name text, title text, signed_on date, at timestamptz, today date, document uuid, proof bytea, proof_sha256 bytea)
    returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
    r signature_requests;
    v application_versions;
    a applications;
    deputy boolean := false;
begin
    select q.* into r from signature_requests q where q.id = request;
    if r.id is null or (method = 'paper' and not access.reaches_application(r.initiative_id))
       or (method <> 'paper' and not (coalesce(access.account() in (r.signatory_id, r.deputy_id), false) and access.signs_for(r.organisation_id, today))) then
        return 'not_yours';
    end if;
    select p.* into a from applications p where p.initiative_id = r.initiative_id for update; -- one after the other: the last one completes it
    select q.* into r from signature_requests q where q.id = request for update;
    select w.* into v from application_versions w where w.id = r.version_id;
    if method <> 'paper' then
        if not coalesce(access.account() in (r.signatory_id, r.deputy_id), false) then
            return 'not_yours'; -- somebody else was asked meanwhile
        end if;
        deputy := r.signatory_id is distinct from access.account();
    end if;
    if v.voided_at is not null or a.state <> 'signing' then
        return case when exists (select from signatures s where s.request_id = request) then 'answered' else 'voided' end;
    end if;
    if r.rejected_at is not null or exists (select from signatures s where s.request_id = request) then
        return 'answered';
    end if;
    if v.sha256 <> digest then
        return 'other';
    end if;
    insert into signatures (id, initiative_id, version_id, request_id, sha256, method, name, title, is_deputy, signed_on, signed_at, recorded_by, document_version_id, evidence, evidence_sha256)
    values (sign_application.id, r.initiative_id, r.version_id, request, v.sha256, sign_application.method, sign_application.name, sign_application.title, deputy, sign_application.signed_on, at, access.account(), document, proof, proof_sha256);
    if exists (select from signature_requests q where q.version_id = r.version_id
               group by q.place, q.number
               having not bool_or(exists (select from signatures s where s.request_id = q.id))) then
        return 'signed';
    end if;
    update applications set state = 'signed' where initiative_id = r.initiative_id;
    insert into application_events (id, initiative_id, act, state, at, by) values (uuidv7(), r.initiative_id, 'complete_signing', 'signed', at, access.account());
    return 'completed';
end $$;

-- Whom to tell that all have signed, for one of those who have.
create function access.asked_by(request uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
    select r.asked_by from signature_requests r join signatures s on s.request_id = r.id where r.id = request and s.recorded_by = access.account()
$$;

-- Rejects, as the named signatory or the deputy; false when there is nothing to reject. Gives whom to tell.
create function access.reject_signature(request uuid, reason text, at timestamptz, today date) returns table (initiative_id uuid, asked_by uuid)
    language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
    return query
        update signature_requests r set rejected_at = at, rejected_by = access.account(), rejected_reason = reason
        from application_versions v join applications a on a.initiative_id = v.initiative_id and a.state = 'signing'
        where r.id = request and v.id = r.version_id and v.voided_at is null and r.rejected_at is null and access.account() in (r.signatory_id, r.deputy_id)
          and access.signs_for(r.organisation_id, today) and not exists (select from signatures s where s.request_id = r.id)
        returning r.initiative_id, r.asked_by;
end $$;

-- Whom to remind before the last day, once each: the program's own.
create function access.remind_of_signatures(today date, days integer) returns table (request uuid, receiver uuid, days_left integer)
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if access.account() is not null then
        return;
    end if;
    return query
    with due as (
        update signature_requests r set reminded_on = today
        from application_versions v join applications a on a.initiative_id = v.initiative_id and a.state = 'signing'
        where v.id = r.version_id and v.voided_at is null and v.sign_by between today and today + days and r.rejected_at is null
          and coalesce(r.reminded_on, '-infinity') < v.sign_by - days and (r.asked_at at time zone 'Europe/Stockholm')::date < today
          and not exists (select from signatures s where s.request_id = r.id)
        returning r.id, r.signatory_id, r.deputy_id, v.sign_by)
    select d.id, who.account, d.sign_by - today from due d cross join lateral unnest(array[d.signatory_id, d.deputy_id]) as who (account) where who.account is not null;
end $$;

-- What is known of a content by its digest, for whoever holds the file: nobody's name.
create function access.verify_version(digest bytea) returns table (frozen_at timestamptz, voided_at timestamptz, state text, wanted bigint, signed bigint, last_signed_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select v.frozen_at, v.voided_at, a.state, (select count(distinct (r.place, r.number)) from signature_requests r where r.version_id = v.id),
           (select count(*) from signatures s where s.version_id = v.id), (select max(s.signed_at) from signatures s where s.version_id = v.id)
    from application_versions v join applications a on a.initiative_id = v.initiative_id
    where v.sha256 = digest
    order by v.voided_at is not null, v.frozen_at desc limit 1
$$;
grant execute on function access.reaches_application(uuid), access.asked_by(uuid), access.signatories_of(uuid[], date), access.own_signature_requests(date), access.version_to_sign(uuid, date),
    access.sign_application(uuid, bytea, uuid, text, text, text, date, timestamptz, date, uuid, bytea, bytea), access.reject_signature(uuid, text, timestamptz, date),
    access.remind_of_signatures(date, integer), access.verify_version(bytea) to samsteg_app;
