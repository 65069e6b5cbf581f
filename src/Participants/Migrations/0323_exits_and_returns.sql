-- Where somebody stands on leaving. Null: not asked, as for exits of before and for those who moved, died or were registered by mistake.
alter table exits
    add column activity text,                  -- working_unsubsidised, working_subsidised, self_employed, studying, job_seeking, work_training, internship,
                                               -- labour_market_programme, sick_leave, parental_leave, other, not_stated, unknown
    add column has_support boolean,
    add column self_support text,              -- yes, no, not_known
    add column continues text not null default '' check (length(continues) <= 2000);

-- Somebody who had left takes part again, as the same participant: the enrolment stays the first entry, and the exit that was followed is
-- superseded, since it is the last one no more. It goes on being one of the exits there have been as long as the re-entry stands.
create table re_entries (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    exit_id uuid not null references exits,    -- the exit that it follows
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create unique index re_entries_once on re_entries (exit_id) where superseded_at is null;
create index on re_entries (participant_id);
create index on re_entries (initiative_id);
select access.guard_case('re_entries'), access.keep_history('re_entries');
call figures.watch('re_entries');

-- Every exit there has been, with the day of the re-entry that followed it: from then on it does not count, and a new period begins.
create or replace view figures.exits as
    select x.participant_id, x.initiative_id, x.reason, x.occurred_on, x.id as exit_id,
           coalesce(x.activity, case x.reason when 'work' then 'working_unsubsidised' when 'subsidised_work' then 'working_subsidised'
                                              when 'own_business' then 'self_employed' when 'studies' then 'studying' end) as activity,
           x.has_support, x.self_support, r.occurred_on as returned_on
    from exits x
    left join re_entries r on r.exit_id = x.id and r.initiative_id = x.initiative_id
        and r.registered_at <= (select figures.moment()) and coalesce(r.superseded_at, 'infinity') > (select figures.moment())
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), x.initiative_id) is not null)
      and x.registered_at <= (select figures.moment()) and (coalesce(x.superseded_at, 'infinity') > (select figures.moment()) or r.id is not null)
      and not exists (select from figures.misregistered m where m.participant_id = x.participant_id and m.initiative_id = x.initiative_id);
