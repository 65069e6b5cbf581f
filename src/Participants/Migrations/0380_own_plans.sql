-- On a participant's own pages: reviews of the plan, who may read which goals of it, and what its steps are about.
select access.open_to_own('plan_reviews'), access.open_to_own('plan_shares'), access.grant_to_own('action_steps');
