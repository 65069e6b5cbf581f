-- What the participant, the organisation and the initiative plan together. What may be shared with the organisation is listed; nothing else is.
create table placement_plans (
    placement_id uuid primary key references placements,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    half_days integer not null default 0 check (half_days between 0 and 16383),   -- a bit for each half-day of the week, Monday's morning first
    goals text not null default '' check (length(goals) <= 2000),
    shared text[] not null default '{}' check (shared <@ '{full_name,phone,goals,adjustments}'),
    risks_assessed_on date,
    insurance text);                           -- by_initiative, by_employment_service, by_organisation
create index on placement_plans (initiative_id);
create index on placement_plans (participant_id);
select access.guard_case('placement_plans'), access.open_to_own('placement_plans');

-- That a party stands behind the plan as it is. A plan that is changed has none.
create table placement_confirmations (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    placement_id uuid not null references placements,
    party text not null,                       -- participant, organisation, initiative
    way text not null,                         -- signed, meeting, phone, mail
    said_by text not null check (length(said_by) between 1 and 100),
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create unique index placement_confirmations_once on placement_confirmations (placement_id, party) where superseded_at is null;
create index on placement_confirmations (initiative_id);
create index on placement_confirmations (participant_id);
select access.guard_case('placement_confirmations'), access.keep_history('placement_confirmations'), access.open_to_own('placement_confirmations');
