using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>The figures role sees de-identified rows of the initiatives whose figures the viewer may see, and nothing else.</summary>
public sealed class FiguresRoleTests
{
    /// <summary>Text columns that hold codes from a list, never what somebody wrote.</summary>
    private static readonly HashSet<string> Codes =
        ["activity", "age_group", "area", "audience", "audience_group", "channel", "code", "event", "form_key", "gender", "kind", "known_by", "mark", "purpose", "reason", "respondent", "result", "self_support", "state",
            "target_group", "type"];

    private static readonly string[] PersonalWords = ["name", "birth", "number", "phone", "email", "address", "text", "note", "cipher", "hash", "reference", "description", "title"];

    [Fact]
    public async Task No_view_has_a_column_that_tells_who()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);

        (await FindingsAsync(database)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_view_with_a_name_or_free_text_is_found()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        await database.ExecuteAsync("create view figures.telling as select p.id, d.birth_date, p.given_name, p.given_name as tasks from participants p join participant_details d on d.participant_id = p.id");

        (await FindingsAsync(database)).ShouldBe(["telling.birth_date", "telling.given_name", "telling.tasks"], ignoreOrder: true);
    }

    [Fact]
    public async Task Each_view_shows_the_initiatives_of_the_figures_setting_only()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        await GuardedRows.FillAsync(database);
        var views = (await database.RowsAsync("select c.relname::text from pg_class c where c.relnamespace = 'figures'::regnamespace and c.relkind in ('v', 'm') and has_table_privilege('samsteg_figures', c.oid, 'select') order by 1")).Select(static row => (string)row[0]!).ToList();
        views.Count.ShouldBeGreaterThan(5);
        await using var connection = new NpgsqlConnection(database.ApplicationConnectionString);
        await connection.OpenAsync();

        foreach (var view in views)
        {
            (await InitiativesAsync(view, new AccessScope { Figures = [new(GuardedRows.A)] })).ShouldBe([GuardedRows.A], view);
            (await InitiativesAsync(view, new AccessScope { AllFigures = true })).ShouldBe([GuardedRows.A, GuardedRows.B], ignoreOrder: true, view);
            (await InitiativesAsync(view, AccessScope.Nothing)).ShouldBeEmpty(view);
            (await InitiativesAsync(view, new AccessScope { AllInitiatives = true, CaseInitiatives = [new(GuardedRows.A)] })).ShouldBeEmpty($"{view}: the scope of rows does not give figures");
        }

        async Task<Guid[]> InitiativesAsync(string view, AccessScope scope)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await RowSecurity.SetAsync(connection, scope);
            await using var command = new NpgsqlCommand($"set local role samsteg_figures; select coalesce(array_agg(distinct initiative_id), '{{}}') from figures.{view}", connection);
            return (Guid[])(await command.ExecuteScalarAsync())!;
        }
    }

    [Fact]
    public async Task The_application_reads_figures_only_by_becoming_the_role_and_the_role_reads_nothing_else()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        await using var connection = new NpgsqlConnection(database.ApplicationConnectionString);
        await connection.OpenAsync();

        foreach (var view in await database.RowsAsync("select oid::regclass::text from pg_class where relnamespace = 'figures'::regnamespace and relkind in ('v', 'm')"))
        {
            (await RowSecurity.StateAsync(connection, $"select * from {view[0]}")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, (string)view[0]!);
        }

        (await database.RowsAsync("""
            select oid::regclass::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm', 'p')
              and has_any_column_privilege('samsteg_figures', oid, 'select, insert, update, references')
            """)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Within_the_initiative_whoever_becomes_the_role_sees_ids_codes_and_days_of_people_and_nothing_that_tells_who()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        await GuardedRows.FillAsync(database);
        await using var connection = new NpgsqlConnection(database.ApplicationConnectionString);
        await connection.OpenAsync();
        var coach = new AccessScope { Initiatives = [new(GuardedRows.A)], Figures = [new(GuardedRows.A)], Cases = [new(GuardedRows.Participant("A", 0))] };

        // The application's suppression of small groups stands between this and a screen: the role itself counts individuals.
        (await SeenAsync("set local role samsteg_figures; select count(distinct participant_id) from figures.enrolments")).ShouldBe(2);
        (await SeenAsync("select count(*) from participants")).ShouldBe(1, "and outside the role they are told of the own case only");
        foreach (var table in new[] { "participants", "participant_details", "contact_notes", "accounts", "audit_entries", "case_openings", "secrecy_waivers" })
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await RowSecurity.SetAsync(connection, coach);
            (await RowSecurity.StateAsync(connection, $"set local role samsteg_figures; select * from public.{table}")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, table);
        }

        async Task<long> SeenAsync(string sql)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await RowSecurity.SetAsync(connection, coach);
            await using var command = new NpgsqlCommand(sql, connection);
            return (long)(await command.ExecuteScalarAsync())!;
        }
    }

    private static async Task<IReadOnlyList<string>> FindingsAsync(TestDatabase database) =>
        [.. (await database.RowsAsync("""
            select c.relname::text, a.attname::text, t.typcategory = 'S' or t.typname in ('json', 'jsonb', 'bytea')
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
            where c.relnamespace = 'figures'::regnamespace and c.relkind in ('r', 'v', 'm')
            """))
            .Select(static row => (View: (string)row[0]!, Column: (string)row[1]!, IsText: (bool)row[2]!))
            .Where(static column => PersonalWords.Any(word => column.Column.Contains(word, StringComparison.Ordinal)) || (column.IsText && !Codes.Contains(column.Column)))
            .Select(static column => $"{column.View}.{column.Column}")];
}
