-- An answer about an opening is given to a question that was mailed, or by an organisation's contact person who is signed in.
alter table opening_answers alter column question_id drop not null, add column answered_by uuid references accounts, add check (num_nonnulls(question_id, answered_by) = 1);

-- The rules of an answer, however it is given: 'done', 'gone' where it has been taken back, 'taken' where fewer places are left than are taken, 'ended' where the last day is before the first or has passed. The opening is locked, and
-- that it is the answerer's to answer has been asked. For other functions alone.
create function access.take_opening_answer(opening uuid, question uuid, answered text, room integer, last_day date, valid date, at timestamptz) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    today date := (at at time zone 'Europe/Stockholm')::date;
    found public.placement_openings;
begin
    select o.* into found from public.placement_openings o where o.id = opening and o.withdrawn_on is null;
    if found.id is null then
        return 'gone';
    end if;
    if answered = 'still_true' then
        room := found.places;
        last_day := found.ends_on;
    elsif answered = 'withdrawn' then
        room := found.places;
        last_day := found.ends_on;
        update public.placement_openings set withdrawn_on = today, withdrawn_because = '' where id = opening;
    elsif room < found.taken then
        return 'taken';
    elsif last_day < found.starts_on or last_day < today then
        return 'ended';
    else
        update public.placement_openings set places = room, ends_on = last_day where id = opening;
    end if;
    if answered <> 'withdrawn' then
        update public.placement_openings set confirmed_on = today, valid_until = greatest(valid_until, valid) where id = opening;
    end if;
    insert into public.opening_answers (id, initiative_id, opening_id, question_id, answered_by, answer, places, ends_on, answered_at)
        values (uuidv7(), found.initiative_id, opening, question, case when question is null then access.account() end, answered, room, last_day, at);
    insert into public.audit_entries (at, account_id, action, subject_kind, subject_id, initiative_id)
        values (at, case when question is null then access.account() end, 'changed', 'placement_openings', opening, found.initiative_id);
    return 'done';
end $$;

-- To a question: as before.
create or replace function access.answer_opening(question uuid, opening uuid, answered text, room integer, last_day date, valid date, at timestamptz) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform from public.placement_openings where id = opening for no key update;
    if not exists (select from access.opening_question(question, at) q where q.id = opening) then
        return 'gone';
    end if;
    return access.take_opening_answer(opening, question, answered, room, last_day, valid, at);
end $$;

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

revoke execute on function access.take_opening_answer(uuid, uuid, text, integer, date, date, timestamptz), access.own_organisations(), access.own_organisation_places(), access.own_organisation_people(),
    access.own_openings(), access.own_agreements(), access.answer_own_opening(uuid, text, integer, date, date, timestamptz) from public, samsteg_app;
grant execute on function access.own_organisations(), access.own_organisation_places(), access.own_organisation_people(),
    access.own_openings(), access.own_agreements(), access.answer_own_opening(uuid, text, integer, date, date, timestamptz) to samsteg_app;
