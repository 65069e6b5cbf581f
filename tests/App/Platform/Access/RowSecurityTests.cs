using Npgsql;
using Samsteg.Platform;
using Samsteg.Web;

namespace Samsteg.App;

/// <summary>Row security proved in SQL as the application's role, with the application's own filters out of the way.</summary>
public sealed class RowSecurityTests
{
    /// <summary>Functions that look past row security, each for one thing that its own comment states.</summary>
    private static readonly string[] DefinerFunctions =
    [
        "access.administered",
        "access.admit",
        "access.agreement_evidence",
        "access.answer_evaluation",
        "access.answer_follow_up",
        "access.answer_machine_role",
        "access.answer_opening",
        "access.answer_own_opening",
        "access.answer_weekly_check_in",
        "access.applications_by_call", "access.applications_by_form",
        "access.ask_for_contact",
        "access.asked_by",
        "access.await_confirmation",
        "access.begins",
        "access.book_session",
        "access.busy_times",
        "access.cancel_guest",
        "access.case_count",
        "access.changed_since_signed_off",
        "access.check_in",
        "access.claims_within_grant",
        "access.close_account",
        "access.contact_left", "access.contact_moved",
        "access.course_evidence",
        "access.covered_status",
        "access.end_contact_account",
        "access.end_contact_tie",
        "access.end_own_agreement",
        "access.end_participant_account",
        "access.end_sign_ins",
        "access.evaluation_results",
        "access.follow_up_link_works",
        "access.forget_dossiers",
        "access.forget_drafts",
        "access.forget_guests",
        "access.forget_home",
        "access.forget_imports",
        "access.forget_organisation_imports",
        "access.forget_requests",
        "access.form_of",
        "access.guest_page",
        "access.guests_to_remind",
        "access.guests_to_tell",
        "access.hand_over_cases",
        "access.hand_over_groups",
        "access.has_background",
        "access.hold_opening", "access.household_is_own",
        "access.household_names",
        "access.household_open",
        "access.import_followed",
        "access.invite_contact",
        "access.invite_participant",
        "access.is_handed_in",
        "access.is_marked",
        "access.is_new_device",
        "access.is_participants",
        "access.issue_token",
        "access.keep_administrator",
        "access.keep_answered_call",
        "access.keep_open_administrator",
        "access.leads_of_contact",
        "access.merge_organisations",
        "access.merging_problem",
        "access.move_up",
        "access.number_document_version",
        "access.number_known",
        "access.number_taken",
        "access.of_account",
        "access.of_job",
        "access.of_sign_in",
        "access.only_opened",
        "access.open_case",
        "access.open_evaluation",
        "access.open_for_check_in",
        "access.opened_by_merging",
        "access.opening_question",
        "access.openings_to_ask",
        "access.organisation_holdings",
        "access.own_agreements",
        "access.own_contacts",
        "access.own_household",
        "access.own_initiatives",
        "access.own_keeper",
        "access.own_openings",
        "access.own_organisation_people",
        "access.own_organisation_places",
        "access.own_organisations",
        "access.own_participants",
        "access.own_placements",
        "access.own_sign_off",
        "access.own_sign_up",
        "access.own_sign_ups",
        "access.own_signature_requests",
        "access.participants_to_remind",
        "access.person_known",
        "access.personal_link",
        "access.place_left", "access.place_taken", "access.places_awaited",
        "access.places_taken",
        "access.public_openings", "access.refer",
        "access.referral_initiatives",
        "access.referral_outcomes",
        "access.referring_organisations",
        "access.register_attendance",
        "access.reject_signature",
        "access.remind_of_obligations",
        "access.remind_of_signatures",
        "access.remind_of_tokens",
        "access.reveal_identity",
        "access.schema_number",
        "access.shared_plans",
        "access.sign_application",
        "access.sign_up_guest",
        "access.sign_up_is_open",
        "access.sign_up_page",
        "access.sign_up_target",
        "access.signatories_of",
        "access.signs_for",
        "access.speaks_for",
        "access.subscribe",
        "access.subscribed",
        "access.supervised_days",
        "access.supervised_placements",
        "access.take_opening_answer",
        "access.taken",
        "access.takes_referrals",
        "access.touch_sign_in",
        "access.undo_import",
        "access.uploaded_since",
        "access.use_feed",
        "access.use_token",
        "access.verify_dossier",
        "access.verify_version",
        "access.version_to_sign",
        "access.weekly_check_in",
        "access.weekly_check_in_placements",
        "access.weekly_check_in_read",
        "access.weekly_check_ins_to_ask",
        "audit.seal",
        "figures.forget_changes",
        "figures.note_change",
        "figures.note_register",
        "figures.note_update",
        "figures.readiness_evidence",
        "figures.readiness_terms",
        "figures.standing",
        "search.activity_series",
        "search.documents",
        "search.initiatives",
        "search.organisations",
    ];

