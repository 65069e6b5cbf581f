-- As before, in the initiatives that somebody is a coach in: own cases, and for a few hours those that were opened.
create or replace function access.cases_of(account uuid, today date) returns uuid[] language sql stable
    return (select coalesce(array_agg(distinct c.participant_id), '{}')
            from (select participant_id, initiative_id from case_assignments
                  where account_id = account and valid_from <= today and coalesce(valid_until, 'infinity') >= today
                  union all
                  select participant_id, initiative_id from case_openings where account_id = account and closes_at > clock_timestamp()) c
            where c.initiative_id in (select access.coached_by(account, today)));
