using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>
/// Reads and writes every table that holds rows of an initiative or a participant as the application's role, with no
/// filter but the database's own, and says where what is seen differs from what the scope entitles to.
/// </summary>
internal static class RowSecurity
{
    /// <summary>Tables with an initiative or participant that other rules hold; each has its own test or reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> Exempt = new Dictionary<string, string>
    {
        ["audit_entries"] = "its policies for reading and writing differ; tested by themselves",
        ["webhook_events"] = "is added by whoever does what it tells, and read by the program that hands it out; tested by itself",
        ["webhook_deliveries"] = "is the program's, and of who looks after integrations: ids only; tested by itself",
        ["case_openings"] = "for who opened and for the leads; tested with opening",
        ["referrals"] = "for the leads, the coach it is assigned to, every coach while it is nobody's, and who made it; tested by itself",
        ["referral_events"] = "as its referral; tested with it",
        ["household_members"] = "for who has the case, and who works with another member when both agree; tested by itself",
        ["household_goals"] = "for who works with a member who agrees; tested by itself",
        ["referral_notes"] = "as its referral, for its keeper and who wrote it; tested with it",
        ["protected_referrals"] = "as its referral, and never read back; tested with it",
        ["imports"] = "for the leads alone; tested with imports",
        ["import_pieces"] = "as its import",
        ["import_rows"] = "as its import",
        ["import_headings"] = "for the leads alone; tested with imports",
        ["calendar_feeds"] = "for the account that reads by them alone; tested by itself",
        ["preparations"] = "closed to who is partial in the case; tested with meetings",
        ["preparation_checks"] = "closed to who is partial in the case; tested with meetings",
        ["earlier_preparations"] = "closed to who is partial in the case; tested with meetings",
        ["preparation_notes"] = "closed to who is partial in the case; tested with preparation",
        ["dossier_pieces"] = "as its dossier, for whoever asked for it; tested with dossiers",
        ["role_assignments"] = "tells the scope, so it is read before there is one; it names accounts, no participants",
    };

    /// <summary>What members of a group are seen by, besides the own cases.</summary>
    private static readonly HashSet<string> Covered = ["participants", "series_members", "session_participants", "participant_waits", "session_reminders", "attendance", "next_step_wishes", "tasks_handed_in", "certificates"];

    /// <summary>Tables of applications, seen where those are read and by nothing else.</summary>
    private static readonly HashSet<string> OfApplications =
    [
        "applications", "application_events", "application_answers", "application_sections", "application_comments", "application_versions", "finding_dismissals", "application_imports",
        "signature_requests", "signatures", "agreements", "amendments", "decisions", "decision_participants", "decision_conditions", "decision_scenarios", "dossiers", "deliverables", "deliverable_checks",
    ];

    /// <summary>Tables of an initiative's money, seen where money is read and by nothing else.</summary>
    private static readonly HashSet<string> OfMoney =
    [
        "budgets", "budget_lines", "budget_revisions", "budget_amounts", "budget_overheads",
        "account_ranges", "sie_bindings", "cost_files", "cost_file_pieces", "cost_imports", "cost_import_rows", "cost_rows",
        "claims", "claim_events", "claim_rows", "claim_rates", "cost_differences", "unit_costs", "claim_units",
    ];

    /// <summary>Tables of what an initiative is to hand in, seen where that is read and by nothing else.</summary>
    private static readonly HashSet<string> OfObligations = ["obligations", "obligation_events", "obligation_files", "obligation_reminders"];

    /// <summary>Tables of the board's meetings, seen where those are read and by nothing else.</summary>
    private static readonly HashSet<string> OfMeetings = ["agenda_items", "conflicts_of_interest"];

    /// <summary>Tables of preparation, seen where applications are prepared and by nothing else.</summary>
    private static readonly HashSet<string> OfPreparation = ["registry_numbers"];

    /// <summary>Rows with a keeper that is told, but that are not closed to others: that a contact took place belongs to the shared plan, its note is the keeper's; a waiver is the participant's.</summary>
    private static readonly HashSet<string> KeeperIsToldOnly = ["contacts", "secrecy_waivers"];

