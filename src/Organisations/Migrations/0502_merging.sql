-- Two records of one organisation become one: everything that refers to the one that goes refers to the one that stays.
create table organisation_merges (
    from_id uuid primary key,                  -- the record that is gone; its address leads to the other
    from_name text not null,
    into_id uuid not null references organisations,
    merged_at timestamptz not null,
    merged_by uuid not null references accounts);
create index on organisation_merges (into_id);
alter table organisation_merges enable row level security;
create policy staff on organisation_merges for select to samsteg_app using ((select access.is_staff()));
grant select on organisation_merges to samsteg_app;

-- A role is given for an organisation that is there, also while that one is being merged. Rows from before are not looked at.
alter table role_assignments add foreign key (organisation_id) references organisations not valid;
create index on role_assignments (organisation_id) where organisation_id is not null;

-- A waiver between the two has nothing to say any more: it is superseded and goes along.
do $$
declare name text := (select conname from pg_constraint where conrelid = 'secrecy_waivers'::regclass and contype = 'c'
                      and pg_get_constraintdef(oid) like '%keeper_organisation_id <> recipient_organisation_id%');
begin
    execute format('alter table secrecy_waivers drop constraint %I', name);
end $$;
alter table secrecy_waivers add constraint secrecy_waivers_between_two check (keeper_organisation_id <> recipient_organisation_id or superseded_at is not null);

-- Both had a certificate of the same series: the other's is kept beside the one that stays'.
alter table organisation_certificates add is_second boolean not null default false;
alter table organisation_certificates drop constraint organisation_certificates_series_id_organisation_id_contact_key;
create unique index organisation_certificates_once on organisation_certificates (series_id, organisation_id, contact_person_id) nulls not distinct where not is_second;

-- What was superseded stays as it is, but for whose it is when two organisations become one. Only who owns the table may say so: the application's roles do not.
create or replace function access.refuse_rewriting() returns trigger language plpgsql as $$
begin
    if current_setting('samsteg.merging', true) is not distinct from 'on'
       and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
        return new;
    end if;
    raise restrict_violation using message = 'What was superseded stays as it is.';
end $$;

-- Every column that says which organisation, asked of the catalogue, so that a new one goes along too.
create function access.organisation_references() returns table (relation regclass, ref name) language sql stable set search_path = public, pg_temp as $$
    select c.conrelid::regclass, a.attname
    from pg_catalog.pg_constraint c join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'organisations'::regclass and cardinality(c.conkey) = 1
$$;

-- What refers to organisations, by column. Of people only that there are some.
create function access.organisation_holdings(organisations uuid[]) returns table (organisation_id uuid, relation text, ref text, number bigint)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare r record;
begin
    if not access.is_staff() then
        return;
    end if;
    for r in select f.relation, f.ref,
                    exists (select from pg_attribute a where a.attrelid = f.relation and a.attname in ('participant_id', 'number_cipher')) as is_of_people
             from access.organisation_references() f loop
        return query execute format('select %2$I, %3$L, %2$L, %4$s from %1$s where %2$I = any ($1) group by %2$I', r.relation, r.ref, r.relation::text,
                                    case when r.is_of_people then 'null::bigint' else 'count(*)' end) using organisations;
    end loop;
end $$;

-- Who comes to read what in which initiative when two become one: those there for the one, of what the other keeps, is told or receives.
-- Whoever is there for both in the same way reads no more than before.
create function access.opened_by_merging(one uuid, other uuid) returns table (account_id uuid, initiative_id uuid, organisation_id uuid)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
    r record;
    today date := access.today();
begin
    if not access.is_staff() then
        return;
    end if;
    for r in select f.relation, f.ref from access.organisation_references() f
             where f.ref in ('keeper_organisation_id', 'recipient_organisation_id') or f.relation in ('placements'::regclass, 'referrals'::regclass) loop
        return query execute format($sql$
            select distinct a.account_id, x.initiative_id, x.organisation
            from (select distinct t.initiative_id, t.%2$I as organisation from %1$s t where t.%2$I = any ($1)) x
            join role_assignments a on a.organisation_id = any ($1) and a.organisation_id <> x.organisation and (a.initiative_id is null or a.initiative_id = x.initiative_id)
            where coalesce(a.valid_until, 'infinity') >= $2 and a.role not in ('supervisor', 'organisation_contact') -- who are somebody there: below
              and not exists (select from role_assignments b where b.account_id = a.account_id and b.organisation_id = x.organisation and b.role = a.role
                              and b.initiative_id is not distinct from a.initiative_id and b.valid_from <= a.valid_from
                              and coalesce(b.valid_until, 'infinity') >= coalesce(a.valid_until, 'infinity'))$sql$, r.relation, r.ref) using array[one, other], today;
    end loop;
    return query
        select distinct a.account_id, null::uuid, x.organisation
        from (select p.organisation_id as organisation from contact_persons p where p.organisation_id in (one, other)
              union select o.organisation_id from placement_openings o where o.organisation_id in (one, other)
              union select b.buyer_id from business_agreements b where b.buyer_id in (one, other)
              union select b.supplier_id from business_agreements b where b.supplier_id in (one, other)) x
        join role_assignments a on a.role = 'organisation_contact' and a.organisation_id in (one, other) and a.organisation_id <> x.organisation
        where coalesce(a.valid_until, 'infinity') >= today
          and not exists (select from role_assignments b where b.account_id = a.account_id and b.organisation_id = x.organisation and b.role = a.role
                          and coalesce(b.valid_until, 'infinity') >= coalesce(a.valid_until, 'infinity'));
