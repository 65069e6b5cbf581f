-- The log is sealed in batches: each entry has a digest over a salt and its content, each seal a hash over the seal before it
-- and the digests it covers. Whoever changes, removes or slips in an entry breaks it; whoever remakes the whole chain is
-- given away by the heads that are kept outside the database. The salt lets a disposal remove what an entry says and leave
-- its digest, from which nothing can be guessed.
alter table audit_entries
    add column written_at timestamptz,                          -- by the server's own clock, whatever "at" says; null for what was written before this was kept
    add column salt bytea default uuid_send(gen_random_uuid()), -- null once the content has been disposed of
    add column transaction_id xid8 not null default pg_current_xact_id();
alter table audit_entries alter column written_at set default clock_timestamp();
create index on audit_entries (transaction_id);
revoke insert on audit_entries from samsteg_app;
grant insert (at, account_id, action, subject_kind, subject_id, initiative_id, participant_id, reason, changes) on audit_entries to samsteg_app;

create table audit_seals (
    number bigint primary key check (number > 0),
    horizon xid8 not null,              -- every entry of a transaction before this one is sealed
    entry_count bigint not null check (entry_count >= 0),
    previous_hash bytea not null,
    hash bytea not null,
    sealed_at timestamptz not null);
-- Not a reference to the entry: one that is gone is to be missed.
create table audit_digests (
    entry_id bigint primary key,
    seal_number bigint not null references audit_seals deferrable initially deferred,
    digest bytea not null);
create index on audit_digests (seal_number, entry_id);
grant select on audit_seals to samsteg_app;

create schema audit;
grant usage on schema audit to samsteg_app;

-- A moment in one way of writing, whatever the session's settings.
create function audit.moment(at timestamptz) returns text language sql stable
    return to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- What an entry says, in one way of writing.
create function audit.content(e public.audit_entries) returns text language sql stable
    return jsonb_build_object(
        'id', e.id, 'at', audit.moment(e.at), 'written_at', audit.moment(e.written_at), 'account', e.account_id, 'action', e.action,
        'subject_kind', e.subject_kind, 'subject', e.subject_id, 'initiative', e.initiative_id, 'participant', e.participant_id,
        'reason', e.reason, 'changes', e.changes)::text;

create function audit.digest(e public.audit_entries) returns bytea language sql stable
    return sha256(e.salt || convert_to(audit.content(e), 'UTF8'));

-- Seals the entries of the transactions from one up to, not including, another.
create function audit.seal_batch(first xid8, horizon xid8) returns setof audit_seals
    language plpgsql set search_path = public, pg_temp as $$
declare
    sealed audit_seals;
begin
    select coalesce(max(number), 0) + 1 into sealed.number from audit_seals;
    select coalesce(max(hash), sha256('')) into sealed.previous_hash from audit_seals where number = sealed.number - 1;
    sealed.horizon := horizon;
    sealed.sealed_at := clock_timestamp();
    insert into audit_digests (entry_id, seal_number, digest)
    select e.id, sealed.number, audit.digest(e) from audit_entries e where e.transaction_id >= first and e.transaction_id < horizon;
    get diagnostics sealed.entry_count = row_count;
    if sealed.entry_count > 0 then
        select sha256(sealed.previous_hash
                      || convert_to(format('%s %s %s %s', sealed.number, sealed.horizon, sealed.entry_count, audit.moment(sealed.sealed_at)), 'UTF8')
                      || string_agg(digest, '' order by entry_id))
        into sealed.hash from audit_digests where seal_number = sealed.number;
        insert into audit_seals select sealed.*;
        return next sealed;
    end if;
end $$;

-- Seals what is finished: numbers of entries are not in the order of commits, so a batch ends where the oldest running
-- transaction begins. About as many entries as asked for, but whole transactions.
create function audit.seal(most bigint) returns setof audit_seals
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    first xid8;
    horizon xid8;
begin
    perform pg_advisory_xact_lock(hashtext('samsteg audit seal'));
    select coalesce((select s.horizon from audit_seals s order by number desc limit 1), '0') into first;
    horizon := pg_snapshot_xmin(pg_current_snapshot());
    select coalesce((select (e.transaction_id::text::bigint + 1)::text::xid8 from audit_entries e
                     where e.transaction_id >= first and e.transaction_id < horizon
                     order by e.transaction_id offset greatest(most, 1) - 1 limit 1), horizon)
    into horizon;
    return query select * from audit.seal_batch(first, horizon);
end $$;
grant execute on function audit.seal(bigint) to samsteg_app;

-- After a restore into another cluster, whose transactions count from elsewhere: what is unsealed is sealed as it stands,
-- with an entry that says so, and the count begins again. For the owner, with nobody else at work.
create function audit.begin_again() returns setof audit_seals language plpgsql set search_path = public, pg_temp as $$
declare
    now_running xid8 := pg_current_xact_id();
begin
    perform pg_advisory_xact_lock(hashtext('samsteg audit seal'));
    update audit_entries e set transaction_id = case when exists (select from audit_digests d where d.entry_id = e.id) then '0' else now_running end;
    insert into audit_entries (at, action, subject_kind) values (clock_timestamp(), 'restored', 'database');
    return query select * from audit.seal_batch(now_running, (now_running::text::bigint + 1)::text::xid8);
end $$;
