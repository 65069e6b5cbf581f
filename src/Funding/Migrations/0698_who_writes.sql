-- Who reads an application, the money or what is to be handed in writes none of it by reading: row security asks for the right that the pages ask for (samsteg.applying and samsteg.prepared: applications are written
-- and prepared; samsteg.spending: costs are registered and claimed; samsteg.reviewed: claims are reviewed; samsteg.reporting: what is to be handed in is written; samsteg.accepting: it is accepted).

-- Whether a row may be written, as a condition over its initiative: within one of the settings.
create function access.within_any(variadic settings text[]) returns text language sql immutable as $$
    select '(' || string_agg(format('(select access.everything(%1$L)) or initiative_id = any ((select access.ids(%1$L))::uuid[])', setting), ' or ') || ')' from unnest(settings) as setting
$$;
-- Beside the policy for reading: written only where the condition holds.
create function access.guard_writers(name text, condition text) returns void language plpgsql as $$
begin
    execute format('create policy writers_add on %I as restrictive for insert to samsteg_app with check (%s)', name, condition);
    execute format('create policy writers_change on %I as restrictive for update to samsteg_app using (%s)', name, condition);
    execute format('create policy writers_remove on %I as restrictive for delete to samsteg_app using (%s)', name, condition);
end $$;
revoke execute on function access.within_any(text[]), access.guard_writers(text, text) from samsteg_app;

-- The budget is entered by who handles the money, and is adopted with an agreement by who prepares the application; costs are registered by who handles the money alone.
select access.guard_writers(name, access.within_any('samsteg.spending', 'samsteg.prepared')) from unnest(array['budgets', 'budget_lines', 'budget_revisions', 'budget_amounts', 'budget_overheads']) as name;
select access.guard_writers(name, access.within_any('samsteg.spending'))
from unnest(array['account_ranges', 'sie_bindings', 'cost_files', 'cost_file_pieces', 'cost_imports', 'cost_import_rows', 'cost_rows', 'cost_differences']) as name;

-- A claim is put together by who handles the money, and judged by who reviews: neither does what is the other's.
do $$
declare
    spends text := access.within_any('samsteg.spending');
    reviews text := access.within_any('samsteg.reviewed');
    forming text := 'claim_id in (select c.id from claims c where c.state in (''draft'', ''returned'', ''certified'', ''withdrawn''))';
    judged text := 'claim_id in (select c.id from claims c where c.state = ''submitted'')';
begin
    execute format('create policy beginning on claims as restrictive for insert to samsteg_app with check (state = ''draft'' and %s)', spends);
    execute format('create policy stepping on claims as restrictive for update to samsteg_app using (%1$s or %2$s) with check (
        case when state in (''approved'', ''paid'') then %2$s when state = ''returned'' then %1$s or %2$s else %1$s end)', spends, reviews);
    execute format('create policy telling on claim_events as restrictive for insert to samsteg_app with check (registered_by = (select access.account()) and
        case when step in (''approve'', ''return'', ''pay'') then %s else %s end)', reviews, spends);
    execute format('create policy certifying on claim_rows as restrictive for insert to samsteg_app with check (%s and %s)', forming, spends);
    execute format('create policy judging on claim_rows as restrictive for update to samsteg_app using (%s and %s)', judged, reviews);
    execute format('create policy forgetting on claim_rows as restrictive for delete to samsteg_app using (%s and %s)', forming, spends);
    perform access.guard_writers('claim_units', format('%s and %s or %s and %s', forming, spends, judged, reviews));
    perform access.guard_writers('claim_rates', format('%s and %s or %s and %s', forming, spends, judged, reviews)); -- they follow what is judged
end $$;
revoke update on claim_rows from samsteg_app;
grant update (refused_reason) on claim_rows to samsteg_app;

-- What is to be handed in is written by who writes it, planned with an agreement by who prepares the application, and accepted or waived by who accepts.
select access.guard_writers(name, access.within_any('samsteg.reporting', 'samsteg.accepting', 'samsteg.prepared')) from unnest(array['obligations', 'obligation_events', 'obligation_files']) as name;
do $$
begin
    execute format('create policy accepting on obligations as restrictive for update to samsteg_app using (true) with check (state not in (''accepted'', ''waived'') or %s)', access.within_any('samsteg.accepting'));
    execute format('create policy accepting on obligation_events as restrictive for insert to samsteg_app with check (registered_by = (select access.account()) and (act not in (''accept'', ''waive'', ''return'') or %s))',
        access.within_any('samsteg.accepting'));
