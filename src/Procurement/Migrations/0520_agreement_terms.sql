-- What an agreement's value is of, how long it holds, who looks after it, and how it came about.
alter table business_agreements
    add column value_is text not null default 'whole', -- whole, yearly
    add column starts_on date,
    add column ends_on date,
    add column remind_months integer not null default 3 check (remind_months between 1 and 24), -- so long before it ends it is asked about
    add column responsible_id uuid references accounts,
    add column origin text not null default '' check (length(origin) <= 1000),
    add column renews_id uuid references business_agreements, -- the agreement that this one continues
    add check (ends_on >= starts_on),
    add check (renews_id <> id);
create index on business_agreements (renews_id) where renews_id is not null;

-- States are now identified, dialogue, legal_check, drafting, signed, ended, dropped. Why an agreement never came about stands with that state.
alter table agreement_states add column because text not null default '' check (length(because) <= 500);

-- Parties beside the buyer and the supplier.
create table agreement_parties (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    agreement_id uuid not null references business_agreements,
    organisation_id uuid not null references organisations,
    part text not null,                        -- buyer, supplier, other
    unique (agreement_id, organisation_id));
create index on agreement_parties (initiative_id);
create index on agreement_parties (organisation_id);

-- What led to an agreement: a session, advice, a meeting with a buyer.
create table agreement_origins (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    agreement_id uuid not null references business_agreements,
    kind text not null,                        -- a kind of subject: session, advice, business_meeting
    subject_id uuid not null,
    unique (agreement_id, subject_id));
create index on agreement_origins (initiative_id);
select access.guard_initiative(name) from unnest(array['agreement_parties', 'agreement_origins']) as name;

-- As before, with whether the agreement continues another, which is then counted once.
create or replace view figures.agreement_states as
    select s.agreement_id, s.initiative_id, a.type, s.state, s.occurred_on, a.renews_id is not null as is_renewal
    from agreement_states s join business_agreements a on a.id = s.agreement_id
    where ((select access.everything('samsteg.figures')) or array_position((select access.ids('samsteg.figures')), s.initiative_id) is not null)
      and s.registered_at <= (select figures.moment()) and coalesce(s.superseded_at, 'infinity') > (select figures.moment());
