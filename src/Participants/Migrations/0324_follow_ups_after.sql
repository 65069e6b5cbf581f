-- When those who have left are asked how it went: an initiative's own rules, which take the place of the association's.
create table exit_follow_up_rules (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    code text not null,                        -- days_28, months_6: what is counted apart
    name_sv text not null,
    name_en text,
    after_days integer not null default 0 check (after_days >= 0),
    after_months integer not null default 0 check (after_months >= 0),
    asked_days_before integer not null check (asked_days_before >= 0),   -- on the coach's Idag from then
    late_after_days integer not null check (late_after_days >= 0),       -- in time until so many days after it was due
    unique (initiative_id, code));
select access.guard_initiative('exit_follow_up_rules');
revoke insert, update, delete on exit_follow_up_rules from samsteg_app;
-- The rules that hold in an initiative: its own, or else the association's.
create function access.follow_up_rules(initiative uuid)
    returns table (code text, name_sv text, name_en text, after_days integer, after_months integer, asked_days_before integer, late_after_days integer)
    language sql stable as $$
        select r.code, r.name_sv, r.name_en, r.after_days, r.after_months, r.asked_days_before, r.late_after_days from exit_follow_up_rules r where r.initiative_id = initiative
        union all
        select * from (values
            ('days_28', '28 dagar efter avslutet', '28 days after the exit', 28, 0, 5, 14),
            ('months_6', '6 månader efter avslutet', '6 months after the exit', 0, 6, 14, 30)) as common
        where not exists (select from exit_follow_up_rules own where own.initiative_id = initiative)
    $$;
grant execute on function access.follow_up_rules(uuid) to samsteg_app;

-- Planned when somebody leaves, by the rules of that day.
create table exit_follow_ups (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    exit_id uuid not null references exits,
    code text not null,
    name_sv text not null,
    name_en text,
    due_on date not null,
    asked_from date not null,
    late_after date not null,
    check (asked_from <= due_on and due_on <= late_after));
create unique index exit_follow_ups_once on exit_follow_ups (exit_id, code);
create index on exit_follow_ups (participant_id);
create index on exit_follow_ups (initiative_id);
select access.guard_case('exit_follow_ups');
revoke update, delete on exit_follow_ups from samsteg_app;
call figures.watch('exit_follow_ups');

create table exit_follow_up_answers (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    follow_up_id uuid not null references exit_follow_ups,
    activity text not null,                    -- as on exits
    has_support boolean,
    self_support text not null,                -- yes, no, not_known
    known_by text not null,                    -- participant, participant_link, coach, register, not_reached
    attempts integer check (attempts between 1 and 50),
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    check ((known_by = 'not_reached') = (attempts is not null)));
create unique index exit_follow_up_answers_once on exit_follow_up_answers (follow_up_id) where superseded_at is null;
create index on exit_follow_up_answers (participant_id);
create index on exit_follow_up_answers (initiative_id);
select access.guard_case('exit_follow_up_answers'), access.keep_history('exit_follow_up_answers');
call figures.watch('exit_follow_up_answers');

-- Links by which the participant answers, once. Only a digest is kept: what is digested is 32 random bytes, which nobody guesses.
create table exit_follow_up_links (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    follow_up_id uuid not null references exit_follow_ups,
    digest bytea not null,
    made_at timestamptz not null,
    made_by uuid not null references accounts,
    expires_at timestamptz not null,
    ended_at timestamptz);                     -- used, or a newer one took its place
create index on exit_follow_up_links (digest);
create index on exit_follow_up_links (follow_up_id);
create index on exit_follow_up_links (initiative_id);
select access.guard_case('exit_follow_up_links');
revoke update, delete on exit_follow_up_links from samsteg_app;
grant update (ended_at) on exit_follow_up_links to samsteg_app;

-- Whether a link works: who holds it has not signed in, and learns nothing else. The person still counts as having left, and nobody has answered.
create function access.follow_up_link_works(wanted bytea, at timestamptz) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    return exists (select from exit_follow_up_links l
                   join exit_follow_ups f on f.id = l.follow_up_id join exits x on x.id = f.exit_id and x.superseded_at is null
                   join participants p on p.id = l.participant_id and not p.is_protected
                   where l.digest = wanted and l.ended_at is null and l.expires_at > at
                     and not exists (select from exit_follow_up_answers a where a.follow_up_id = f.id and a.superseded_at is null));

-- Takes the answer of a link that works, once: registered in the name of who sent the link, as told by the participant. False for any other link.
create function access.answer_follow_up(wanted bytea, answer uuid, activity text, has_support boolean, self_support text, today date, at timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    link exit_follow_up_links;
begin
    select * into link from exit_follow_up_links l where l.digest = wanted for update;
    perform from exit_follow_ups f where f.id = link.follow_up_id for update;
    if link.id is null or not access.follow_up_link_works(wanted, at) then
        return false;
    end if;
    insert into exit_follow_up_answers (id, initiative_id, participant_id, follow_up_id, activity, has_support, self_support, known_by, occurred_on, registered_at, registered_by)
        values (answer, link.initiative_id, link.participant_id, link.follow_up_id, activity, has_support, self_support, 'participant_link', today, at, link.made_by);
    update exit_follow_up_links l set ended_at = at where l.id = link.id;
    insert into audit_entries (at, action, subject_kind, subject_id, initiative_id, participant_id)
        values (at, 'added', 'exit_follow_up_answers', answer, link.initiative_id, link.participant_id);
    return true;
end $$;
grant execute on function access.follow_up_link_works(bytea, timestamptz), access.answer_follow_up(bytea, uuid, text, boolean, text, date, timestamptz) to samsteg_app;

create view figures.exit_follow_ups as
    select f.id as follow_up_id, f.participant_id, f.initiative_id, f.code, f.due_on, f.late_after, x.returned_on
    from exit_follow_ups f join figures.exits x on x.exit_id = f.exit_id and x.initiative_id = f.initiative_id
    where x.returned_on is null or f.due_on <= x.returned_on;
create view figures.exit_follow_up_answers as
    select follow_up_id, participant_id, initiative_id, activity, has_support, self_support, known_by, occurred_on from exit_follow_up_answers a
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null)
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment())
      and not exists (select from figures.misregistered m where m.participant_id = a.participant_id and m.initiative_id = a.initiative_id);
grant select on figures.exit_follow_ups, figures.exit_follow_up_answers to samsteg_figures;
