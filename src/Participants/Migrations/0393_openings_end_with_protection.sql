-- As before; a file that was opened outside the own cases closes when its identity is protected.
create or replace function access.cases_of(account uuid, today date) returns uuid[] language sql stable
    return (select coalesce(array_agg(distinct c.participant_id), '{}')
            from (select participant_id, initiative_id from access.worked_by(account, today)
                  union all
                  select o.participant_id, o.initiative_id from case_openings o join participants p on p.id = o.participant_id and not p.is_protected
                  where o.account_id = account and o.closes_at > clock_timestamp()) c
            where c.initiative_id in (select access.coached_by(account, today)));
