-- More can happen to a placement: it is proposed, visited, agreed, paused and extended, or comes to nothing. What happens only once stands once.
comment on column placement_events.event is 'proposed, visited, agreed, withdrawn, started, paused, extended, ended';
comment on column placement_events.until_on is 'paused: the day the participant is back; extended: the new last day';
alter table placement_events add column reason text; -- why it was paused, extended, withdrawn or ended, by code: never in words, which would be about health
alter table placement_events add check (event <> 'extended' or until_on is not null);
drop index placement_events_once;
create unique index placement_events_once on placement_events (placement_id, event) where superseded_at is null and event not in ('paused', 'extended');
-- The participant reads on the own pages what was added.
select access.grant_to_own('placement_events');
