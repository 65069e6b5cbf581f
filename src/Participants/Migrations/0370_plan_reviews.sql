-- A step may be tied to what it is about: a series, a session, a placement. Their own row security says who is told its name.
alter table action_steps add column linked_kind text, add column linked_id uuid, add check ((linked_kind is null) = (linked_id is null));

-- Weeks from one review of an action plan to the next, unless a review says another day.
alter table participant_settings add column plan_review_weeks integer not null default 12 check (plan_review_weeks between 1 and 52);

-- That participant and coach have gone through the action plan together, why, and when they do it next. What stood in the plan then is
-- what its rows say of that moment.
create table plan_reviews (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    participant_id uuid not null references participants,
    reason text not null,                      -- scheduled, new_situation, goal_reached, standstill, own_wish, before_exit
    text text check (length(text) between 1 and 2000),
    next_on date check (next_on > occurred_on),
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create index on plan_reviews (participant_id, occurred_on);
create index on plan_reviews (initiative_id);
select access.guard_case('plan_reviews'), access.keep_history('plan_reviews');
