-- What those who were there thought of a session or a series, told by a link without signing in. Closed is closed: what is told is told once.
create table evaluations (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    session_id uuid,
    series_id uuid,
    form_id uuid not null references form_versions,
    code text not null unique check (code ~ '^[a-z2-7]{16}$'), -- where it is answered; whoever knows it can answer, and read nothing
    closes_on date not null,                   -- last day to answer
    closed_on date,                            -- closed by hand; null otherwise
    made_on date not null,
    made_by uuid not null references accounts,
    unique (session_id),
    unique (series_id),
    foreign key (session_id, initiative_id) references sessions (id, initiative_id),
    foreign key (series_id, initiative_id) references activity_series (id, initiative_id),
    check (num_nonnulls(session_id, series_id) = 1),
    check (closes_on >= made_on));
create index on evaluations (initiative_id);
create index on evaluations (form_id);
select access.guard_initiative('evaluations');
revoke update, delete on evaluations from samsteg_app;
grant update (closed_on) on evaluations to samsteg_app;
create function access.keep_closed() returns trigger language plpgsql as $$
begin
    raise restrict_violation using message = 'An evaluation that is closed stays so.';
end $$;
create trigger evaluation_stays_closed before update on evaluations for each row when (old.closed_on is not null) execute function access.keep_closed();

-- No row is anybody's answer: of all answers to an evaluation there is one row, of how many chose what, and of what was written, in the order of the alphabet. So no answer
-- has an id, a time, an address or a place among others, and what one person chose at one question cannot be put beside what she chose or wrote at another. Nobody
-- reads the table, the application included: the functions below are all there is.
create table evaluation_answers (
    evaluation_id uuid primary key references evaluations,
    answered integer not null,
    choices jsonb not null,                    -- {"liked": {"good": 4}}
    words jsonb not null);                     -- {"better": ["Fler pauser", "Längre tid"]}
alter table evaluation_answers enable row level security;

-- The form of an evaluation that is open, and what it is about, to whoever knows the code.
create function access.open_evaluation(wanted text, today date)
    returns table (content text, name_sv text, name_en text, number integer, closes_on date)
    language sql stable security definer set search_path = public, pg_temp as $$
    select f.content::text, coalesce(r.name_sv, s.name_sv), coalesce(r.name_en, s.name_en), s.number, e.closes_on
    from evaluations e join form_versions f on f.id = e.form_id
    left join sessions s on s.id = e.session_id left join activity_series r on r.id = coalesce(e.series_id, s.series_id)
    where e.code = wanted and e.closed_on is null and e.closes_on >= today
$$;

-- Counts an answer in. False where the evaluation is not open, and when there are more answers than people can have been there.
create function access.answer_evaluation(wanted text, chosen jsonb, written jsonb, today date) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    found_id uuid;
    kept evaluation_answers;
    one record;
begin
    select e.id into found_id from evaluations e where e.code = wanted and e.closed_on is null and e.closes_on >= today for share;
    if found_id is null then
        return false;
    end if;
    insert into evaluation_answers values (found_id, 0, '{}', '{}') on conflict do nothing;
    select * into kept from evaluation_answers a where a.evaluation_id = found_id for update;
    if kept.answered >= 300 then
        return false;
    end if;
    for one in select key, value from jsonb_each_text(chosen) loop
        kept.choices := kept.choices || jsonb_build_object(one.key,
            coalesce(kept.choices -> one.key, '{}') || jsonb_build_object(one.value, coalesce((kept.choices -> one.key ->> one.value)::integer, 0) + 1));
    end loop;
    for one in select key, value from jsonb_each_text(written) loop
        kept.words := kept.words || jsonb_build_object(one.key,
            (select jsonb_agg(w order by w) from (select jsonb_array_elements_text(coalesce(kept.words -> one.key, '[]')) as w union all select one.value) said));
    end loop;
    update evaluation_answers a set answered = kept.answered + 1, choices = kept.choices, words = kept.words where a.evaluation_id = found_id;
    return true;
end $$;

-- How many have answered; and what, when nobody can answer any more and at least five have, so that no two looks tell what somebody answered in between.
create function access.evaluation_results(wanted uuid, today date)
    returns table (answered integer, choices text, words text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(a.answered, 0), case when t.is_told then a.choices::text end, case when t.is_told then a.words::text end
    from evaluations e left join evaluation_answers a on a.evaluation_id = e.id
    cross join lateral (select (e.closed_on is not null or e.closes_on < today) and a.answered >= 5 as is_told) t
    where e.id = wanted and (access.everything('samsteg.initiatives') or e.initiative_id = any (access.ids('samsteg.initiatives')))
$$;
revoke execute on function access.open_evaluation(text, date), access.answer_evaluation(text, jsonb, jsonb, date), access.evaluation_results(uuid, date) from public;
grant execute on function access.open_evaluation(text, date), access.answer_evaluation(text, jsonb, jsonb, date), access.evaluation_results(uuid, date) to samsteg_app;