end $$;

-- Why two cannot become one; null when they can.
create function access.merging_problem(gone uuid, stays uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
    select case
        when g.id is null or s.id is null or g.id = s.id then 'gone'
        when s.unit_of = g.id then 'into_own_unit'
        when s.unit_of is not null and exists (select from organisations u where u.unit_of = g.id) then 'units_into_unit'
        when coalesce(g.organisation_number, (select w.organisation_number from organisations w where w.id = g.unit_of))
             <> coalesce(s.organisation_number, (select w.organisation_number from organisations w where w.id = s.unit_of)) then 'numbers'
        when exists (select from business_agreements a where (a.buyer_id, a.supplier_id) in ((g.id, s.id), (s.id, g.id))) then 'counterparties' end
    from (select) nothing left join organisations g on g.id = gone left join organisations s on s.id = stays
    where access.is_staff()
$$;

-- Does it, or says why not. The two are held in the order of their ids, so that who merges them the other way round waits, and is told.
create function access.merge_organisations(gone uuid, stays uuid, may_open boolean, because text, at timestamptz) returns text
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    r record;
    today date := access.today();
    problem text;
    reach text := case when access.edits_organisations() then coalesce((
                      select 'association' from role_assignments a
                      where a.account_id = access.account() and a.role in ('association_director', 'association_officer') and a.valid_from <= today and coalesce(a.valid_until, 'infinity') >= today
                        and not a.awaits_confirmation limit 1), 'initiative') end;
begin
    if reach is null then
        raise insufficient_privilege using message = 'Organisations are merged by who edits the register.';
    end if;
    perform from organisations where id in (gone, stays) order by id for update;
    problem := access.merging_problem(gone, stays);
    if problem is null and exists (select from access.opened_by_merging(gone, stays)) then
        problem := case when reach <> 'association' then 'opens_not_yours' when not may_open then 'opens' end;
    end if;
    if problem is not null then
        return problem;
    end if;
    perform set_config('samsteg.merging', 'on', true);

    -- What cannot be said of one organisation.
    update secrecy_waivers set superseded_at = greatest(at, registered_at), superseded_reason = because
        where superseded_at is null and (keeper_organisation_id, recipient_organisation_id) in ((gone, stays), (stays, gone));
    -- Of two histories of stages the one that something was said of last stands.
    update organisation_stages set superseded_at = greatest(at, registered_at), superseded_reason = because
        where superseded_at is null and organisation_id = (
            select s.organisation_id from organisation_stages s where s.organisation_id in (gone, stays) and s.superseded_at is null
            group by s.organisation_id order by max(s.registered_at) desc, s.organisation_id = stays desc offset 1);
    update initiative_partners s set is_owner = s.is_owner or g.is_owner, signs = s.signs or g.signs
        from initiative_partners g where g.initiative_id = s.initiative_id and g.organisation_id = gone and s.organisation_id = stays;
    -- Where both have what an organisation has once, the one that stays keeps its own: asked of the catalogue's unique indexes.
    for r in select i.indrelid::regclass as relation, f.ref, pg_get_expr(i.indpred, i.indrelid) as condition,
                    (select string_agg(format('s.%1$I is not distinct from g.%1$I', a.attname), ' and ') from pg_attribute a
                     where a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[]) and a.attname <> f.ref) as others
             from access.organisation_references() f
             join pg_index i on i.indrelid = f.relation and i.indisunique
             join pg_attribute k on k.attrelid = i.indrelid and k.attname = f.ref and k.attnum = any (i.indkey::int2[]) loop
        execute format(case
                when r.condition is null then 'delete from %1$s g'
                when r.condition like '%(superseded_at IS NULL)%' then 'update %1$s g set superseded_at = greatest($3, registered_at), superseded_reason = $4'
                when r.condition = '(left_on IS NULL)' then 'update %1$s g set left_on = greatest($5, joined_on)'
                when r.condition = '(NOT is_second)' then 'update %1$s g set is_second = true' end
            || ' where g.%2$I = $1 and %3$s and exists (select from %1$s s where s.%2$I = $2 and %3$s and %4$s)',
            r.relation, r.ref, coalesce(r.condition, 'true'), coalesce(r.others, 'true')) using gone, stays, at, because, today;
    end loop;

    insert into audit_entries (at, account_id, action, subject_kind, subject_id, initiative_id, changes)
        select merge_organisations.at, access.account(), 'changed', 'role_assignments', a.id, a.initiative_id, jsonb_build_object('organisation_id', jsonb_build_array(gone, stays))
        from role_assignments a where a.organisation_id = gone;
    for r in select f.relation, f.ref from access.organisation_references() f loop
        execute format('update %1$s set %2$I = $2 where %2$I = $1', r.relation, r.ref) using gone, stays;
    end loop;
    delete from agreement_parties p using business_agreements a where a.id = p.agreement_id and p.organisation_id = stays and stays in (a.buyer_id, a.supplier_id);
    insert into organisation_merges (from_id, from_name, into_id, merged_at, merged_by) select id, name, stays, at, access.account() from organisations where id = gone;
    delete from organisations where id = gone;
    perform set_config('samsteg.merging', '', true);
    return null;
end $$;
grant execute on function access.organisation_holdings(uuid[]), access.opened_by_merging(uuid, uuid), access.merging_problem(uuid, uuid),
    access.merge_organisations(uuid, uuid, boolean, text, timestamptz) to samsteg_app;
