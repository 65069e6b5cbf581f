using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>The wall of participants' own pages, proved in SQL as the role that they are read by, with the application's own filters out of the way.</summary>
public sealed class OwnWallTests
{
    /// <summary>Tables about participants that the own pages do not read, each with the reason.</summary>
    private static readonly IReadOnlyDictionary<string, string> LeftOut = new Dictionary<string, string>
    {
        ["protected_identities"] = "is sealed, and a protected identity has no page of its own",
        ["identity_readers"] = "is of protected identities alone",
        ["assessment_drafts"] = "is what a colleague has begun and not registered",
        ["match_people"] = "is worked out, and changes until somebody decides",
        ["match_pairs"] = "is worked out of the place profile and of openings",
        ["match_hints"] = "is worked out of the place profile and of openings",
        ["webhook_events"] = "is the program's: ids that wait to be handed out",
        ["webhook_deliveries"] = "is the program's: ids that wait to be handed out",
    };

    /// <summary>Columns that are not read, each with the reason.</summary>
    private static readonly IReadOnlyDictionary<string, string> Hidden = new Dictionary<string, string>
    {
        ["participants.search_key"] = "is the name once more, for searching",
        ["participant_details.number_hash"] = "is the number once more, for finding it",
        ["exit_follow_up_links.digest"] = "is a secret's",
        ["personal_links.digest"] = "is a secret's",
        ["referrals.number_cipher"] = "is the number, which stands among the participant's details",
        ["referrals.number_hash"] = "is the number once more, for finding it",
        ["documents.search_key"] = "is the title once more, for searching",
        ["documents.search_stems"] = "is the title once more, for searching",
        ["case_openings.reviewed_at"] = "is how a colleague was judged", ["case_openings.reviewed_by"] = "is how a colleague was judged",
        ["case_openings.is_approved"] = "is how a colleague was judged", ["case_openings.review_note"] = "is how a colleague was judged",
        ["audit_entries.subject_id"] = "who has read is told, not what else was done", ["audit_entries.changes"] = "who has read is told, not what else was done",
        ["audit_entries.salt"] = "seals the log", ["audit_entries.written_at"] = "seals the log", ["audit_entries.transaction_id"] = "seals the log",
    };

    private static readonly Guid Own = GuardedRows.Participant("A", 0);
    private static readonly AccountId Account = new(GuardedRows.SecondKeeper);
    private static readonly AccessScope Scope = new() { Account = Account, Today = new DateOnly(2026, 4, 15) };

    [Fact]
    public async Task Every_table_about_participants_is_read_by_them_or_left_out_for_a_reason()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        var columns = (await database.RowsAsync("""
            select c.relname::text, a.attname::text, has_column_privilege('samsteg_own', c.oid, a.attnum, 'select')
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
              and (c.relname = 'participants' or exists (select from pg_attribute p where p.attrelid = c.oid and p.attname = 'participant_id' and not p.attisdropped))
            """)).Select(static row => (Table: (string)row[0]!, Column: $"{row[0]}.{row[1]}", IsRead: (bool)row[2]!)).ToList();

        columns.Where(static column => !column.IsRead && !LeftOut.ContainsKey(column.Table) && !Hidden.ContainsKey(column.Column)).Select(static column => column.Column).ShouldBeEmpty("neither read nor left out for a reason");
        columns.Where(static column => column.IsRead && (LeftOut.ContainsKey(column.Table) || Hidden.ContainsKey(column.Column))).Select(static column => column.Column).ShouldBeEmpty("read, and said to be left out");
        columns.Count(static column => column.IsRead).ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task An_account_reads_the_own_rows_of_every_table_and_nobody_elses()
    {
        await using var database = await FilledAsync();
        await using var connection = await OpenAsync(database);
        var tables = await ReadableAsync(database);
        tables.Count.ShouldBeGreaterThan(30);
        foreach (var (table, column) in tables)
        {
            var seen = await SeenAsync(connection, Scope, $"select distinct {column} from {table}");
            seen.ShouldBeSubsetOf([Own], table);
            (seen.Count > 0 || table == "audit_entries").ShouldBeTrue($"{table} shows the own rows");
            (await SeenAsync(connection, Scope with { Account = new AccountId(GuardedRows.A) }, $"select distinct {column} from {table}")).ShouldBeEmpty($"{table} to an account that nobody is tied to");
            (await SeenAsync(connection, Scope with { Account = null }, $"select distinct {column} from {table}")).ShouldBeEmpty($"{table} to nobody");
        }
    }

    [Theory]
    [InlineData("update participant_accounts set ended_at = now()")]
    [InlineData("with who as (update participants set is_protected = true, given_name = null, family_name = null) update participant_details set birth_date = null")]
    public async Task Ended_or_protected_the_page_is_closed(string sql)
    {
        await using var database = await FilledAsync();
        await database.ExecuteAsync(sql);
        await using var connection = await OpenAsync(database);

        foreach (var (table, column) in await ReadableAsync(database))
        {
            (await SeenAsync(connection, Scope, $"select distinct {column} from {table}")).ShouldBeEmpty(table);
        }
    }

    [Fact]
    public async Task Whoever_has_roles_besides_sees_no_more_by_them()
    {
        await using var database = await FilledAsync();
        await using var connection = await OpenAsync(database);
        var lead = Scope with { AllInitiatives = true, CaseInitiatives = [new(GuardedRows.A), new(GuardedRows.B)], Keepers = [new(new(GuardedRows.A), new(GuardedRows.FirstKeeper))] };

        foreach (var (table, column) in await ReadableAsync(database))
        {
            (await SeenAsync(connection, lead, $"select distinct {column} from {table}")).ShouldBeSubsetOf([Own], table);
        }
    }