    [Fact]
    public async Task Every_table_shows_and_takes_exactly_what_the_scope_entitles_to()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);

        var findings = await RowSecurity.FindingsAsync(database);

        findings.ShouldBeEmpty(string.Join('\n', findings.Take(40)));
    }

    [Fact]
    public async Task A_new_table_without_a_policy_is_found()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        await database.ExecuteAsync("""
            create table forgotten (id uuid primary key, initiative_id uuid not null);
            create table forgotten_people (id uuid primary key, initiative_id uuid not null, participant_id uuid not null);
            create table half_closed (id uuid primary key, initiative_id uuid not null, participant_id uuid not null);
            create table kept_by_nobody (id uuid primary key, initiative_id uuid not null, participant_id uuid not null, keeper_organisation_id uuid not null);
            grant select, insert, update on forgotten, forgotten_people to samsteg_app;
            select access.guard_initiative('half_closed'), access.guard_case('kept_by_nobody');
            """);

        var findings = await RowSecurity.FindingsAsync(database);

        foreach (var table in new[] { "forgotten", "forgotten_people", "half_closed", "kept_by_nobody" })
        {
            findings.ShouldContain(finding => finding.StartsWith(table + " ", StringComparison.Ordinal), table);
        }

        findings.ShouldContain("forgotten: a row of another initiative is added (done)");
        findings.ShouldContain("forgotten: a row is moved to another initiative (done)");
    }

    [Fact]
    public async Task Nothing_is_seen_without_settings()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        var rows = await GuardedRows.FillAsync(database);
        await using var connection = await OpenAsync(database);
        foreach (var table in rows.Tables.Where(static table => !RowSecurity.Exempt.ContainsKey(table.Name) && table.Name != "protected_identities"))
        {
            (await CountAsync(connection, table.Name)).ShouldBe(0, table.Name);
        }

        (await CountAsync(connection, "audit_entries")).ShouldBe(0);
        (await CountAsync(connection, "organisations")).ShouldBe(0);
    }

    [Fact]
    public async Task Settings_end_with_their_transaction_also_under_load()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        await GuardedRows.FillAsync(database);
        await using var pool = NpgsqlDataSource.Create(database.ApplicationConnectionString + ";Maximum Pool Size=3");
        Guid[]?[] askers = [[GuardedRows.A], [GuardedRows.B], null];

        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(async number =>
        {
            var asked = askers[number % askers.Length];
            await using var connection = await pool.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            if (asked is not null)
            {
                await RowSecurity.SetAsync(connection, new AccessScope { Initiatives = [.. asked.Select(static id => new InitiativeId(id))] });
            }

            await using var command = new NpgsqlCommand("select coalesce(array_agg(id), '{}') from initiatives", connection);
            var seen = (Guid[])(await command.ExecuteScalarAsync())!;
            if (number % 2 == 0)
            {
                await transaction.CommitAsync();
            }
            else
            {
                await transaction.RollbackAsync();
            }

            return seen.SequenceEqual(asked ?? []);
        }));

        answers.ShouldAllBe(static isOwn => isOwn);
    }

    [Fact]
    public async Task The_leader_of_a_group_sees_its_members_by_name_and_nothing_else_about_them()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        await GuardedRows.FillAsync(database);
        await using var connection = await OpenAsync(database);
        var shown = await database.RowsAsync("""
            select string_agg(c.column_name, ' ' order by c.column_name) from information_schema.columns c
            join pg_policies p on p.tablename = c.table_name and p.policyname = 'participant_covered' where c.table_name = 'participants'
            """);
        shown.ShouldHaveSingleItem()[0].ShouldBe("family_name given_name id initiative_id is_protected name reference search_key");
        await using var transaction = await connection.BeginTransactionAsync();
        await RowSecurity.SetAsync(connection, new AccessScope { Initiatives = [new(GuardedRows.A)], Covered = [new(GuardedRows.Participant("A", 0))] });

        (await CountAsync(connection, "participants")).ShouldBe(1);
        (await CountAsync(connection, "participant_details")).ShouldBe(0);
        (await CountAsync(connection, "enrolments")).ShouldBe(0);
        (await CountAsync(connection, "access.covered_status()")).ShouldBe(1);
    }

    [Fact]
    public async Task Registrations_are_neither_changed_nor_removed_but_superseded_once()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        var rows = await GuardedRows.FillAsync(database);
        var registrations = (await database.RowsAsync("""
            select table_name::text, bool_or(column_name = 'superseded_at') from information_schema.columns
            where table_schema = 'public' group by table_name having bool_or(column_name in ('superseded_at', 'registered_at'))
            """)).Select(static row => (Table: (string)row[0]!, CanBeSuperseded: (bool)row[1]!)).ToList();
        registrations.Count.ShouldBeGreaterThan(10);
        await using var connection = await OpenAsync(database);
        var scope = new AccessScope { Initiatives = [new(GuardedRows.A)], CaseInitiatives = [new(GuardedRows.A)], Money = new(All: false, [new(GuardedRows.A)]), Spending = new(All: false, [new(GuardedRows.A)]), Keepers = [new(new(GuardedRows.A), new(GuardedRows.FirstKeeper))] };

        foreach (var (table, canBeSuperseded) in registrations)
        {
            var columns = await database.RowsAsync("select column_name::text from information_schema.columns where table_schema = 'public' and table_name = $1 and column_name not like 'superseded_%'", table);
            foreach (var column in columns.Select(static row => (string)row[0]!))
            {
                (await TryAsync($"update {table} set {column} = {column}")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, $"{table}.{column} can be changed");
            }

            (await TryAsync($"delete from {table}")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, $"{table}: rows can be removed");
            (await TryAsync($"truncate {table}")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, $"{table} can be emptied");
            if (canBeSuperseded)
            {
                (await TryAsync($"update {table} set superseded_at = now(), superseded_reason = 'wrong'")).ShouldBeNull($"{table} cannot be superseded");
                if (columns.All(static row => (string)row[0]! != "initiative_id"))
                {
                    continue; // of the association's own registers no row is filled in here; their own tests hold that what was superseded stays
                }

                await database.ExecuteAsync($"update {table} set superseded_at = now() where initiative_id = $1", GuardedRows.A);
                (await TryAsync($"update {table} set superseded_at = null")).ShouldBe(PostgresErrorCodes.RestrictViolation, $"{table}: what was superseded can be made to stand again");
            }
        }

        async Task<string?> TryAsync(string sql)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await RowSecurity.SetAsync(connection, scope);
            var state = await RowSecurity.StateAsync(connection, sql);
            await transaction.RollbackAsync();
            return state;
        }
    }

    [Fact]
    public async Task Who_only_reads_rates_and_what_is_left_behind_writes_neither()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        var rows = await GuardedRows.FillAsync(database);
        await using var connection = await OpenAsync(database);
        var reach = new InitiativeReach(All: false, [new(GuardedRows.A)]);
        var reader = new AccessScope { Initiatives = [new(GuardedRows.A)], Applications = reach, Money = reach, Prepared = reach };
        foreach (var (table, change, writer) in new (string, string?, AccessScope)[]
        {
            ("unit_costs", "update unit_costs set last_day = '2026-12-31'", reader with { Reviewed = reach }), ("deliverables", "update deliverables set name = 'Annat'", reader with { Applying = reach }),
            ("deliverable_checks", null, reader with { Applying = reach }),
        })
        {
            var own = rows.InsertOf(rows.All.First(row => row.Table.Name == table && row.Initiative == GuardedRows.A), "new");
            (await TryAsync(connection, reader, own)).State.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, table);
            (await TryAsync(connection, writer, own)).State.ShouldNotBe(PostgresErrorCodes.InsufficientPrivilege, table); // rows that it refers to are not filled in here
            if (change is not null)
            {
                (await TryAsync(connection, reader, change)).Rows.ShouldBe(0, table);
                (await TryAsync(connection, writer, change)).Rows.ShouldBe(1, table);
            }
        }
    }

    [Fact]
    public async Task Who_reads_an_application_its_money_or_what_it_is_to_hand_in_writes_none_of_it_by_that()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        var rows = await GuardedRows.FillAsync(database);
        await database.ExecuteAsync("update claims set state = 'draft'");
        await using var connection = await OpenAsync(database);
        var reach = new InitiativeReach(All: false, [new(GuardedRows.A)]);
        var reader = new AccessScope { Account = new AccountId(GuardedRows.FirstKeeper), Initiatives = [new(GuardedRows.A)], Applications = reach, Money = reach, Obligations = reach };
        var (spending, preparing, applying, reporting) = (reader with { Spending = reach }, reader with { Prepared = reach }, reader with { Applying = reach }, reader with { Reporting = reach });
        foreach (var (table, change, writers) in new (string, string?, AccessScope[])[]
        {
            ("budgets", "update budgets set division = 'year'", [spending, preparing]), ("budget_lines", "update budget_lines set text = 'x'", [spending, preparing]), ("budget_revisions", null, [spending, preparing]),
            ("budget_overheads", "delete from budget_overheads", [spending, preparing]), ("account_ranges", "delete from account_ranges", [spending]), ("sie_bindings", "delete from sie_bindings", [spending]),
            ("cost_files", "update cost_files set name = 'x'", [spending]), ("cost_file_pieces", "delete from cost_file_pieces", [spending]), ("cost_imports", "update cost_imports set state = 'done'", [spending]),
            ("cost_import_rows", "delete from cost_import_rows", [spending]), ("cost_rows", "update cost_rows set superseded_at = now()", [spending]), ("cost_differences", "update cost_differences set note = 'x'", [spending]),
            ("claim_rows", "delete from claim_rows", [spending]), ("claim_rates", "delete from claim_rates", [spending]), ("claim_units", "update claim_units set units = 5", [spending]),
            ("obligations", "update obligations set text = 'x'", [reporting, preparing, reader with { Accepting = reach }]), ("obligation_files", "delete from obligation_files", [reporting]),
            ("application_events", null, [applying, preparing]), ("application_answers", "update application_answers set replaced_at = now()", [applying, preparing]),
            ("application_sections", "delete from application_sections", [applying]), ("finding_dismissals", "update finding_dismissals set withdrawn_at = now()", [applying]),
            ("application_imports", "update application_imports set name = 'x'", [applying]), ("signature_requests", "update signature_requests set reminded_on = '2026-01-01'", [applying]),
            ("decision_conditions", "update decision_conditions set state = 'fulfilled'", [preparing]),
        })
        {
            var own = rows.InsertOf(rows.All.First(row => row.Table.Name == table && row.Initiative == GuardedRows.A), "new");
            (await TryAsync(connection, reader, own)).State.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, table);
            foreach (var writer in writers)
            {
                (await TryAsync(connection, writer, own)).State.ShouldNotBe(PostgresErrorCodes.InsufficientPrivilege, table);
            }

            if (change is not null)
            {
                (await TryAsync(connection, reader, change)).ShouldBe((0, null), table);
                foreach (var writer in writers)
                {
                    (await TryAsync(connection, writer, change)).ShouldBe((1, null), table);
                }
            }
        }

        (await TryAsync(connection, applying, "update decision_conditions set state = 'fulfilled'")).Rows.ShouldBe(1, "the applicant says that one is met");
        (await TryAsync(connection, reporting, "update obligations set state = 'accepted'")).State.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(connection, reader with { Accepting = reach }, "update obligations set state = 'accepted'")).Rows.ShouldBe(1);
        (await TryAsync(connection, reader with { Account = new AccountId(GuardedRows.A), Applying = reach }, "update application_imports set name = 'x'")).Rows.ShouldBe(0, "somebody else's document");
        (await TryAsync(connection, reader, "update application_comments set resolved_at = now(), resolved_by = '" + GuardedRows.A + "'")).State.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "in somebody else's name");
    }

    [Fact]
    public async Task What_the_association_says_of_an_application_is_not_said_by_who_writes_it()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        await GuardedRows.FillAsync(database);
        await database.ExecuteAsync("update applications set state = 'draft'; delete from amendments; delete from agreements");
        await using var connection = await OpenAsync(database);
        var reach = new InitiativeReach(All: false, [new(GuardedRows.A)]);
        var writer = new AccessScope { Initiatives = [new(GuardedRows.A)], Applications = reach, Applying = reach };
        foreach (var state in new[] { "signed", "in_preparation", "on_agenda", "granted", "granted_on_conditions", "deferred", "declined", "agreed" })
        {
            (await TryAsync(connection, writer, $"update applications set state = '{state}'")).State.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, state);
            (await TryAsync(connection, writer with { Prepared = reach }, $"update applications set state = '{state}'")).Rows.ShouldBe(1, state);
        }

        (await TryAsync(connection, writer, "update applications set state = 'signing'")).Rows.ShouldBe(1);
        (await TryAsync(connection, writer with { Applying = InitiativeReach.None }, "update applications set state = 'signing'")).Rows.ShouldBe(0);
    }

    [Fact]
    public async Task A_claim_is_put_together_by_who_handles_the_money_and_judged_by_who_reviews()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        await GuardedRows.FillAsync(database);
        await using var connection = await OpenAsync(database);
        var reach = new InitiativeReach(All: false, [new(GuardedRows.A)]);
        var reader = new AccessScope { Account = new AccountId(GuardedRows.FirstKeeper), Initiatives = [new(GuardedRows.A)], Money = reach };
        var (spending, reviewing) = (reader with { Spending = reach }, reader with { Reviewed = reach });
        string Tell(string step, Guid by) => $"insert into claim_events (id, initiative_id, claim_id, step, registered_at, registered_by) select gen_random_uuid(), initiative_id, id, '{step}', now(), '{by}' from claims";

        await database.ExecuteAsync("update claims set state = 'submitted'");
        (await TryAsync(connection, reader, "update claims set state = 'approved'")).Rows.ShouldBe(0);
        (await TryAsync(connection, spending, "update claims set state = 'approved'")).State.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(connection, reviewing, "update claims set state = 'approved'")).Rows.ShouldBe(1);
        (await TryAsync(connection, reviewing, "update claims set state = 'certified'")).State.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(connection, reviewing, "update claims set state = 'returned'")).Rows.ShouldBe(1);
        foreach (var refusing in new[] { "update claim_rows set refused_reason = 'x'", "update claim_units set refused_reason = 'x'", "delete from claim_rates" })
        {
            (await TryAsync(connection, spending, refusing)).ShouldBe((0, null), refusing);
            (await TryAsync(connection, reviewing, refusing)).ShouldBe((1, null), refusing);
        }

        (await TryAsync(connection, spending, "delete from claim_rows")).Rows.ShouldBe(0, "what is handed in stays");
        (await TryAsync(connection, reviewing, "update claim_rows set amount = 1")).State.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(connection, spending, Tell("approve", GuardedRows.FirstKeeper))).State.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(connection, reviewing, Tell("approve", GuardedRows.A))).State.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "in somebody else's name");
        (await TryAsync(connection, reviewing, Tell("approve", GuardedRows.FirstKeeper))).State.ShouldNotBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(connection, spending, Tell("certify", GuardedRows.FirstKeeper))).State.ShouldNotBe(PostgresErrorCodes.InsufficientPrivilege);
        await database.ExecuteAsync("update claims set state = 'paid'");
        (await TryAsync(connection, reviewing, "update claim_rows set refused_reason = 'x'")).Rows.ShouldBe(0);
    }

    [Fact]
    public async Task A_dossier_is_asked_for_in_the_own_name_with_the_money_that_one_reads_and_made_once()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        await GuardedRows.FillAsync(database);
        await using var connection = await OpenAsync(database);
        var (reach, me) = (new InitiativeReach(All: false, [new(GuardedRows.A)]), Guid.CreateVersion7());
        var scope = new AccessScope { Account = new AccountId(me), Initiatives = [new(GuardedRows.A)], Applications = reach };
        string Ask(Guid by, bool money) => $"insert into dossiers (id, initiative_id, asked_at, asked_by, holds_money, holds_log) values (gen_random_uuid(), '{GuardedRows.A}', now(), '{by}', {money}, false)";
        await database.ExecuteAsync($"alter table dossiers drop constraint dossiers_asked_by_fkey; {Ask(me, money: false)}");
        const string make = "update dossiers set made_at = now()";

        (await TryAsync(connection, scope, Ask(me, money: false))).State.ShouldBeNull();
        (await TryAsync(connection, scope, Ask(Guid.CreateVersion7(), money: false))).State.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "in somebody else's name");
        (await TryAsync(connection, scope, Ask(me, money: true))).State.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "with money that one does not read");
        (await TryAsync(connection, scope with { Money = reach }, Ask(me, money: true))).State.ShouldBeNull();
        (await TryAsync(connection, scope, make + ", holds_money = true")).State.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(connection, scope, make)).Rows.ShouldBe(1, "the own one, and nobody else's");
        await database.ExecuteAsync($"update dossiers set made_at = now() where asked_by = '{me}'");
        (await TryAsync(connection, scope, make)).Rows.ShouldBe(0, "it is made once");
    }

    [Fact]
    public async Task The_log_is_added_to_and_read_in_scope_only()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        var rows = await GuardedRows.FillAsync(database);
        await database.ExecuteAsync("insert into audit_entries (at, action, subject_kind, initiative_id) values (now(), 'changed', 'targets', $1)", GuardedRows.A);
        await using var connection = await OpenAsync(database);

        (await SeenAsync(new AccessScope { Initiatives = [new(GuardedRows.A)] })).ShouldBe(1, "what concerns no participant");
        (await SeenAsync(new AccessScope { AllInitiatives = true })).ShouldBe(1);
        (await SeenAsync(new AccessScope { CaseInitiatives = [new(GuardedRows.A)] })).ShouldBe(3);
        (await SeenAsync(new AccessScope { CaseInitiatives = [new(GuardedRows.B)] })).ShouldBe(2);
        (await SeenAsync(new AccessScope { Initiatives = [new(GuardedRows.B)] })).ShouldBe(0);
        foreach (var sql in new[] { "update audit_entries set action = action", "update audit_entries set changes = null", "delete from audit_entries", "truncate audit_entries" })
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await RowSecurity.SetAsync(connection, new AccessScope { CaseInitiatives = [new(GuardedRows.A)] });
            (await RowSecurity.StateAsync(connection, sql)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);
        }

        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await RowSecurity.SetAsync(connection, new AccessScope { Account = new AccountId(GuardedRows.A) });
            (await RowSecurity.StateAsync(connection, $"insert into audit_entries (at, account_id, action, subject_kind) values (now(), '{GuardedRows.B}', 'read', 'participants')"))
                .ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "an entry in somebody else's name");
        }

        async Task<long> SeenAsync(AccessScope scope)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await RowSecurity.SetAsync(connection, scope);
            return await CountAsync(connection, "audit_entries");
        }
    }

    [Fact]
    public async Task Protected_identities_cannot_be_read_changed_or_removed()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        await using var connection = await OpenAsync(database);
        foreach (var sql in new[] { "select cipher from protected_identities", "select participant_id from protected_identities", "update protected_identities set cipher = cipher", "delete from protected_identities" })
        {
            (await RowSecurity.StateAsync(connection, sql)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);
        }
    }

    [Fact]
    public async Task The_application_owns_nothing_and_looks_past_row_security_by_named_functions_only()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);

        (await database.ValueAsync<bool>("select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication from pg_roles where rolname = 'samsteg_app'")).ShouldBeFalse();
        (await database.ValueAsync<long>("select count(*) from pg_class where relowner = 'samsteg_app'::regrole")).ShouldBe(0);
        (await database.RowsAsync("""
            select distinct pronamespace::regnamespace || '.' || proname from pg_proc
            where prosecdef and pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) order by 1
            """)).Select(static row => (string)row[0]!).ShouldBe(DefinerFunctions);
        (await database.ValueAsync<long>("""
            select count(*) from pg_proc where prosecdef and pronamespace <> 'pg_catalog'::regnamespace and not coalesce(proconfig::text like '%search_path=%', false)
            """)).ShouldBe(0, "a function that looks past row security names its search path");
        (await database.RowsAsync("""
            select oid::regclass::text from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace and has_table_privilege('samsteg_app', oid, 'select')
              and not coalesce('security_invoker=true' = any (reloptions), false)
            """)).ShouldBeEmpty("a view is read with its owner's rights");
        (await database.ValueAsync<bool>("select has_database_privilege('samsteg_app', current_database(), 'create') or has_schema_privilege('samsteg_app', 'public', 'create')")).ShouldBeFalse();
        await Migrations.ApplyAsync(database.OwnerConnectionString, SamstegApplication.Capabilities, TestServer.Keys); // a copy does not have the rights to the database itself
        await using var connection = await OpenAsync(database);
        (await RowSecurity.StateAsync(connection, "create temporary table mine ()")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static async Task<NpgsqlConnection> OpenAsync(TestDatabase database)
    {
        var connection = new NpgsqlConnection(database.ApplicationConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>What becomes of a statement that is taken back again: how many rows it writes, or the SQLSTATE that it is refused with.</summary>
    private static async Task<(int Rows, string? State)> TryAsync(NpgsqlConnection connection, AccessScope scope, string sql)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await RowSecurity.SetAsync(connection, scope);
        try
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return (await command.ExecuteNonQueryAsync(), null);
        }
        catch (PostgresException refused)
        {
            return (0, refused.SqlState);
        }
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string table)
    {
        await using var command = new NpgsqlCommand($"select count(*) from {table}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
