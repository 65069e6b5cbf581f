-- Organisations are asked now and then whether their openings still hold: one question to a contact person about all that she would supervise, whichever initiatives they are of. Answered by a keyed link.
create table opening_questions (
    id uuid primary key,
    contact_person_id uuid not null references contact_persons,
    asked_at timestamptz not null,
    reminded_at timestamptz,
    closed_at timestamptz);                    -- the address that it was mailed to is hers no more
create index on opening_questions (contact_person_id, asked_at desc);
select access.guard_staff('opening_questions');
revoke insert, update, delete on opening_questions from samsteg_app;

-- What was answered, to a question that was mailed or by an organisation's contact person who is signed in: rows are added and never changed.
create table opening_answers (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    opening_id uuid not null references placement_openings,
    question_id uuid references opening_questions,
    answered_by uuid references accounts,
    answer text not null check (answer in ('still_true', 'changed', 'withdrawn')),
    places integer not null,                   -- as they were answered
    ends_on date,
    answered_at timestamptz not null,
    check (num_nonnulls(question_id, answered_by) = 1));
create index on opening_answers (opening_id, answered_at desc);
create index on opening_answers (initiative_id);
create index on opening_answers (question_id);
select access.guard_initiative('opening_answers');
revoke insert, update, delete on opening_answers from samsteg_app;

-- The openings that are asked about: those she would supervise that have not been withdrawn and are not over. Of one question while it can be answered: for 60 days, by somebody who has not left.
create function access.opening_question(question uuid, at timestamptz)
    returns table (id uuid, organisation text, title text, kind text, town text, places integer, taken integer, starts_on date, ends_on date, confirmed_on date, answer text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    begin atomic
        select o.id, host.name, o.title, o.kind, coalesce(place.town, host.municipality), o.places, o.taken, o.starts_on, o.ends_on, o.confirmed_on,
               (select a.answer from public.opening_answers a where a.opening_id = o.id and a.question_id = q.id order by a.answered_at desc, a.id desc limit 1)
        from public.opening_questions q
        join public.contact_persons c on c.id = q.contact_person_id and c.left_on is null
        join public.placement_openings o on o.supervisor_id = c.id and o.organisation_id = c.organisation_id
        join public.organisations host on host.id = o.organisation_id
        left join public.organisation_places place on place.id = o.place_id
        where q.id = question and q.closed_at is null and at < q.asked_at + interval '60 days'
          and (exists (select from public.opening_answers a where a.opening_id = o.id and a.question_id = q.id)
               or (o.withdrawn_on is null and coalesce(o.ends_on, 'infinity') >= (at at time zone 'Europe/Stockholm')::date))
        order by o.title, o.id;
    end;

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

-- Takes an answer to a question.
create function access.answer_opening(question uuid, opening uuid, answered text, room integer, last_day date, valid date, at timestamptz) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform from public.placement_openings where id = opening for no key update;
    if not exists (select from access.opening_question(question, at) q where q.id = opening) then
        return 'gone';
    end if;
    return access.take_opening_answer(opening, question, answered, room, last_day, valid, at);
end $$;

-- Whom to ask now, and whom to remind: from now on they have been. An opening is to be asked about when it has not been confirmed for so many months or is about to expire, and nobody has asked since; once, and once
-- more after a week without an answer. For the program.
create function access.openings_to_ask(months integer, at timestamptz) returns table (question uuid, email text, is_reminder boolean)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    today date := (at at time zone 'Europe/Stockholm')::date;
begin
    if access.account() is not null then
        raise insufficient_privilege using message = 'The program alone asks about openings.';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('opening questions', 0)); -- two rounds at once would ask twice
    return query
        with due as (
            select distinct c.id, c.email as address
            from public.placement_openings o
            join public.contact_persons c on c.id = o.supervisor_id and c.organisation_id = o.organisation_id and c.left_on is null and coalesce(c.email, '') <> ''
            where o.withdrawn_on is null and coalesce(o.ends_on, 'infinity') >= today
              and (o.confirmed_on <= (today - make_interval(months => months))::date or o.valid_until <= today + 21)
              and not exists (select from public.opening_questions q where q.contact_person_id = c.id and (q.asked_at at time zone 'Europe/Stockholm')::date >= o.confirmed_on
                              and q.asked_at > at - make_interval(months => months))
            order by c.id limit 200),
        asked as (insert into public.opening_questions (id, contact_person_id, asked_at) select uuidv7(), due.id, at from due returning id, contact_person_id)
        select asked.id, due.address, false from asked join due on due.id = asked.contact_person_id;
    return query
        with silent as (
            update public.opening_questions q set reminded_at = at
            where q.reminded_at is null and q.asked_at <= at - interval '7 days' and q.asked_at > at - interval '50 days'
              and not exists (select from public.opening_questions later where later.contact_person_id = q.contact_person_id and later.asked_at > q.asked_at)
              and exists (select from access.opening_question(q.id, at) o where o.answer is null and o.confirmed_on <= (q.asked_at at time zone 'Europe/Stockholm')::date)
            returning q.id, q.contact_person_id)
        select silent.id, c.email, true from silent join public.contact_persons c on c.id = silent.contact_person_id where coalesce(c.email, '') <> '';
end $$;

revoke execute on function access.take_opening_answer(uuid, uuid, text, integer, date, date, timestamptz) from public, samsteg_app;
revoke execute on function access.opening_question(uuid, timestamptz), access.answer_opening(uuid, uuid, text, integer, date, date, timestamptz), access.openings_to_ask(integer, timestamptz) from public;
grant execute on function access.opening_question(uuid, timestamptz), access.answer_opening(uuid, uuid, text, integer, date, date, timestamptz), access.openings_to_ask(integer, timestamptz) to samsteg_app;
