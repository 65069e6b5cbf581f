-- To a supervisor what is shared by those she supervises, as long as it goes on; not by others who are placed with the organisation.
create or replace function access.shared_plans()
    returns table (participant_id uuid, initiative_id uuid, initiative_sv text, initiative_en text, given_name text, recipient_id uuid, recipient text, valid_until date,
                   goal_id uuid, goal text, goal_set_on date, step_id uuid, step text, responsible text, due_on date, state text, done_on date, is_next boolean)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select s.participant_id, s.initiative_id, i.name_sv, i.name_en, p.given_name, o.id, o.name, w.valid_until,
               g.goal_id, g.text, g.occurred_on, t.step_id, t.text, t.responsible, t.due_on, t.state, t.done_on, t.is_next
        from plan_shares s
        join lateral (
            select max(w.valid_until) as valid_until from secrecy_waivers w
            where w.participant_id = s.participant_id and w.initiative_id = s.initiative_id and w.recipient_organisation_id = s.recipient_organisation_id
              and 'plan' = any (w.parts) and w.superseded_at is null and w.registered_at <= s.registered_at and access.today() between w.occurred_on and w.valid_until) w on w.valid_until is not null
        join initiatives i on i.id = s.initiative_id
        join organisations o on o.id = s.recipient_organisation_id
        join participants p on p.id = s.participant_id
        join action_goals g on g.participant_id = s.participant_id and g.goal_id = s.goal_id and g.superseded_at is null
        left join action_steps t on t.participant_id = s.participant_id and t.goal_id = s.goal_id and t.superseded_at is null and t.state <> 'dropped'
        where s.superseded_at is null
          and ((s.recipient_organisation_id = any (access.ids('samsteg.refers')) and exists (
                   select from referrals r
                   where r.participant_id = s.participant_id and r.organisation_id = s.recipient_organisation_id and r.referred_by = access.account()))
               or (s.participant_id, s.recipient_organisation_id) in (
                   select l.participant_id, l.organisation_id
                   from access.own_placements() own join placements l on l.id = own.id where coalesce(own.ended_on, 'infinity') >= access.today()))
    $$;
