-- What an organisation can be ready for, and what that asks of it: the association's own rules, which whoever has the duty changes.
create table readiness_roles (
    code text primary key check (code ~ '^[a-z_]{1,40}$'),
    name_sv text not null check (length(name_sv) between 1 and 100),
    name_en text check (length(name_en) <= 100),
    place integer not null);
create table readiness_rules (
    id uuid primary key,
    role text not null references readiness_roles,
    name_sv text not null check (length(name_sv) between 1 and 100),
    name_en text check (length(name_en) <= 100),
    hint_sv text not null check (length(hint_sv) <= 500),
    hint_en text check (length(hint_en) <= 500),
    place integer not null);
create index on readiness_rules (role);

-- What a rule asks, from a day until other terms take over: how it was then stays so. Null is "always was" and "still".
create table readiness_terms (
    id uuid primary key,
    rule_id uuid not null references readiness_rules,
    holds_from date,
    holds_until date check (holds_until >= holds_from), -- first day no longer
    is_required boolean not null,                      -- false: recommended
    valid_months integer check (valid_months between 1 and 120), -- so long evidence is good that does not say itself; null for ever
    minimum_share integer check (minimum_share between 1 and 100), -- per cent of those occupied who are far from work; null when the rule asks for none
    answered_by text[] not null default '{}');         -- what answers it without anybody registering it: kinds of evidence sources
create unique index readiness_terms_now on readiness_terms (rule_id) where holds_until is null;

create function access.guard_readiness(name text) returns void language plpgsql as $$
begin
    execute format('alter table %I enable row level security', name);
    execute format('create policy staff on %I for select to samsteg_app using ((select access.is_staff()))', name);
    execute format('create policy duty on %I to samsteg_app using ((select access.has_duty(''settings'')))', name);
    execute format('grant select, insert, update on %I to samsteg_app', name);
end $$;
select access.guard_readiness(name) from unnest(array['readiness_roles', 'readiness_rules', 'readiness_terms']) as name;
drop function access.guard_readiness(text);

insert into readiness_roles (code, name_sv, name_en, place) values
    ('host', 'Ta emot för arbetsträning', 'Host work training', 1),
    ('supplier', 'Leverera till offentlig sektor', 'Supply to the public sector', 2);
with shipped (number, role, name_sv, name_en, hint_sv, hint_en, is_required, valid_months, minimum_share, answered_by) as (values
    (1, 'host', 'Rutiner för att ta emot', 'Routines for hosting', 'Hur den som kommer tas emot, introduceras och följs upp, på papper.',
        'How whoever comes is received, introduced and followed up, in writing.', true, 24, null::integer, array[]::text[]),
    (2, 'host', 'Utbildad handledare', 'Trained supervisor', 'Någon på arbetsplatsen har gått en handledarkurs eller lärts upp av en utbildad handledare.',
        'Somebody at the workplace has taken a supervisor course or been taught by a trained supervisor.', true, 36, null, array['supervisor_course', 'taught_by_peer']),
    (3, 'host', 'Försäkring', 'Insurance', 'Försäkringen täcker den som arbetstränar. Ange sista dag på försäkringsbrevet.',
        'The insurance covers whoever trains. Give the last day of the policy.', true, 12, null, array[]::text[]),
    (4, 'host', 'Överenskommelse om att ta emot', 'Agreement on hosting', 'Påskriven av arbetsplatsen och den som anvisar, eller ett avtal som gäller.',
        'Signed by the workplace and by who refers, or an agreement in force.', true, null, null, array['agreement']),
    (5, 'host', 'Kontaktperson', 'Contact person', 'En namngiven person att ringa.', 'Somebody by name to call.', true, null, null, array['contact_person']),
    (6, 'host', 'Riskbedömning av arbetsmiljön', 'Risk assessment of the work environment', 'Gjord för de uppgifter som arbetsträningen gäller.',
        'Made for the tasks of the work training.', true, 12, null, array[]::text[]),
    (7, 'host', 'Träffar andra arbetsplatser', 'Meets other workplaces', 'Har varit på en nätverksträff det senaste året.', 'Has been at a network meeting in the latest year.', false, 12, null, array['network_meeting']),
    (8, 'supplier', 'Registrerad för F-skatt, moms och som arbetsgivare', 'Registered for tax, VAT and as an employer', 'Utdrag från Skatteverket.',
        'An extract from the Swedish Tax Agency.', true, 12, null, array[]::text[]),
    (9, 'supplier', 'Ansvarsförsäkring', 'Liability insurance', 'Ange sista dag på försäkringsbrevet.', 'Give the last day of the policy.', true, 12, null, array[]::text[]),
    (10, 'supplier', 'Kontaktperson', 'Contact person', 'En namngiven person som svarar på frågor om anbud.', 'Somebody by name who answers questions about tenders.', true, null, null, array['contact_person']),
    (11, 'supplier', 'Affärsskola', 'Business school', 'Har gått affärsskolan, eller visat motsvarande kunskap.', 'Has taken the business school, or shown the like.', false, null, null, array['business_school']),
    (12, 'supplier', 'Underlag för reserverad upphandling', 'Evidence for reserved procurement',
        'LOU 4 kap. 18 §: syftet är att integrera människor på arbetsmarknaden, eller minst 30 procent av dem som sysselsätts står långt från den. Bedöms när anbudet lämnas.',
        'LOU chapter 4 section 18: the purpose is to integrate people into work, or at least 30 per cent of those occupied are far from it. Judged when the tender is handed in.', false, 12, 30, array[]::text[])),
    rules as (
        insert into readiness_rules (id, role, name_sv, name_en, hint_sv, hint_en, place)
        select ('00000000-0000-7000-8000-' || lpad((560000 + number)::text, 12, '0'))::uuid, role, name_sv, name_en, hint_sv, hint_en, number from shipped)
