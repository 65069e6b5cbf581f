-- An amendment is prepared in a round of its own, with its own checklist and proposal; those of the rounds before stay.
alter table preparations add column round integer not null default 1 check (round > 0);
alter table preparation_checks add column round integer not null default 1 check (round > 0);
alter table preparation_checks drop constraint preparation_checks_initiative_id_position_key;
alter table preparation_checks add unique (initiative_id, round, position);
create table earlier_preparations (
    initiative_id uuid not null references preparations,
    round integer not null check (round > 0),
    taken_up_at timestamptz not null,
    officer_id uuid references accounts,       -- these as in preparations
    applied numeric(14, 2),
    summary text not null,
    proposed text not null,
    proposed_sum numeric(14, 2),
    proposed_conditions text not null,
    proposed_reasons text not null,
    proposed_at timestamptz not null,
    proposed_by uuid not null references accounts,
    primary key (initiative_id, round));
create index on earlier_preparations (officer_id);
select access.guard_reach('earlier_preparations', 'samsteg.prepared'), access.guard_impartial('earlier_preparations');
revoke update, delete on earlier_preparations from samsteg_app;
