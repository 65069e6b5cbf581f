-- How it goes at the place, in three answers (well, partly, poorly; null where nobody asked), and what comes next.
alter table placement_follow_ups
    add column attendance text,
    add column work text,
    add column supervision text,
    add column next_step text not null default '' check (length(next_step) <= 300);
select access.grant_to_own('placement_follow_ups');
