-- Somebody has another coach's case in full for some days, beside that coach: while the other is away. It ends by itself, or before its day.
create table case_covers (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    account_id uuid not null references accounts,          -- who covers
    covered_account_id uuid not null references accounts,  -- for whom
    valid_from date not null,
    valid_until date not null check (valid_until >= valid_from),
    ended_at timestamptz,                                  -- before its day
    check (account_id <> covered_account_id));
create index on case_covers (account_id, valid_until);
create index on case_covers (participant_id);
create index on case_covers (initiative_id);
select access.guard_case('case_covers');
revoke update, delete on case_covers from samsteg_app;
grant update (ended_at) on case_covers to samsteg_app;

-- The cases that somebody works with on a day: the own ones, and those covered as long as they are the covered coach's.
create function access.worked_by(account uuid, today date) returns table (participant_id uuid, initiative_id uuid, covers_for uuid)
    language sql stable as $$
        select c.participant_id, c.initiative_id, null::uuid from case_assignments c
        where c.account_id = account and c.valid_from <= today and coalesce(c.valid_until, 'infinity') >= today
        union all
        select v.participant_id, v.initiative_id, v.covered_account_id from case_covers v
        join case_assignments c on c.participant_id = v.participant_id and c.account_id = v.covered_account_id
                               and c.valid_from <= today and coalesce(c.valid_until, 'infinity') >= today
        where v.account_id = account and v.ended_at is null and v.valid_from <= today and v.valid_until >= today
    $$;
grant execute on function access.worked_by(uuid, date) to samsteg_app;

-- As before, with the cases that are covered.
create or replace function access.cases_of(account uuid, today date) returns uuid[] language sql stable
    return (select coalesce(array_agg(distinct c.participant_id), '{}')
            from (select participant_id, initiative_id from access.worked_by(account, today)
                  union all
                  select participant_id, initiative_id from case_openings where account_id = account and closes_at > clock_timestamp()) c
            where c.initiative_id in (select access.coached_by(account, today)));
