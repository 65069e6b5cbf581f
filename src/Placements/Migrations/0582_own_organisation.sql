-- What an organisation's contact person who is signed in is told: the own organisation, where it is, who is there, what it offers and has signed. No participant is in any of it.
create function access.own_organisations()
    returns table (id uuid, name text, type text, municipality text, address text, website text, phone text, description text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select distinct o.id, o.name, o.type, o.municipality, o.address, o.website, o.phone, o.description
        from access.own_contacts('organisation_contact') c join public.organisations o on o.id = c.organisation_id;
    end;
create function access.own_organisation_places() returns table (name text, address text, postcode text, town text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select p.name, p.address, p.postcode, p.town from public.organisation_places p where p.organisation_id in (select c.organisation_id from access.own_contacts('organisation_contact') c);
    end;
create function access.own_organisation_people() returns table (name text, title text, email text, phone text, is_supervisor boolean)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select p.name, p.title, p.email, p.phone, p.is_supervisor from public.contact_persons p
        where p.left_on is null and p.organisation_id in (select c.organisation_id from access.own_contacts('organisation_contact') c);
    end;
-- Those that are offered, and for 30 days those taken back.
create function access.own_openings()
    returns table (id uuid, title text, kind text, town text, places integer, taken integer, starts_on date, ends_on date, confirmed_on date, valid_until date, withdrawn_on date)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select o.id, o.title, o.kind, coalesce(place.town, host.municipality), o.places, o.taken, o.starts_on, o.ends_on, o.confirmed_on, o.valid_until, o.withdrawn_on
        from public.placement_openings o
        join public.organisations host on host.id = o.organisation_id
        left join public.organisation_places place on place.id = o.place_id
        where o.organisation_id in (select c.organisation_id from access.own_contacts('organisation_contact') c)
          and coalesce(o.ends_on, 'infinity') >= access.today() and coalesce(o.withdrawn_on, 'infinity') >= access.today() - 30;
    end;
create function access.own_agreements() returns table (buyer text, supplier text, type text, state text, starts_on date, ends_on date)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select buyer.name, supplier.name, a.type, s.state, a.starts_on, a.ends_on
        from public.business_agreements a
        join public.organisations buyer on buyer.id = a.buyer_id
        join public.organisations supplier on supplier.id = a.supplier_id
        cross join lateral (
            select t.state from public.agreement_states t where t.agreement_id = a.id and t.superseded_at is null order by t.occurred_on desc, t.id desc limit 1) s
        where s.state in ('signed', 'ended')
          and exists (select from access.own_contacts('organisation_contact') c where c.organisation_id in (a.buyer_id, a.supplier_id));
    end;

-- Answers of one of them, by the same rules.
create function access.answer_own_opening(opening uuid, answered text, room integer, last_day date, valid date, at timestamptz) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform from public.placement_openings where id = opening for no key update;
    if not exists (select from access.own_openings() o where o.id = opening) then
        return 'gone';
    end if;
    return access.take_opening_answer(opening, null, answered, room, last_day, valid, at);
end $$;

revoke execute on function access.own_organisations(), access.own_organisation_places(), access.own_organisation_people(),
    access.own_openings(), access.own_agreements(), access.answer_own_opening(uuid, text, integer, date, date, timestamptz) from public, samsteg_app;
grant execute on function access.own_organisations(), access.own_organisation_places(), access.own_organisation_people(),
    access.own_openings(), access.own_agreements(), access.answer_own_opening(uuid, text, integer, date, date, timestamptz) to samsteg_app;
