-- How somebody saw a participant's steps on a day: needs mapping, ladders, scores. Each view for itself, pinned to the version of the
-- form that was answered. Health is among the areas: the keeper's alone, and whom a waiver lets read.
create table progress_assessments (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    keeper_organisation_id uuid not null references organisations,
    form_id uuid not null,
    respondent text not null,                  -- participant, coach, supervisor
    answers jsonb not null,                    -- field → number, text, or {"skip": code}
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    foreign key (form_id, initiative_id) references form_versions (id, initiative_id));
create index on progress_assessments (participant_id, occurred_on);
create index on progress_assessments (initiative_id);
select access.guard_keeper('progress_assessments'), access.keep_history('progress_assessments');

-- Begun and not registered yet: saved part by part, for the account that has begun it.
create table assessment_drafts (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    keeper_organisation_id uuid not null references organisations,
    account_id uuid not null references accounts,
    form_id uuid not null,
    respondent text not null,
    answers jsonb not null,
    saved_at timestamptz not null,
    unique (participant_id, account_id, form_id, respondent),
    foreign key (form_id, initiative_id) references form_versions (id, initiative_id));
create index on assessment_drafts (initiative_id);
select access.guard_keeper('assessment_drafts');
