-- Takes somebody's sign-up, as in 0451: a form that is gone back to and sent with another address is another sign-up.
create or replace function access.sign_up_guest(asked text, guest uuid, who text, address text, organisation text, wanted integer, companions text, tongue text, at timestamptz) returns text
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    opening sign_up_openings;
    target record;
    outcome text;
begin
    select * into opening from sign_up_openings o where o.code = asked and o.takes_guests for update;
    if opening.id is null or wanted > opening.most_seats or not access.sign_up_is_open(opening.id, at) then
        return 'closed';
    end if;
    if exists (select from guest_sign_ups g where g.opening_id = opening.id and lower(g.email) = lower(address) and g.state <> 'cancelled') then
        return 'known';
    end if;
    if exists (select from guest_sign_ups g where g.id = guest) then
        guest := gen_random_uuid(); -- the same form with another address: another guest
    end if;
    select * into target from access.sign_up_target(opening.id);
    if (select count(*) from guest_sign_ups g where g.opening_id = opening.id and g.made_at > at - interval '1 day') >= 200 + coalesce(target.capacity, 200) then
        return 'crowded';
    end if;
    outcome := case when target.capacity is null or (target.taken + wanted <= target.capacity
        and not exists (select from guest_sign_ups g where g.opening_id = opening.id and g.state = 'waiting')
        and not exists (select from participant_waits w where w.opening_id = opening.id)) then 'confirmed' else 'waiting' end;
    insert into guest_sign_ups (id, initiative_id, opening_id, name, email, organisation_name, organisation_id, seats, others, state, source, language, made_at)
    values (guest, opening.initiative_id, opening.id, who, address, organisation,
            (select min(c.organisation_id::text)::uuid from contact_persons c where lower(c.email) = lower(address) and c.left_on is null having count(distinct c.organisation_id) = 1),
            wanted, companions, outcome, 'public', tongue, at);
    insert into audit_entries (at, action, subject_kind, subject_id, initiative_id) values (at, 'added', 'guest_sign_ups', guest, opening.initiative_id);
    return outcome;
end $$;
