-- Participants enrolled from a file. All of it is for those who lead the initiative, and gone after a week: what stays is what was enrolled, and that it was.
create table imports (
    id uuid primary key,
    initiative_id uuid not null references initiatives,
    account_id uuid not null references accounts,            -- who imports
    file_name text not null check (length(file_name) between 1 and 200),
    format text not null,                                    -- csv, xlsx
    code_page integer not null,                              -- how the text is written; 0 for a workbook
    state text not null,                                     -- mapping, checking, checked, importing, imported, undoing, undone, cancelled, failed
    headings text[] not null,
    fields text[] not null,                                  -- what each column is; empty: not read
    gender text,                                             -- these hold where a row says nothing
    target_group text,
    enrolled_on date,
    coach_account_id uuid references accounts,
    referrer_organisation_id uuid references organisations,
    chosen text,                                             -- which rows: sound, possible, lines
    lines text check (length(lines) <= 1000),                -- 2-40, 57
    done integer not null default 0,                         -- rows of the step that is under way
    total integer,                                           -- null until it is known
    fault text,                                              -- key of the words that say what stopped it
    uploaded_at timestamptz not null,
    changed_at timestamptz not null,
    imported_at timestamptz,
    last_entry bigint,                                       -- of the log, as it was imported: what comes after it was not the import's doing
    check (cardinality(headings) = cardinality(fields)));
create index on imports (initiative_id, uploaded_at);

create table import_pieces (
    initiative_id uuid not null references initiatives,
    import_id uuid not null references imports,
    number integer not null,
    content bytea not null,                                  -- base64, sealed for import and number
    primary key (import_id, number));

create table import_rows (
    id uuid primary key,                                     -- becomes the participant's
    initiative_id uuid not null references initiatives,
    import_id uuid not null references imports,
    line integer not null,
    verdict text not null,                                   -- sound, possible, wrong, imported
    cells bytea,                                             -- what is read of the row, as JSON, sealed for import and line; null once imported
    ground text,                                             -- by what it may be somebody else: number, name_and_birth_date, sounds_alike
    known_id uuid,                                           -- who is here already
    same_line integer,                                       -- or which earlier row
    unique (import_id, line));
create index on import_rows (import_id, verdict, line);

-- What a heading was taken for the last time, by initiative.
create table import_headings (
    initiative_id uuid not null references initiatives,
    heading text not null check (length(heading) between 1 and 100),
    field text not null,
    primary key (initiative_id, heading));

create function access.guard_leads(name text) returns void language plpgsql as $$
begin
    execute format('alter table %I enable row level security', name);
    execute format('create policy leads on %I to samsteg_app using (initiative_id = any ((select access.ids(''samsteg.case_initiatives''))::uuid[]))', name);
    execute format('grant select, insert, update, delete on %I to samsteg_app', name);
end $$;
revoke execute on function access.guard_leads(text) from public;
select access.guard_leads(name) from unnest(array['imports', 'import_pieces', 'import_rows', 'import_headings']) as name;
revoke delete on imports from samsteg_app;

-- Clears files and rows of imports that have not been touched since; gives how many. What came of them stays.
create function access.forget_imports(before timestamptz) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    old uuid[] := (select coalesce(array_agg(id), '{}') from imports i where i.changed_at < before
                   and (exists (select from import_pieces p where p.import_id = i.id) or exists (select from import_rows r where r.import_id = i.id)));
begin
    delete from import_pieces where import_id = any (old);
    delete from import_rows where import_id = any (old);
    update imports set state = 'cancelled' where id = any (old) and state not in ('imported', 'undoing', 'undone', 'cancelled');
    return cardinality(old);
end $$;

-- Takes back what an import enrolled, really: it never was true. Only by a lead of the initiative, within a day, and only as long as nobody has built on it:
-- not a row more in the log about any of the participants, and nothing that refers to them. Gives how many there were.
create function access.undo_import(import uuid, at timestamptz) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    made imports;
    people uuid[];
begin
    select * into made from imports i where i.id = import and i.initiative_id = any (access.ids('samsteg.case_initiatives')) for update;
    if made.id is null or made.state <> 'undoing' or at > made.imported_at + interval '1 day' then
        raise insufficient_privilege using message = 'An import is undone by a lead of the initiative, within a day.';
    end if;
    select coalesce(array_agg(r.id), '{}') into people from import_rows r where r.import_id = import and r.verdict = 'imported';
    perform from participants where id = any (people) order by id for update;
    if exists (select from access.import_followed(import)) then
        raise restrict_violation using message = 'Something has been registered since.';
    end if;
    insert into audit_entries (at, account_id, action, subject_kind, subject_id, initiative_id, participant_id)
        select undo_import.at, access.account(), 'removed', x.kind, x.id, made.initiative_id, x.participant_id from (
            select 'exit_follow_ups' as kind, f.id, f.participant_id from exit_follow_ups f where f.participant_id = any (people)
            union all select 'exits', e.id, e.participant_id from exits e where e.participant_id = any (people)
            union all select 'case_assignments', c.id, c.participant_id from case_assignments c where c.participant_id = any (people)
            union all select 'enrolments', e.id, e.participant_id from enrolments e where e.participant_id = any (people)
            union all select 'participants', p.id, p.id from participants p where p.id = any (people)) x;
    delete from exit_follow_ups t using unnest(people) as p (id) where t.participant_id = p.id;
    delete from exits t using unnest(people) as p (id) where t.participant_id = p.id;
    delete from case_assignments t using unnest(people) as p (id) where t.participant_id = p.id;
    delete from enrolments t using unnest(people) as p (id) where t.participant_id = p.id;
    delete from participant_details t using unnest(people) as p (id) where t.participant_id = p.id;
    delete from participants t using unnest(people) as p (id) where t.id = p.id;
    return cardinality(people);
end $$;

-- The participants of an import about whom something has been registered since: by the log, which every write leaves an entry in.
create function access.import_followed(import uuid) returns table (participant_id uuid)
    language sql stable security definer set search_path = public, pg_temp
    begin atomic
        select distinct e.participant_id
        from imports i join import_rows r on r.import_id = i.id and r.verdict = 'imported' join audit_entries e on e.participant_id = r.id
        where i.id = import and i.initiative_id = any (access.ids('samsteg.case_initiatives'))
          and e.initiative_id = i.initiative_id and e.at >= i.imported_at - interval '1 hour' and e.id > i.last_entry and e.action not in ('read', 'searched', 'exported', 'number_met', 'found');
    end;
revoke execute on function access.forget_imports(timestamptz), access.undo_import(uuid, timestamptz), access.import_followed(uuid) from public;
grant execute on function access.forget_imports(timestamptz), access.undo_import(uuid, timestamptz), access.import_followed(uuid) to samsteg_app;
