-- What a participant answers to a proposed placement, whoever proposed it: yes, no, or that they want to talk about it. Said on the own pages; an answer after another stands beside it.
create table placement_answers (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    placement_id uuid not null references placements,
    answer text not null check (answer in ('yes', 'no', 'talk')),
    text text not null default '' check (length(text) <= 2000),
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create index on placement_answers (placement_id);
create index on placement_answers (participant_id);
create index on placement_answers (initiative_id);
select access.guard_case('placement_answers'), access.keep_history('placement_answers'), access.open_to_own('placement_answers');
create policy own_writing on placement_answers for insert to samsteg_own with check (
    participant_id = any ((select access.own_participants())::uuid[]) and initiative_id = any ((select access.own_initiatives())::uuid[])
    and registered_by = (select access.account()) and superseded_at is null);
grant insert on placement_answers to samsteg_own;

-- Where a place is, on the own pages.
grant select (address, municipality) on organisations to samsteg_own;
