-- What the cases of a coach may weigh together in an initiative. Without a row there is no cap, and the defaults of these columns hold.
create table caseload_rules (
    id uuid primary key,
    initiative_id uuid not null unique references initiatives,
    cap numeric(5, 1) check (cap between 1 and 1000),                          -- null: none
    new_days integer not null default 30 check (new_days between 0 and 365),   -- a case is new until so many days after the latest entry
    new_weight numeric(3, 1) not null default 1.5 check (new_weight between 0.1 and 10));
select access.guard_initiative('caseload_rules');
revoke delete on caseload_rules from samsteg_app;
