-- What an initiative leaves behind: promised in the plan or added by hand, delivered, adopted by somebody, and looked at again later.
create table deliverables (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    plan_row uuid,                             -- the row of the application that promised it; null: added by hand
    name text not null check (length(name) between 1 and 300),
    kind text,                                 -- method, material, tool, course, agreement, network, report, other; null: nobody has said
    receiver text not null default '' check (length(receiver) <= 200),   -- who gets it
    steward text not null default '' check (length(steward) <= 200),     -- who answers for it afterwards
    later_check text not null default '' check (length(later_check) <= 500), -- what the plan says is checked again
    due_on date,
    state text not null,                       -- promised, delivered, adopted
    delivered_on date,
    link text check (length(link) between 1 and 500),
    document_id uuid references documents,
    adopted_on date,
    adopted_by_id uuid references organisations,
    decided_by text check (length(decided_by) between 1 and 200),
    unique (initiative_id, plan_row),
    unique (id, initiative_id),
    check ((state = 'promised') = (delivered_on is null)),
    check ((state = 'adopted') = (adopted_on is not null)),
    check ((adopted_on is null) = (adopted_by_id is null) and (adopted_on is null) = (decided_by is null)),
    check (adopted_on >= delivered_on));
create index on deliverables (initiative_id);
create index on deliverables (document_id) where document_id is not null;
create index on deliverables (adopted_by_id) where adopted_by_id is not null;

-- Whether it is still used, as often as somebody looks. What is said stays said.
create table deliverable_checks (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    deliverable_id uuid not null,
    checked_on date not null,
    usage text not null,                       -- used, partly_used, not_used
    words text not null check (length(words) between 1 and 2000),
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    foreign key (deliverable_id, initiative_id) references deliverables (id, initiative_id));
create index on deliverable_checks (initiative_id);
create index on deliverable_checks (deliverable_id, checked_on);
select access.guard_reach(name, 'samsteg.applications') from unnest(array['deliverables', 'deliverable_checks']) as name;
revoke delete on deliverables from samsteg_app;
revoke update, delete on deliverable_checks from samsteg_app;
