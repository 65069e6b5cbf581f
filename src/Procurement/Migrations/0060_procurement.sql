create table business_agreements (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    title text not null check (length(title) between 1 and 200),
    type text not null,
    supplier_id uuid not null references organisations,
    buyer_id uuid not null references organisations check (buyer_id <> supplier_id),
    value numeric(14, 2) check (value >= 0),
    note text not null default '' check (length(note) <= 4000));
create index on business_agreements (initiative_id);
create table agreement_states (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    agreement_id uuid not null references business_agreements,
    state text not null,                       -- identified, dialogue, drafting, signed, ended, dropped
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create unique index agreement_states_once on agreement_states (agreement_id, state) where superseded_at is null;
create index on agreement_states (initiative_id);
select access.guard_initiative(name) from unnest(array['business_agreements', 'agreement_states']) as name;
select access.keep_history('agreement_states');

create view figures.agreement_states as
    select s.agreement_id, s.initiative_id, a.type, s.state, s.occurred_on
    from agreement_states s join business_agreements a on a.id = s.agreement_id
    where ((select access.everything('samsteg.figures')) or s.initiative_id = any ((select access.ids('samsteg.figures'))::uuid[]))
      and s.registered_at <= (select figures.moment()) and coalesce(s.superseded_at, 'infinity') > (select figures.moment());
grant select on figures.agreement_states to samsteg_figures;