    public static async Task<IReadOnlyList<string>> FindingsAsync(TestDatabase database)
    {
        var rows = await GuardedRows.FillAsync(database);
        await database.ExecuteAsync("update claims set state = 'draft'"); // what a claim holds is written while it is put together
        var tables = rows.Tables.Where(static table => !Exempt.ContainsKey(table.Name)).ToList();
        await using var application = NpgsqlDataSource.Create(database.ApplicationConnectionString);
        await using var connection = await application.OpenConnectionAsync();
        return [.. await ReadingAsync(connection, rows, tables), .. await WritingAsync(connection, rows, tables)];
    }

    private static async Task<IReadOnlyList<string>> ReadingAsync(NpgsqlConnection connection, GuardedRows rows, List<GuardedTable> tables)
    {
        var findings = new List<string>();
        var readable = new List<GuardedTable>();
        foreach (var table in tables)
        {
            if (await MayAsync(connection, table, "select"))
            {
                readable.Add(table);
            }
        }

        var everything = string.Join(" union all ", readable.Select(static table => $"select {table.KeySql} from {table.Name}"));
        foreach (var (name, scope) in Scopes())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await SetAsync(connection, scope);
            var seen = new HashSet<string>();
            await using (var command = new NpgsqlCommand(everything, connection))
            await using (var reader = await command.ExecuteReaderAsync())
            {
                while (await reader.ReadAsync())
                {
                    seen.Add(reader.GetString(0));
                }
            }

            await transaction.RollbackAsync();
            var entitled = rows.All.Where(row => readable.Contains(row.Table) && IsEntitled(row, scope)).Select(static row => row.ToString()).ToHashSet();
            findings.AddRange(seen.Except(entitled).Select(row => $"{row} is seen with {name}"));
            findings.AddRange(entitled.Except(seen).Select(row => $"{row} is not seen with {name}"));
        }

