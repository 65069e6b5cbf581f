using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App.Initiatives;

/// <summary>The association is never without an administrator. The demo has one; each test makes who else there is. Today is 15 April 2026.</summary>
public sealed class LastAdministratorTests : IAsyncLifetime
{
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync(Template.Demo);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("2026-04-14")]
    [InlineData("2026-12-31")]
    public async Task The_role_of_the_last_one_is_ended_neither_now_nor_by_date(string until)
    {
        // Who ends it is one herself only until the summer.
        var administrator = await _site.SignInAsync(Role.AssociationAdministrator);
        var (own, first) = (await LatestAsync(), await FirstAsync());
        await _site.OwnerAsync("update role_assignments set valid_until = '2026-06-30' where account_id = $1", own);
        var form = await administrator.GetAsync($"/konton/{first}/roller/{await RoleOfAsync(first)}");

        var refused = await form.SubmitAsync("main form", ("Input.Until", until));

        refused.Status.ShouldBe(422);
        refused.TextOf("[id='Input_Until-error']").ShouldNotBeNull().ShouldContain("sakna administratör");
        (await _site.FactAsync<DateOnly?>("select valid_until from role_assignments where account_id = $1", first)).ShouldBeNull();
        (await _site.FactAsync<long>("select count(*) from audit_entries where subject_kind = 'role_assignments' and action = 'changed'")).ShouldBe(0);
        await _site.OwnerAsync("update role_assignments set valid_until = null where account_id = $1", own);
        (await form.SubmitAsync("main form", ("Input.Until", until))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task It_is_handed_to_a_person_but_not_to_a_machine()
    {
        var administrator = await _site.SignInAsync(Role.AssociationAdministrator);
        var (own, first) = (await LatestAsync(), await FirstAsync());
        await _site.OwnerAsync("update role_assignments set valid_until = '2026-06-30' where account_id = $1", own);
        await _site.OwnerAsync("insert into machine_accounts (account_id, purpose, created_at, created_by) select id, 'Ekonomisystem', '2026-04-01', $1 from accounts where demo_role = 'board_member'", first);
        var form = await administrator.GetAsync($"/konton/{first}/overlamna");

        var refused = await form.SubmitAsync("main form", ("Input.Email", "board.member@example.se"), ("Input.From", "2026-05-01"));

        refused.Status.ShouldBe(422);
        refused.TextOf("[id='Input_Email-error']").ShouldNotBeNull().ShouldContain("sakna administratör");
        (await form.SubmitAsync("main form", ("Input.Email", "economist@example.se"), ("Input.From", "2026-05-01"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Her_account_is_not_closed_by_the_technical_administrator_either()
    {
        var technician = await _site.SignInAsync("technical_administrator");
        var page = await technician.GetAsync($"/konton/{await FirstAsync()}/lage");

        var refused = await page.PressAsync("main form button");

        refused.Status.ShouldBe(422);
        refused.TextOf(".ds-error-summary").ShouldNotBeNull().ShouldContain("förbundets sista administratör");
        (await _site.FactAsync<DateTime?>("select closed_at from accounts where id = $1", await FirstAsync())).ShouldBeNull();
    }

    [Theory]
    [InlineData("roller")]
    [InlineData("lage")]
    public async Task Of_two_who_end_each_others_at_the_same_moment_one_remains(string way)
    {
        var first = await _site.SignInAsync("association_administrator");
        var second = await _site.SignInAsync(Role.AssociationAdministrator);
        var (firstId, secondId) = (await FirstAsync(), await LatestAsync());
        var pages = new[] { await OpenAsync(first, secondId), await OpenAsync(second, firstId) };
        await using var other = new NpgsqlConnection(_site.Database.OwnerConnectionString);
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("select access.administered('2026-04-15', null)", other, transaction);
        await hold.ExecuteNonQueryAsync();

        var answers = Task.WhenAll(pages.Select(page => way == "roller" ? page.SubmitAsync("main form", ("Input.Until", "2026-04-14")) : page.PressAsync("main form button")));
        await Until.IsSoAsync(async () =>
        {
            answers.IsCompleted.ShouldBeFalse("both wait for the same lock");
            return await _site.FactAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 2;
        });

        await transaction.CommitAsync();

        (await answers).Count(static answer => answer.Status == 422).ShouldBe(1);
        (await _site.FactAsync<long>("""
            select count(*) from role_assignments r join accounts a on a.id = r.account_id
            where r.role = 'association_administrator' and r.valid_until is null and a.closed_at is null
            """)).ShouldBe(1);

        async Task<Page> OpenAsync(Visitor administrator, Guid account) =>
            await administrator.GetAsync(way == "roller" ? $"/konton/{account}/roller/{await RoleOfAsync(account)}" : $"/konton/{account}/lage");
    }

    [Fact]
    public async Task The_database_keeps_one_whatever_asks()
    {
        await Should.ThrowAsync<PostgresException>(() => _site.OwnerAsync("update role_assignments set valid_until = '2026-05-01' where role = 'association_administrator'"));
        await Should.ThrowAsync<PostgresException>(() => _site.OwnerAsync("update accounts set closed_at = '2026-04-15T08:00Z' where demo_role = 'association_administrator'"));
    }

    private Task<Guid> FirstAsync() => _site.FactAsync<Guid>("select id from accounts where demo_role = 'association_administrator'")!;

    private Task<Guid> LatestAsync() => _site.FactAsync<Guid>("select id from accounts where demo_role like 'person_%' order by id desc limit 1")!;

    private Task<Guid> RoleOfAsync(Guid account) => _site.FactAsync<Guid>("select id from role_assignments where account_id = $1", account)!;
}
