-- Takes away the guests of what was over before a moment, and of what nothing is planned of any more and who signed up before it: they were written down to be received. Who came is kept by
-- organisation, without names. For the program.
create function access.forget_guests(before timestamptz) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    forgotten bigint;
begin
    if access.account() is not null then
        raise insufficient_privilege using message = 'The program alone forgets guests.';
    end if;
    delete from guest_sign_ups g using sign_up_openings o
    where o.id = g.opening_id and g.made_at < before
      and not exists (select from sessions s where s.ends_at >= before and (s.id = o.session_id or s.series_id = o.series_id));
    get diagnostics forgotten = row_count;
    return forgotten;
end $$;
revoke execute on function access.forget_guests(timestamptz) from public;
grant execute on function access.forget_guests(timestamptz) to samsteg_app;