        return findings;
    }

    private static async Task<IReadOnlyList<string>> WritingAsync(NpgsqlConnection connection, GuardedRows rows, List<GuardedTable> tables)
    {
        var findings = new List<string>();
        var scope = new AccessScope
        {
            Account = new AccountId(GuardedRows.FirstKeeper),
            Initiatives = [new InitiativeId(GuardedRows.A)],
            CaseInitiatives = [new InitiativeId(GuardedRows.A)],
            Applications = new(All: false, [new(GuardedRows.A)]),
            Applying = new(All: false, [new(GuardedRows.A)]),
            Money = new(All: false, [new(GuardedRows.A)]),
            Spending = new(All: false, [new(GuardedRows.A)]),
            Reviewed = new(All: false, [new(GuardedRows.A)]),
            Obligations = new(All: false, [new(GuardedRows.A)]),
            Reporting = new(All: false, [new(GuardedRows.A)]),
            Accepting = new(All: false, [new(GuardedRows.A)]),
            Meetings = new(All: false, [new(GuardedRows.A)]),
            Prepared = new(All: false, [new(GuardedRows.A)]),
            Keepers = [new(new(GuardedRows.A), new(GuardedRows.FirstKeeper)), new(new(GuardedRows.B), new(GuardedRows.FirstKeeper))],
        };
        foreach (var table in tables)
        {
            var foreign = rows.All.First(row => row.Table == table && row.Initiative == GuardedRows.B);
            await RefusedAsync("insert", "a row of another initiative is added", rows.InsertOf(foreign, "new"));
            if (table.InitiativeColumn == "initiative_id")
            {
                await RefusedAsync("update", "a row is moved to another initiative", $"update {table.Name} set initiative_id = '{GuardedRows.B}'");
            }

            async Task RefusedAsync(string privilege, string what, string sql)
            {
                if (!await MayAsync(connection, table, privilege))
                {
                    return;
                }

                await using var transaction = await connection.BeginTransactionAsync();
                await SetAsync(connection, scope);
                var state = await StateAsync(connection, sql);
                await transaction.RollbackAsync();
                if (state != PostgresErrorCodes.InsufficientPrivilege)
                {
                    findings.Add($"{table.Name}: {what} ({state ?? "done"})");
                }
            }
        }

        return findings;
    }

    private static bool IsEntitled(GuardedRow row, AccessScope scope)
    {
        var initiative = new InitiativeId(row.Initiative);
        if (ReachOf(row.Table.Name, scope) is { } reach)
        {
            return reach.All || reach.Initiatives.Contains(initiative);
        }

        if (row.Participant is not { } id)
        {
            return scope.AllInitiatives || scope.Initiatives.Contains(initiative);
        }

        var participant = new ParticipantId(id);
        var isCase = scope.CaseInitiatives.Contains(initiative) || (scope.Cases.Contains(participant) && scope.Initiatives.Contains(initiative));
        var isCovered = Covered.Contains(row.Table.Name) && scope.Covered.Contains(participant) && scope.Initiatives.Contains(initiative);
        var isKept = row.Keeper is null || KeeperIsToldOnly.Contains(row.Table.Name) || scope.Keepers.Contains(new KeeperReach(initiative, new OrganisationId(row.Keeper.Value)));
        return (isCase || isCovered) && isKept;
    }

    /// <summary>The reach of its own that a table is seen by; null when it has none.</summary>
    private static InitiativeReach? ReachOf(string table, AccessScope scope) =>
        OfApplications.Contains(table) ? scope.Applications : OfMoney.Contains(table) ? scope.Money : OfMeetings.Contains(table) ? scope.Meetings : OfPreparation.Contains(table) ? scope.Prepared
        : OfObligations.Contains(table) ? scope.Obligations : null;

    /// <summary>Every combination of what a scope can hold, over the two initiatives.</summary>
    private static IEnumerable<(string Name, AccessScope Scope)> Scopes()
    {
        InitiativeId a = new(GuardedRows.A), b = new(GuardedRows.B);
        ParticipantId mine = new(GuardedRows.Participant("A", 0)), foreign = new(GuardedRows.Participant("B", 0));
        return
            from initiatives in new[] { "none", "A", "B", "all" }
            from caseInitiative in new InitiativeId?[] { null, a }
            from cases in new ParticipantId?[] { null, mine, foreign }
            from covered in new ParticipantId?[] { null, mine }
            from keeper in new KeeperReach?[] { null, new(a, new(GuardedRows.FirstKeeper)), new(a, new(GuardedRows.SecondKeeper)), new(b, new(GuardedRows.FirstKeeper)) }
            select ($"initiatives {initiatives}, all cases of {Say(caseInitiative == a, "A")}, case {Say(cases == mine, "A0", cases == foreign, "B0")}, covered {Say(covered == mine, "A0")}, keeper {keeper}",
                new AccessScope
                {
                    Account = new AccountId(GuardedRows.FirstKeeper),
                    AllInitiatives = initiatives == "all",
                    Initiatives = initiatives switch { "A" => [a], "B" => [b], _ => [] },
                    CaseInitiatives = caseInitiative is { } one ? [one] : [],
                    Cases = cases is { } person ? [person] : [],
                    Covered = covered is { } member ? [member] : [],
                    Keepers = keeper is null ? [] : [keeper],
                    Money = covered is null ? Reach(initiatives) : InitiativeReach.None,
                    Obligations = keeper is null ? Reach(initiatives) : InitiativeReach.None,
                    Applications = covered is null ? InitiativeReach.None : Reach(initiatives),
                    Meetings = cases == mine ? Reach(initiatives) : InitiativeReach.None,
                    Prepared = cases == foreign ? Reach(initiatives) : InitiativeReach.None,
                });

        InitiativeReach Reach(string initiatives) => new(initiatives == "all", initiatives switch { "A" => [a], "B" => [b], _ => [] });

        static string Say(bool first, string firstWord, bool second = false, string secondWord = "") => first ? firstWord : second ? secondWord : "none";
    }

    public static async Task SetAsync(NpgsqlConnection connection, AccessScope scope)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        scope.ToSettings().Fill(command);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The SQLSTATE that a statement is refused with; null when it is done.</summary>
    public static async Task<string?> StateAsync(NpgsqlConnection connection, string sql)
    {
        try
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }

    private static async Task<bool> MayAsync(NpgsqlConnection connection, GuardedTable table, string privilege)
    {
        await using var command = new NpgsqlCommand("select has_table_privilege($1, $2)", connection);
        command.Parameters.Add(new() { Value = table.Name });
        command.Parameters.Add(new() { Value = privilege });
        return (bool)(await command.ExecuteScalarAsync())!;
    }
}
