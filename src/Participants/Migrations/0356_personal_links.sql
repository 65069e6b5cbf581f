-- A link that shows a participant the next step and what is booked, to whoever holds it. Only a digest is kept: what is digested is 32 random bytes, which nobody guesses.
create table personal_links (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    digest bytea not null,
    made_at timestamptz not null,
    made_by uuid not null references accounts,
    expires_at timestamptz not null,
    ended_at timestamptz);                     -- withdrawn, or a newer one took its place
create unique index personal_links_once on personal_links (participant_id) where ended_at is null;
create index on personal_links (digest);
create index on personal_links (initiative_id);
select access.guard_case('personal_links'), access.open_to_own('personal_links', '{digest}');
revoke update, delete on personal_links from samsteg_app;
grant update (ended_at) on personal_links to samsteg_app;

-- What a link that works shows, and nothing else: who holds it has not signed in. None for a protected identity, and none after the exit.
-- The first row tells that it works, with the coach's first name; then the next step; then meetings to come, in order.
create function access.personal_link(wanted bytea, today date, at timestamptz)
    returns table (kind text, words text, due_on date, starts_at timestamptz, channel text, place text)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    person uuid := (select l.participant_id from personal_links l join participants p on p.id = l.participant_id and not p.is_protected
                    where l.digest = wanted and l.ended_at is null and l.expires_at > at
                      and not exists (select from exits x where x.participant_id = l.participant_id and x.superseded_at is null));
begin
    if person is null then
        return;
    end if;
    return query select 'coach', (select split_part(a.display_name, ' ', 1) from case_assignments c join accounts a on a.id = c.account_id
                                  where c.participant_id = person and c.valid_from <= today and coalesce(c.valid_until, 'infinity') >= today
                                  order by c.valid_from desc, c.id desc limit 1), null::date, null::timestamptz, null::text, null::text;
    return query select 'step', s.text, s.due_on, null::timestamptz, s.responsible, null::text from action_steps s where s.participant_id = person and s.superseded_at is null and s.is_next;
    return query select 'meeting', null::text, null::date, b.starts_at, b.channel, b.place from planned_contacts b
                 where b.participant_id = person and b.state = 'booked' and b.starts_at >= at order by b.starts_at, b.id limit 5;
end $$;
revoke execute on function access.personal_link(bytea, date, timestamptz) from public;
grant execute on function access.personal_link(bytea, date, timestamptz) to samsteg_app;