end $$;

-- An application is written by who writes or prepares it. What the association makes of it, only who prepares it says; what is agreed already, it may also be again when an amendment comes to nothing.
select access.guard_writers(name, access.within_any('samsteg.applying', 'samsteg.prepared'))
from unnest(array['applications', 'application_events', 'application_answers', 'application_sections', 'finding_dismissals', 'application_imports', 'signature_requests', 'decision_conditions']) as name;
do $$
begin
    execute format('create policy settling on applications as restrictive for update to samsteg_app using (true) with check (
        state in (''draft'', ''signing'', ''submitted'', ''returned'', ''withdrawn'') or (state = ''agreed'' and exists (select from agreements a where a.initiative_id = applications.initiative_id)) or %s)',
        access.within_any('samsteg.prepared'));
end $$;
-- A document that is taken over is seen by who takes it over, and comments are in the own name.
create policy own on application_imports as restrictive to samsteg_app using (account_id = (select access.account()));
create policy own on application_comments as restrictive for insert to samsteg_app with check (written_by = (select access.account()) and resolved_at is null);
create policy ticking on application_comments as restrictive for update to samsteg_app using (resolved_at is null) with check (resolved_by = (select access.account()));

-- Whoever is partial in a case registers no decision in it, and judges none of its claims.
create policy impartial on decisions as restrictive for insert to samsteg_app with check (initiative_id <> all ((select access.partial_in())::uuid[]));

-- A signature on paper is registered by who writes the application, and its paper is one of the initiative's own that no other signature stands on. Where a party signs more than once, each signature is another
-- person's, also where one is a deputy of several.
create or replace function access.sign_application(request uuid, digest bytea, id uuid, method text, name text, title text, signed_on date, at timestamptz, today date, document uuid, proof bytea, proof_sha256 bytea)
    returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
    r signature_requests;
    v application_versions;
    a applications;
    deputy boolean := false;
begin
    select q.* into r from signature_requests q where q.id = request;
    if r.id is null or (method = 'paper' and not access.writes_application(r.initiative_id))
       or (method <> 'paper' and not (coalesce(access.account() in (r.signatory_id, r.deputy_id), false) and access.signs_for(r.organisation_id, today))) then
        return 'not_yours';
    end if;
    select p.* into a from applications p where p.initiative_id = r.initiative_id for update; -- one after the other: the last one completes it
    select q.* into r from signature_requests q where q.id = request for update;
    select w.* into v from application_versions w where w.id = r.version_id;
    if method <> 'paper' then
        if not coalesce(access.account() in (r.signatory_id, r.deputy_id), false) then
            return 'not_yours'; -- somebody else was asked meanwhile
        end if;
        deputy := r.signatory_id is distinct from access.account();
    end if;
    if v.voided_at is not null or a.state <> 'signing' then
        return case when exists (select from signatures s where s.request_id = request) then 'answered' else 'voided' end;
    end if;
    if r.rejected_at is not null or exists (select from signatures s where s.request_id = request) then
        return 'answered';
    end if;
    if v.sha256 <> digest or (document is not null and (exists (select from signatures s where s.document_version_id = document)
        or not exists (select from document_versions w join documents d on d.id = w.document_id
                       where w.id = document and d.initiative_id = r.initiative_id and d.participant_id is null and w.uploaded_by = access.account()))) then
        return 'other';
    end if;
    if method <> 'paper' and exists (select from signatures s join signature_requests q on q.id = s.request_id
                                     where s.version_id = r.version_id and q.place = r.place and s.method <> 'paper' and s.recorded_by = access.account()) then
        return 'twice';
    end if;
    insert into signatures (id, initiative_id, version_id, request_id, sha256, method, name, title, is_deputy, signed_on, signed_at, recorded_by, document_version_id, evidence, evidence_sha256)
    values (sign_application.id, r.initiative_id, r.version_id, request, v.sha256, sign_application.method, sign_application.name, sign_application.title, deputy, sign_application.signed_on, at, access.account(), document, proof, proof_sha256);
    if exists (select from signature_requests q where q.version_id = r.version_id
               group by q.place, q.number
               having not bool_or(exists (select from signatures s where s.request_id = q.id))) then
        return 'signed';
    end if;
    update applications set state = 'signed' where initiative_id = r.initiative_id;
    insert into application_events (id, initiative_id, act, state, at, by) values (uuidv7(), r.initiative_id, 'complete_signing', 'signed', at, access.account());
    return 'completed';
end $$;
drop function access.reaches_application(uuid);
