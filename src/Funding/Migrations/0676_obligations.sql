-- What an initiative is to hand in to the association, and by when. Behind a wall of its own (samsteg.obligations).
create table obligations (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    kind text not null,                      -- status, quarterly, half_time, annual, final, eight_point, stewardship, other
    name text check (length(name) between 1 and 200), -- null: the kind says it
    due_on date not null,
    source text not null,                    -- agreement, added
    state text not null,                     -- due, draft, submitted, returned, accepted, waived, withdrawn
    text text not null default '' check (length(text) <= 20000),
    revision integer not null default 0 check (revision >= 0), -- how many times calendars had something new to tell
    changed_at timestamptz not null,         -- when they last had
    unique (id, initiative_id),
    check (kind <> 'other' or name is not null));
create index on obligations (initiative_id, due_on);
create index on obligations (due_on) where state in ('due', 'draft', 'returned');

-- What has happened to it, in order.
create table obligation_events (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    obligation_id uuid not null,
    act text not null,                       -- plan, move, begin, submit, return, accept, waive, withdraw
    due_on date not null,                    -- by when it was to be done from then on
    words text check (length(words) between 1 and 20000), -- what was handed in, or why
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    foreign key (obligation_id, initiative_id) references obligations (id, initiative_id));
create index on obligation_events (initiative_id);
create index on obligation_events (obligation_id);

-- Files that belong to what is handed in.
create table obligation_files (
    id uuid primary key references document_versions,
    initiative_id uuid not null references initiatives,
    obligation_id uuid not null,
    foreign key (obligation_id, initiative_id) references obligations (id, initiative_id));
create index on obligation_files (initiative_id);
create index on obligation_files (obligation_id);

-- What has been reminded of: each step towards a day once, whoever runs and however often.
create table obligation_reminders (
    obligation_id uuid not null,
    initiative_id uuid not null references initiatives,
    due_on date not null,
    step_on date not null,                   -- the day that the reminder was for
    primary key (obligation_id, due_on, step_on),
    foreign key (obligation_id, initiative_id) references obligations (id, initiative_id));
create index on obligation_reminders (initiative_id);

select access.guard_reach(name, 'samsteg.obligations') from unnest(array['obligations', 'obligation_events', 'obligation_files', 'obligation_reminders']) as name;
revoke delete on obligations from samsteg_app;
revoke update, delete on obligation_events from samsteg_app;
revoke update on obligation_files from samsteg_app;
revoke insert, update, delete on obligation_reminders from samsteg_app; -- by access.remind_of_obligations alone

-- Whom to remind of what nobody has handed in: the latest step that has come, also when no round was made on its day, and none twice. The program's own.
create function access.remind_of_obligations(today date, days_before integer[], days_between integer, roles text[])
    returns table (initiative uuid, obligation uuid, receiver uuid, days_left integer)
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if access.account() is not null then
        return;
    end if;
    return query
    with holders as (
        select distinct r.initiative_id, r.account_id from role_assignments r join accounts a on a.id = r.account_id
        where r.role = any (roles) and not r.awaits_confirmation and r.valid_from <= today and coalesce(r.valid_until, 'infinity') >= today and a.closed_at is null),
    steps as (
        select o.id, o.initiative_id, o.due_on,
               case when today >= o.due_on then o.due_on + (today - o.due_on) / days_between * days_between
                    else (select max(o.due_on - b) from unnest(days_before) as b where o.due_on - b <= today) end as step_on
        from obligations o
        where o.state in ('due', 'draft', 'returned') and exists (select from holders h where h.initiative_id = o.initiative_id)),
    sent as (
        insert into obligation_reminders (obligation_id, initiative_id, due_on, step_on)
        select s.id, s.initiative_id, s.due_on, s.step_on from steps s where s.step_on is not null
        on conflict do nothing
        returning obligation_reminders.obligation_id, obligation_reminders.initiative_id, obligation_reminders.due_on)
    select s.initiative_id, s.obligation_id, h.account_id, s.due_on - today from sent s join holders h on h.initiative_id = s.initiative_id;
end $$;
revoke execute on function access.remind_of_obligations(date, integer[], integer, text[]) from public;
grant execute on function access.remind_of_obligations(date, integer[], integer, text[]) to samsteg_app;
