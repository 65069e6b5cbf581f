-- A version that an agreement is made of stands for ever, beside the one that an amendment of it is signed on.
alter table application_versions add column agreed_at timestamptz;
alter table application_versions add check (agreed_at is null or voided_at is null);
grant update (agreed_at) on application_versions to samsteg_app;
drop index application_versions_one_standing;
create unique index application_versions_one_standing on application_versions (initiative_id) where voided_at is null and agreed_at is null;

create or replace function access.verify_version(digest bytea) returns table (frozen_at timestamptz, voided_at timestamptz, state text, wanted bigint, signed bigint, last_signed_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select v.frozen_at, v.voided_at, case when v.agreed_at is null then a.state else 'agreed' end,
           (select count(distinct (r.place, r.number)) from signature_requests r where r.version_id = v.id),
           (select count(*) from signatures s where s.version_id = v.id), (select max(s.signed_at) from signatures s where s.version_id = v.id)
    from application_versions v join applications a on a.initiative_id = v.initiative_id
    where v.sha256 = digest
    order by v.voided_at is not null, v.frozen_at desc limit 1
$$;

-- A signed version and the decision about it. It never changes: an amendment is another one, which holds from then on.
create table agreements (
    id uuid primary key,
    initiative_id uuid not null references applications,
    number integer not null check (number > 0), -- 1 is the agreement itself, those above amend it
    version_id uuid not null unique,
    decision_id uuid unique,                    -- null for an amendment that needed no decision of the board
    maximum numeric(14, 2) not null check (maximum > 0),
    starts_on date not null,
    ends_on date not null,
    agreed_at timestamptz not null,
    agreed_by uuid not null references accounts,
    unique (initiative_id, number),
    unique (id, initiative_id),
    foreign key (version_id, initiative_id) references application_versions (id, initiative_id),
    foreign key (decision_id, initiative_id) references decisions (id, initiative_id),
    check (ends_on >= starts_on and (number > 1 or decision_id is not null)));
select access.guard_written('agreements', 'samsteg.applications', 'samsteg.prepared');
revoke update, delete on agreements from samsteg_app;
create policy impartial on agreements as restrictive for insert to samsteg_app with check (initiative_id <> all ((select access.partial_in())::uuid[]));

-- A change of what was agreed, from the deviation that calls for it to what came of it.
create table amendments (
    id uuid primary key,
    initiative_id uuid not null references applications,
    reason text not null check (length(reason) between 1 and 1000), -- what has happened, and what is to be changed because of it
    opened_at timestamptz not null,
    opened_by uuid not null references accounts,
    closed_at timestamptz,
    closed_by uuid references accounts,
    agreement_id uuid,                          -- the agreement that it became; null while it is open, and for one that came to nothing
    closed_note text not null default '' check (length(closed_note) <= 2000),
    foreign key (agreement_id, initiative_id) references agreements (id, initiative_id),
    check ((closed_at is null) = (closed_by is null) and (agreement_id is null or closed_at is not null)));
create unique index amendments_one_open on amendments (initiative_id) where closed_at is null;
create index on amendments (initiative_id);
create index on amendments (agreement_id) where agreement_id is not null;
select access.guard_reach('amendments', 'samsteg.applications');
revoke update, delete on amendments from samsteg_app;
grant update (closed_at, closed_by, agreement_id, closed_note) on amendments to samsteg_app;
