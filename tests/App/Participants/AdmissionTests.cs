using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>What lets a coach enrol must not let anybody into a case that is there. As the application's role, in SQL.</summary>
public sealed class AdmissionTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private static readonly DateOnly Today = new(2026, 4, 15);

    [Fact]
    public async Task A_coach_is_let_into_somebody_who_does_not_exist_and_may_then_write_that_one()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var somebody = Guid.CreateVersion7();

        var reference = await RunAsync(await CoachAsync(cases), cases, async connection =>
        {
            var given = await AdmitAsync(connection, somebody, cases.Initiative);
            await ExecuteAsync(connection, "insert into participants (id, initiative_id, reference, given_name, family_name) values ($1, $2, $3, 'A', 'B')",
                somebody, cases.Initiative, given!);
            return given;
        });

        reference.ShouldStartWith("D-");
    }

    [Fact]
    public async Task Nobody_is_let_into_a_case_that_is_there()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var closed = await cases.OthersAsync();

        var seen = await RunAsync(await CoachAsync(cases), cases, async connection =>
        {
            (await AdmitAsync(connection, closed, cases.Initiative)).ShouldBeNull();
            return await CountAsync(connection, closed);
        });

        seen.ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_only_reads_the_initiative_is_not_let_in()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var director = await demo.Site.FactAsync<Guid>("select account_id from role_assignments where role = 'association_director' limit 1");

        await Should.ThrowAsync<PostgresException>(() => RunAsync(director, cases, connection => AdmitAsync(connection, Guid.CreateVersion7(), cases.Initiative)));
    }

    [Fact]
    public async Task A_coach_is_not_let_into_another_initiative_nor_after_the_role_has_ended()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var coach = await cases.CoachAccountAsync();
        var other = await site.FactAsync<Guid>("""
            insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on)
            select uuidv7(), 'En annan insats', owner_id, state, starts_on, ends_on from initiatives limit 1 returning id
            """);

        await Should.ThrowAsync<PostgresException>(() => RunAsync(site, coach, [cases.Initiative, other], connection => AdmitAsync(connection, Guid.CreateVersion7(), other)));
        await site.OwnerAsync("update role_assignments set valid_until = '2026-04-14' where account_id = $1", coach);
        await Should.ThrowAsync<PostgresException>(() => RunAsync(site, coach, [cases.Initiative], connection => AdmitAsync(connection, Guid.CreateVersion7(), cases.Initiative)));
    }

    [Fact]
    public async Task Being_let_in_ends_with_the_transaction()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        await using var source = NpgsqlDataSource.Create(demo.Site.Database.ApplicationConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await RowSecurity.SetAsync(connection, new AccessScope { Account = new(await CoachAsync(cases)), Initiatives = [new(cases.Initiative)] });
            await AdmitAsync(connection, Guid.CreateVersion7(), cases.Initiative);
            await transaction.CommitAsync();
        }

        await using var command = new NpgsqlCommand("select coalesce(current_setting('samsteg.cases', true), '')", connection);
        (await command.ExecuteScalarAsync()).ShouldBe("");
    }

    [Fact]
    public async Task That_somebody_covered_has_left_is_told_without_why()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var left = await site.FactAsync<Guid>("select participant_id from exits where superseded_at is null and initiative_id = $1 limit 1", cases.Initiative);
        await using var source = NpgsqlDataSource.Create(site.Database.ApplicationConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await RowSecurity.SetAsync(connection, new AccessScope { Initiatives = [new(cases.Initiative)], Covered = [new(left)] });

        await using var told = new NpgsqlCommand("select participant_id from access.covered_status()", connection);
        (await told.ExecuteScalarAsync()).ShouldBe(left);
        await using var why = new NpgsqlCommand("select count(*) from exits", connection);
        (await why.ExecuteScalarAsync()).ShouldBe(0L);
    }

    private static Task<Guid> CoachAsync(DemoCases cases) => cases.CoachAccountAsync();

    private Task<T> RunAsync<T>(Guid account, DemoCases cases, Func<NpgsqlConnection, Task<T>> run) => RunAsync(demo.Site, account, [cases.Initiative], run);

    private static async Task<T> RunAsync<T>(Site site, Guid account, Guid[] initiatives, Func<NpgsqlConnection, Task<T>> run)
    {
        await using var source = NpgsqlDataSource.Create(site.Database.ApplicationConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await RowSecurity.SetAsync(connection, new AccessScope { Account = new(account), Initiatives = [.. initiatives.Select(static id => new InitiativeId(id))] });
        return await run(connection);
    }

    private static async Task<string?> AdmitAsync(NpgsqlConnection connection, Guid participant, Guid initiative)
    {
        await using var command = new NpgsqlCommand("select access.admit($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = participant }, new() { Value = initiative }, new() { Value = Today } },
        };
        return await command.ExecuteScalarAsync() as string;
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, Guid participant)
    {
        await using var command = new NpgsqlCommand("select count(*) from participants where id = $1", connection) { Parameters = { new() { Value = participant } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync();
    }
}
