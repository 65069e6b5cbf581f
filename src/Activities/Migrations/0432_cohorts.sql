-- Enterprises that go through the same phases together.
create table cohorts (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    name text not null check (length(name) between 1 and 200),
    capacity integer not null check (capacity between 1 and 500),
    unique (id, initiative_id));
create index on cohorts (initiative_id);
create table cohort_phases (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    cohort_id uuid not null,
    name text not null check (length(name) between 1 and 200),
    position integer not null,
    starts_on date,                            -- as planned
    ends_on date check (ends_on >= starts_on),
    unique (id, cohort_id),
    unique (id, initiative_id),
    foreign key (cohort_id, initiative_id) references cohorts (id, initiative_id));
create index on cohort_phases (cohort_id);
create index on cohort_phases (initiative_id);
create table cohort_members (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    cohort_id uuid not null,
    organisation_id uuid not null references organisations,
    joined_on date not null,
    left_on date check (left_on >= joined_on),
    left_reason text not null default '' check (length(left_reason) <= 500),
    unique (id, initiative_id),
    foreign key (cohort_id, initiative_id) references cohorts (id, initiative_id));
create unique index cohort_members_once on cohort_members (cohort_id, organisation_id) where left_on is null;
create index on cohort_members (initiative_id);
create index on cohort_members (organisation_id);

-- What a member enters on a day, leaving what it was in before.
create table cohort_moves (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    member_id uuid not null,
    phase_id uuid,                             -- null: it has gone through them all
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    foreign key (member_id, initiative_id) references cohort_members (id, initiative_id),
    foreign key (phase_id, initiative_id) references cohort_phases (id, initiative_id));
create index on cohort_moves (member_id) where superseded_at is null;
create index on cohort_moves (initiative_id);

-- What a member needs, area by area, as it said on a day; pinned to the version of the form that was answered.
create table cohort_needs (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    member_id uuid not null,
    form_id uuid not null,
    answers jsonb not null,                    -- field → number, text, or {"skip": code}
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    foreign key (member_id, initiative_id) references cohort_members (id, initiative_id),
    foreign key (form_id, initiative_id) references form_versions (id, initiative_id));
create index on cohort_needs (member_id) where superseded_at is null;
create index on cohort_needs (initiative_id);

-- That a member met somebody who might buy: an organisation of the register, or a name. Rows with the same meeting_id are versions of one meeting.
create table business_meetings (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    meeting_id uuid not null,
    member_id uuid not null,
    buyer_id uuid references organisations,
    buyer_name text not null default '' check (length(buyer_name) <= 200),
    about text not null check (length(about) between 1 and 500),
    outcome text not null,                     -- contact, offer_asked, offer_given, contract, nothing
    value numeric(14, 2) check (value >= 0),   -- SEK; null when it is not known
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    check ((buyer_id is null) <> (buyer_name = '')),
    foreign key (member_id, initiative_id) references cohort_members (id, initiative_id));
create unique index business_meetings_once on business_meetings (meeting_id) where superseded_at is null;
create index on business_meetings (member_id);
create index on business_meetings (buyer_id);
create index on business_meetings (initiative_id, occurred_on);

select access.guard_initiative(name) from unnest(array['cohorts', 'cohort_phases', 'cohort_members', 'cohort_moves', 'cohort_needs', 'business_meetings']) as name;
select access.keep_history('cohort_moves'), access.keep_history('cohort_needs'), access.keep_history('business_meetings');

create view figures.cohort_moves as
    select b.organisation_id, m.initiative_id, m.phase_id is null as is_through, m.occurred_on
    from cohort_moves m join cohort_members b on b.id = m.member_id
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), m.initiative_id) is not null)
      and m.registered_at <= (select figures.moment()) and coalesce(m.superseded_at, 'infinity') > (select figures.moment());
create view figures.business_meetings as
    select meeting_id, initiative_id, occurred_on from business_meetings
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), initiative_id) is not null)
      and registered_at <= (select figures.moment()) and coalesce(superseded_at, 'infinity') > (select figures.moment());
grant select on figures.cohort_moves, figures.business_meetings to samsteg_figures;
call figures.watch('cohort_members');
call figures.watch('cohort_moves');
call figures.watch('business_meetings');
