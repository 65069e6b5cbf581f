-- A batch's hash is taken from the digests as they are written: looking them up afterwards could read through all there have ever been.
create or replace function audit.seal_batch(first xid8, horizon xid8) returns setof audit_seals
    language plpgsql set search_path = public, pg_temp as $body$
declare
    sealed audit_seals;
begin
    select coalesce(max(number), 0) + 1 into sealed.number from audit_seals;
    select coalesce(max(hash), sha256('')) into sealed.previous_hash from audit_seals where number = sealed.number - 1;
    sealed.horizon := horizon;
    sealed.sealed_at := clock_timestamp();
    with digested as (
        insert into audit_digests (entry_id, seal_number, digest)
        select e.id, sealed.number, audit.digest(e) from audit_entries e where e.transaction_id >= first and e.transaction_id < horizon
        returning entry_id, digest),
    whole as (select count(*) as entry_count, string_agg(digest, '' order by entry_id) as digests from digested)
    select w.entry_count, sha256(sealed.previous_hash
                                 || convert_to(format('%s %s %s %s', sealed.number, sealed.horizon, w.entry_count, audit.moment(sealed.sealed_at)), 'UTF8')
                                 || w.digests)
    into sealed.entry_count, sealed.hash from whole w;
    if sealed.entry_count > 0 then
        insert into audit_seals select sealed.*;
        return next sealed;
    end if;
end $body$;
