-- The initiatives in which somebody is a coach that day. Who was one, and now has another role there, has no cases and meets no groups
-- there any longer, whatever is still in the own name.
create function access.coached_by(account uuid, today date) returns setof uuid language sql stable
    begin atomic
        select r.initiative_id from role_assignments r
        where r.account_id = account and r.role = 'coach' and r.valid_from <= today and coalesce(r.valid_until, 'infinity') >= today;
    end;
