-- As before, in the initiatives that somebody is a coach in.
create or replace function access.covered_by(account uuid, today date) returns uuid[] language sql stable
    return (select coalesce(array_agg(distinct m.participant_id), '{}')
            from (select s.id from activity_series s where s.leader_account_id = account
                  union
                  select x.series_id from sessions x where x.leader_account_id = account and x.series_id is not null) led
            join series_members m on m.series_id = led.id
            where m.initiative_id in (select access.coached_by(account, today))
              and m.joined_on <= today and coalesce(m.left_on, 'infinity') > today
              and exists (select from sessions x where x.series_id = led.id and x.starts_at > today - interval '31 days'));