insert into readiness_terms (id, rule_id, is_required, valid_months, minimum_share, answered_by)
select ('00000000-0000-7000-8000-' || lpad((561000 + number)::text, 12, '0'))::uuid, ('00000000-0000-7000-8000-' || lpad((560000 + number)::text, 12, '0'))::uuid, is_required, valid_months, minimum_share, answered_by
from shipped;

-- What shows that an organisation meets a rule. Rows with the same evidence_id are versions of one: one of them stands.
create table readiness_evidence (
    id uuid primary key,
    organisation_id uuid not null references organisations,
    evidence_id uuid not null,
    rule_id uuid not null references readiness_rules,
    document_id uuid references documents,
    valid_until date,                          -- last day; null: as long as the rule says
    purpose text not null default '' check (length(purpose) <= 500), -- for reserved procurement
    share integer check (share between 0 and 100), -- per cent of those occupied
    note text not null default '' check (length(note) <= 1000),
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text,
    check (valid_until >= occurred_on));
create unique index readiness_evidence_once on readiness_evidence (evidence_id) where superseded_at is null;
create index readiness_evidence_standing on readiness_evidence (organisation_id) where superseded_at is null;
create index on readiness_evidence (rule_id);
create index on readiness_evidence (document_id) where document_id is not null;

-- Who taught whom to supervise: contact persons of organisations. Never in a circle.
create table supervisor_teachings (
    id uuid primary key,
    learner_id uuid not null references contact_persons,
    teacher_id uuid not null references contact_persons check (teacher_id <> learner_id),
    course text not null check (length(course) between 1 and 200),
    occurred_on date not null,
    registered_at timestamptz not null,
    registered_by uuid not null references accounts,
    superseded_at timestamptz,
    superseded_reason text);
create unique index supervisor_teachings_once on supervisor_teachings (learner_id, teacher_id) where superseded_at is null;
create index on supervisor_teachings (teacher_id);
select access.guard_staff(name), access.keep_history(name) from unnest(array['readiness_evidence', 'supervisor_teachings']) as name;

-- From which day a contact person is known; null for those who were there before it was noted.
alter table contact_persons add added_on date;

-- Figures of an initiative are also counted from the association's own register: a change there concerns them all.
create function figures.note_register() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    insert into figures.changes (initiative_id) select id from initiatives on conflict do nothing;
    return null;
end $$;
create procedure figures.watch_register(watched text) language plpgsql as $$
begin
    execute format('create trigger figures_register after insert or update or delete on %I for each statement execute function figures.note_register()', watched);
end $$;
call figures.watch_register('readiness_terms');
call figures.watch_register('readiness_evidence');
call figures.watch_register('supervisor_teachings');
call figures.watch_register('contact_persons');

-- The rules, and what the register itself has to answer them with, as known at the moment asked: organisations, days and codes, to whoever sees the figures of some initiative.
create function figures.readiness_terms() returns table (role text, rule_id uuid, is_required boolean, holds daterange, valid_months integer, minimum_share integer, answered_by text[])
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select r.role, r.id, t.is_required, daterange(t.holds_from, t.holds_until), t.valid_months, t.minimum_share, t.answered_by
    from readiness_rules r join readiness_terms t on t.rule_id = r.id
    where coalesce(current_setting('samsteg.figures', true), '') <> '';
end;
create function figures.readiness_evidence() returns table (organisation_id uuid, rule_id uuid, kind text, valid_from date, valid_until date, share integer)
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select e.organisation_id, e.rule_id, null::text, e.occurred_on, e.valid_until + 1, e.share from readiness_evidence e
    where e.registered_at <= (select figures.moment()) and coalesce(e.superseded_at, 'infinity') > (select figures.moment()) and coalesce(current_setting('samsteg.figures', true), '') <> ''
    union all
    select p.organisation_id, null, 'contact_person', p.added_on, p.left_on, null from contact_persons p where coalesce(current_setting('samsteg.figures', true), '') <> ''
    union all
    select p.organisation_id, null, 'taught_by_peer', t.occurred_on, p.left_on, null from supervisor_teachings t join contact_persons p on p.id = t.learner_id
    where t.registered_at <= (select figures.moment()) and coalesce(t.superseded_at, 'infinity') > (select figures.moment()) and coalesce(current_setting('samsteg.figures', true), '') <> '';
end;
revoke execute on function figures.readiness_terms(), figures.readiness_evidence() from public;
grant execute on function figures.readiness_terms(), figures.readiness_evidence() to samsteg_figures;
