using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>What looks past row security to search, held against what row security shows.</summary>
public sealed class SearchScopeTests
{
    private const string Offered = """
        select p.proname::text from pg_proc p where p.pronamespace = 'search'::regnamespace and p.prosecdef order by 1
        """;

    [Fact]
    public async Task For_any_scope_a_search_finds_exactly_what_row_security_shows()
    {
        await using var database = await TestServer.CopyAsync(Template.Demo);
        await database.ExecuteAsync(Copies("initiatives", 30) + Copies("organisations", 30) + Copies("activity_series", 60));
        var tables = (await database.RowsAsync(Offered)).Select(static row => (string)row[0]!).ToList();
        tables.ShouldContain("initiatives");
        var initiatives = (await database.RowsAsync("select id from initiatives")).Select(static row => new InitiativeId((Guid)row[0]!)).ToArray();
        var participants = (await database.RowsAsync("select id from participants")).Select(static row => new ParticipantId((Guid)row[0]!)).ToArray();
        var random = new Random(20261121);
        await using var application = NpgsqlDataSource.Create(database.ApplicationConnectionString);
        await using var connection = await application.OpenConnectionAsync();

        for (var round = 0; round < 60; round++)
        {
            var scope = new AccessScope
            {
                Account = new AccountId(Guid.CreateVersion7()),
                AllInitiatives = random.Next(6) == 0,
                Initiatives = Some(random, initiatives),
                CaseInitiatives = Some(random, initiatives),
                Cases = Some(random, participants),
                Covered = Some(random, participants),
            };
            await using var transaction = await connection.BeginTransactionAsync();
            await RowSecurity.SetAsync(connection, scope);
            foreach (var table in tables)
            {
                var word = await OneWordAsync(database, table, random);
                var shown = await IdsAsync(connection, $"select id from {table} where search_key like '% {word}%' or search_stems @@ to_tsquery('swedish', '{word}:*')");
                (await IdsAsync(connection, $"select id from search.{table}('{word}', false, 5000)")).ShouldBe(shown, $"{table} {word} {scope}");
                var alike = await IdsAsync(connection, $"select id from {table} where search.word_similarity('{word}', search_key) >= 0.3 and search.resembles(search_key, '{{{word}}}')");
                (await IdsAsync(connection, $"select id from search.{table}('{word}', true, 5000)")).ShouldBe(alike, $"{table} like {word} {scope}");
            }

            await transaction.RollbackAsync();
        }
    }

    [Fact]
    public async Task Without_a_scope_nothing_is_found()
    {
        await using var database = await TestServer.CopyAsync(Template.Demo);
        await using var application = NpgsqlDataSource.Create(database.ApplicationConnectionString);
        await using var connection = await application.OpenConnectionAsync();
        foreach (var row in await database.RowsAsync(Offered))
        {
            (await IdsAsync(connection, $"select id from search.{row[0]}('a', false, 5000) union all select id from search.{row[0]}('a', true, 5000)")).ShouldBeEmpty();
        }
    }

    private static string Copies(string table, int number) => $"""
        do $copy$ declare columns text; changed text; begin
            select string_agg(format('%I', column_name), ', '),
                   string_agg(case column_name when 'id' then 'gen_random_uuid()' when 'organisation_number' then 'null' else format('%I', column_name) end, ', ')
            into columns, changed from information_schema.columns where table_schema = 'public' and table_name = '{table}' and is_generated = 'NEVER';
            execute format('insert into {table} (%s) select %s from {table}, generate_series(1, {number})', columns, changed);
        end $copy$;
        """;

    private static T[] Some<T>(Random random, T[] all) => random.Next(4) == 0 ? [] : [.. all.Where(_ => random.Next(3) == 0)];

    private static async Task<string> OneWordAsync(TestDatabase database, string table, Random random)
    {
        var words = (await database.RowsAsync($"select distinct word from {table}, unnest(string_to_array(search_key, ' ')) as word where word ~ '^[a-z]+$' order by 1")).Select(static row => (string)row[0]!).ToList();
        var word = words[random.Next(words.Count)];
        return word[..Math.Max(1, random.Next(word.Length + 1))];
    }

    private static async Task<IReadOnlyList<Guid>> IdsAsync(NpgsqlConnection connection, string sql)
    {
        var ids = new List<Guid>();
        await using var command = new NpgsqlCommand($"select id from ({sql}) found order by id", connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }
}
