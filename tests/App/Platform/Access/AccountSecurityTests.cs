using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Roles, passwords, sign-ins and jobs proved in SQL as the application's role, with the application out of the way.</summary>
public sealed class AccountSecurityTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private static readonly string[] Secrets = ["account_passwords", "account_tokens", "account_logins", "account_claims"];

    [Fact]
    public async Task Roles_are_given_by_who_administers_them_there_and_never_to_oneself()
    {
        var (lead, coach, administrator) = (await IdAsync("project_lead"), await IdAsync("coach"), await IdAsync("association_administrator"));
        var initiative = await InitiativeAsync();

        (await TryAsync(await ScopeAsync("coach"), Give(coach, "project_lead", initiative))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(await ScopeAsync("project_lead"), Give(coach, "project_lead", initiative))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(await ScopeAsync("technical_administrator"), Give(await IdAsync("technical_administrator"), "project_lead", initiative))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(await ScopeAsync("technical_administrator"), Give(coach, "project_lead", initiative))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(AccessScope.Nothing, Give(coach, "project_lead", initiative))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(await ScopeAsync("association_administrator"), Give(administrator, "coach", initiative))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(await ScopeAsync("association_administrator"), Give(lead, "economist", initiative))).ShouldBeNull();
        var there = new AccessScope { Account = new(lead), Administers = [new(initiative)] };
        (await TryAsync(there, Give(coach, "economist", initiative))).ShouldBeNull();
        (await TryAsync(there, Give(coach, "association_administrator", null))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(there, Give(coach, "economist", Guid.CreateVersion7()))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

        // An update out of reach finds no row.
        (await TouchedAsync(await ScopeAsync("evaluator"), "update role_assignments set valid_until = '2099-12-31'")).ShouldBe(0);
        (await TouchedAsync(await ScopeAsync("association_administrator"), $"update role_assignments set valid_until = '2099-12-31' where account_id = '{administrator}'")).ShouldBe(0);
        (await TouchedAsync(await ScopeAsync("association_administrator"), $"update role_assignments set valid_until = '2099-12-31' where account_id = '{lead}'")).ShouldBe(1);
    }

    [Theory]
    [InlineData("evaluator")]
    [InlineData("auditor")]
    [InlineData("signatory")]
    public async Task Who_reads_for_a_task_does_so_until_a_day(string role)
    {
        var scope = await ScopeAsync("association_administrator");
        var (account, initiative) = (await IdAsync("economist"), await InitiativeAsync());

        (await TryAsync(scope, Give(account, role, initiative))).ShouldBe(PostgresErrorCodes.CheckViolation);
        (await TryAsync(scope, Give(account, role, initiative, "'2026-12-31'"))).ShouldBeNull();
    }

    [Fact]
    public async Task Passwords_and_tokens_are_for_the_account_itself_and_for_signing_in()
    {
        var (coach, lead) = (await IdAsync("coach"), await IdAsync("project_lead"));
        foreach (var account in new[] { coach, lead })
        {
            await demo.Site.OwnerAsync("insert into account_passwords (account_id, cipher) values ($1, 'sealed')", account);
            await demo.Site.OwnerAsync("insert into account_tokens (user_id, login_provider, name, value) values ($1, 'a', 'b', 'c')", account);
            await demo.Site.OwnerAsync("insert into account_logins (login_provider, provider_key, user_id) values ('a', $1, $2)", account.ToString(), account);
            await demo.Site.OwnerAsync("insert into account_claims (user_id, claim_type, claim_value) values ($1, 'a', 'b')", account);
        }

        foreach (var table in Secrets)
        {
            (await CountAsync(await ScopeAsync("coach"), table)).ShouldBe(1, table);
            (await CountAsync(await ScopeAsync("association_administrator"), table)).ShouldBe(0, table);
            (await CountAsync(await ScopeAsync("technical_administrator"), table)).ShouldBe(0, table);
            (await CountAsync(AccessScope.Nothing, table)).ShouldBe(2, $"{table}: nobody is signed in yet");
        }

        (await TouchedAsync(await ScopeAsync("coach"), "update account_passwords set cipher = 'mine'")).ShouldBe(1);
        (await TouchedAsync(await ScopeAsync("coach"), "update accounts set email = 'mine@example.se' where demo_role = 'project_lead'")).ShouldBe(0);
        (await demo.Site.FactAsync<long>("select count(*) from information_schema.columns where table_name = 'accounts' and column_name like '%password%'")).ShouldBe(0);
        await demo.Site.OwnerAsync("delete from account_passwords");
    }

    [Fact]
    public async Task Jobs_are_read_where_that_is_the_duty_and_asked_for_by_anybody()
    {
        await demo.Site.OwnerAsync("insert into jobs (id, kind, run_at) values (uuidv7(), 'never', '2999-01-01')");

        (await CountAsync(await ScopeAsync("coach"), "jobs")).ShouldBe(0);
        (await CountAsync(await ScopeAsync("association_director"), "jobs")).ShouldBe(0);
        (await CountAsync(await ScopeAsync("technical_administrator"), "jobs")).ShouldBeGreaterThan(0);
        (await TryAsync(await ScopeAsync("coach"), "insert into jobs (id, kind, run_at) values (uuidv7(), 'asked', '2999-01-01')")).ShouldBeNull();
        (await TryAsync(await ScopeAsync("coach"), "insert into jobs (id, kind, run_at) values (uuidv7(), 'never', '2999-01-01') on conflict do nothing")).ShouldBeNull();
        (await TouchedAsync(await ScopeAsync("coach"), "delete from jobs")).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_takes_a_group_to_meet_its_members()
    {
        var coach = await IdAsync("coach");
        var scope = await ScopeAsync("coach");
        var initiative = await InitiativeAsync();

        (await TryAsync(scope, $"update activity_series set leader_account_id = '{coach}' where leader_account_id is distinct from '{coach}'")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(scope, $"update sessions set leader_account_id = '{coach}' where leader_account_id is distinct from '{coach}'")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(scope, "update sessions set series_id = null, number = null where series_id is not null")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(scope, $"insert into sessions (id, initiative_id, series_id, number, type, audience, name_sv, starts_at, ends_at, leader_account_id) select uuidv7(), '{initiative}', id, 99, type, audience, name_sv, now(), now() + interval '1 hour', '{coach}' from activity_series limit 1"))
            .ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(await ScopeAsync("project_lead"), $"update activity_series set leader_account_id = '{coach}'")).ShouldBeNull();
    }

    [Fact]
    public async Task Cases_are_handed_over_by_who_administers_roles_there_to_another_coach_only()
    {
        var (first, second, lead, initiative) = (await IdAsync("coach"), await IdAsync("coach_2"), await IdAsync("project_lead"), await InitiativeAsync());
        string Hand(Guid giver, Guid taker) => $"select access.hand_over_cases('{giver}', '{taker}', '{initiative}', '2026-04-15', now())";

        (await TryAsync(await ScopeAsync("coach_2"), Hand(first, second))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(await ScopeAsync("project_lead"), Hand(first, second))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(await ScopeAsync("association_administrator"), Hand(first, lead))).ShouldBe(PostgresErrorCodes.RestrictViolation);
        (await TryAsync(await ScopeAsync("association_administrator"), Hand(first, second))).ShouldBeNull();
        (await TryAsync(await ScopeAsync("coach"), $"select access.close_account('{second}', now())")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(await ScopeAsync("association_administrator"), $"select access.close_account('{await IdAsync("association_administrator")}', now())")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static string Give(Guid account, string role, Guid? initiative, string until = "null") =>
        $"insert into role_assignments (id, account_id, role, initiative_id, valid_from, valid_until) values (uuidv7(), '{account}', '{role}', {(initiative is null ? "null" : $"'{initiative}'")}, '2026-01-01', {until})";

    private async Task<AccessScope> ScopeAsync(string demoRole)
    {
        await using var scope = await demo.Site.ScopeOfAsync(await IdAsync(demoRole));
        return ((CurrentUser)scope.ServiceProvider.GetService(typeof(CurrentUser))!).Scope;
    }

    private async Task<Guid> IdAsync(string demoRole) => await demo.Site.FactAsync<Guid>("select id from accounts where demo_role = $1", demoRole);

    private async Task<Guid> InitiativeAsync() => await demo.Site.FactAsync<Guid>("select initiative_id from targets where code = 'R01'");

    private Task<string?> TryAsync(AccessScope scope, string sql) => WithAsync(scope, connection => RowSecurity.StateAsync(connection, sql));

    private Task<int> TouchedAsync(AccessScope scope, string sql) => WithAsync(scope, async connection =>
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    });

    private Task<long> CountAsync(AccessScope scope, string table) => WithAsync(scope, async connection =>
    {
        await using var command = new NpgsqlCommand($"select count(*) from {table}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    });

    private async Task<T> WithAsync<T>(AccessScope scope, Func<NpgsqlConnection, Task<T>> work)
    {
        await using var connection = new NpgsqlConnection(demo.Site.Database.ApplicationConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await RowSecurity.SetAsync(connection, scope);
        var result = await work(connection);
        await transaction.RollbackAsync();
        return result;
    }
}