    [Fact]
    public async Task Other_participants_are_named_to_nobody()
    {
        await using var database = await FilledAsync();
        var (other, colleague) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await database.ExecuteAsync("insert into accounts (id, display_name) values ($1, 'D-001'), ($2, 'Carin Demo')", other, colleague);
        await database.ExecuteAsync("insert into role_assignments (id, account_id, role, valid_from) values (uuidv7(), $1, 'participant', '2026-01-01')", other);
        await using var connection = await OpenAsync(database);

        var named = await SeenAsync(connection, Scope, "select id from accounts");

        named.ShouldContain(colleague);
        named.ShouldNotContain(other);
        await ShouldBeRefusedAsync(connection, "select email from accounts");
        await ShouldBeRefusedAsync(connection, "select changes from audit_entries");
    }

    [Fact]
    public async Task Nothing_is_written_but_the_own_messages_answers_and_withdrawals()
    {
        await using var database = await FilledAsync();
        await using var connection = await OpenAsync(database);
        var other = GuardedRows.Participant("A", 1);
        var writable = (await database.RowsAsync("""
            select distinct c.relname || ' ' || p.privilege from pg_class c cross join (values ('insert'), ('update'), ('delete')) as p (privilege)
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
              and case when p.privilege = 'delete' then has_table_privilege('samsteg_own', c.oid, 'delete') else has_any_column_privilege('samsteg_own', c.oid, p.privilege) end
            order by 1
            """)).Select(static row => (string)row[0]!);
        writable.ShouldBe(["form_versions insert", "participant_messages insert", "participant_messages update", "placement_answers insert", "progress_assessments insert", "secrecy_waivers update"]);

        foreach (var (participant, initiative, sender, isTheirs) in new[] { (other, GuardedRows.A, Account.Value, true), (Own, GuardedRows.A, GuardedRows.FirstKeeper, true), (Own, GuardedRows.A, Account.Value, false) })
        {
            await ShouldBeRefusedAsync(connection, $"""
                insert into participant_messages (id, initiative_id, participant_id, keeper_organisation_id, is_from_participant, text, sent_at, sent_by)
                values (uuidv7(), '{initiative}', '{participant}', access.own_keeper('{participant}'), {isTheirs}, 'x', now(), '{sender}')
                """);
        }

        foreach (var (participant, sender) in new[] { (other, Account.Value), (Own, GuardedRows.FirstKeeper) })
        {
            await ShouldBeRefusedAsync(connection, $"""
                insert into placement_answers (id, initiative_id, participant_id, placement_id, answer, occurred_on, registered_at, registered_by)
                values (uuidv7(), '{GuardedRows.A}', '{participant}', uuidv7(), 'no', '2026-04-15', now(), '{sender}')
                """);
        }

        await ShouldBeRefusedAsync(connection, $"""
            insert into progress_assessments (id, initiative_id, participant_id, keeper_organisation_id, form_id, respondent, answers, occurred_on, registered_at, registered_by)
            select uuidv7(), initiative_id, participant_id, keeper_organisation_id, form_id, 'coach', answers, occurred_on, now(), '{Account}' from progress_assessments limit 1
            """);
        (await TouchedAsync(connection, "update secrecy_waivers set superseded_at = now()")).ShouldBe(2, "the own ones, of two keepers");
        (await TouchedAsync(connection, "update participant_messages set read_at = now()")).ShouldBe(2, "those to the participant");
        await ShouldBeRefusedAsync(connection, "update secrecy_waivers set valid_until = '2099-01-01'");
        await ShouldBeRefusedAsync(connection, "update participant_messages set text = 'x'");
    }

    private static async Task<TestDatabase> FilledAsync()
    {
        var database = await TestServer.CopyAsync(Template.Empty);
        await GuardedRows.FillAsync(database);
        await database.ExecuteAsync("delete from participant_accounts where participant_id <> $1", Own);
        await database.ExecuteAsync("insert into accounts (id, display_name) values ($1, 'A-0')", Account.Value);
        await database.ExecuteAsync("update participant_accounts set account_id = $1", Account.Value);
        return database;
    }

    private static async Task<List<(string Table, string Column)>> ReadableAsync(TestDatabase database) =>
        [.. (await database.RowsAsync("""
            select c.relname::text, a.attname::text from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = case c.relname when 'participants' then 'id' else 'participant_id' end
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_column_privilege('samsteg_own', c.oid, a.attnum, 'select') order by 1
            """)).Select(static row => ((string)row[0]!, (string)row[1]!))];

    private static async Task<NpgsqlConnection> OpenAsync(TestDatabase database)
    {
        var connection = new NpgsqlConnection(database.ApplicationConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<List<Guid>> SeenAsync(NpgsqlConnection connection, AccessScope scope, string sql)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await RowSecurity.SetAsync(connection, scope);
        await using var command = new NpgsqlCommand($"set local role samsteg_own; {sql}", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var seen = new List<Guid>();
        while (await reader.ReadAsync())
        {
            if (!await reader.IsDBNullAsync(0))
            {
                seen.Add(reader.GetGuid(0));
            }
        }

        return seen;
    }

    private static async Task<int> TouchedAsync(NpgsqlConnection connection, string sql)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await RowSecurity.SetAsync(connection, Scope);
        await using var command = new NpgsqlCommand($"set local role samsteg_own; {sql}", connection);
        return await command.ExecuteNonQueryAsync();
    }

    private static async Task ShouldBeRefusedAsync(NpgsqlConnection connection, string sql)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await RowSecurity.SetAsync(connection, Scope);
        (await RowSecurity.StateAsync(connection, $"set local role samsteg_own; {sql}")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);
    }
}
