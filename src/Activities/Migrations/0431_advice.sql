-- Advice to one organisation. Rows with the same advice_id are versions of one session of advice: one of them stands.
create table advice_sessions (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    advice_id uuid not null,
    organisation_id uuid not null references organisations,
    minutes integer not null check (minutes between 5 and 720),
    topic text not null,                       -- business_model, economy, sales, procurement, leadership, work_environment, hosting, starting, other
    topic_words text not null default '' check (length(topic_words) <= 200),
    advised_by uuid not null references accounts,
    next_step text not null default '' check (length(next_step) <= 500),
    due_on date,                               -- of the next step
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    check ((next_step = '') = (due_on is null)));
create unique index advice_sessions_once on advice_sessions (advice_id) where superseded_at is null;
create index on advice_sessions (initiative_id, occurred_on);
create index on advice_sessions (organisation_id);
create index on advice_sessions (advised_by) where superseded_at is null and due_on is not null;

-- What came of the next step; the latest tells how it stands.
create table advice_follow_ups (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    advice_id uuid not null,
    effect text not null,                      -- none_yet, change_begun, new_offer, new_contract, hired, other
    words text not null default '' check (length(words) <= 1000),
    next_on date,                              -- when it is asked again; null when it is done with
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create index on advice_follow_ups (advice_id) where superseded_at is null;
create index on advice_follow_ups (initiative_id);

select access.guard_initiative(name) from unnest(array['advice_sessions', 'advice_follow_ups']) as name;
select access.keep_history('advice_sessions'), access.keep_history('advice_follow_ups');

create view figures.advice as
    select advice_id, organisation_id, initiative_id, occurred_on from advice_sessions
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null)
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment());
grant select on figures.advice to samsteg_figures;
call figures.watch('advice_sessions');
