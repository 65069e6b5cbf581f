using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App.Platform;

/// <summary>What the association decides itself: it holds at once where it was changed, and soon on every node.</summary>
public sealed class SettingsTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_changed_name_stands_on_the_next_page_and_both_stand_in_the_log()
    {
        await using var site = await Site.StartAsync();
        var administrator = await site.SignInAsync("association_administrator");
        var form = await administrator.GetAsync("/installningar");
        form.Status.ShouldBe(200);

        var answer = await form.SubmitAsync("main form", ("Input.Name", "Finsam Provbygden"), ("Input.IdleMinutes", "30"));

        answer.Status.ShouldBe(200);
        answer.TextOf(".association").ShouldBe("Finsam Provbygden");
        (await site.FactAsync<string>("select changes::text from audit_entries where subject_kind = 'settings'")).ShouldBe(
            """{"name": ["Samordningsförbundet Provet", "Finsam Provbygden"], "sign_in_idle_minutes": ["60", "30"]}""");
        await using var otherNode = await Site.StartAsync(site.Database);
        (await (await otherNode.SignInAsync("coach")).GetAsync("/")).TextOf(".association").ShouldBe("Finsam Provbygden");
    }

    [Fact]
    public async Task A_shorter_rest_ends_sign_ins_that_have_rested_longer()
    {
        await using var site = await Site.StartAsync();
        var coach = await site.SignInAsync("coach");
        var administrator = await site.SignInAsync("association_administrator");
        await (await administrator.GetAsync("/installningar")).SubmitAsync("main form", ("Input.IdleMinutes", "10"));

        site.Clock.Advance(TimeSpan.FromMinutes(12));

        (await coach.GetAsync("/")).Path.ShouldStartWith("/logga-in");
    }

    [Fact]
    public async Task What_another_node_has_changed_a_moment_ago_is_changed_back()
    {
        await using var site = await Site.StartAsync();
        var form = await (await site.SignInAsync("association_administrator")).GetAsync("/installningar");
        await site.OwnerAsync("insert into settings (key, value) values ('association.sign_in_idle_minutes', '30')");

        (await form.SubmitAsync("main form", ("Input.IdleMinutes", "60"))).Status.ShouldBe(200);

        (await site.FactAsync<string>("select value from settings where key = 'association.sign_in_idle_minutes'")).ShouldBe("60");
    }

    [Theory]
    [InlineData("Input.Name", "", "Name")]
    [InlineData("Input.IdleMinutes", "4", "IdleMinutes")]
    [InlineData("Input.IdleMinutes", "481", "IdleMinutes")]
    [InlineData("Input.IdleMinutes", "snart", "IdleMinutes")]
    [InlineData("Input.LongestHours", "25", "LongestHours")]
    [InlineData("Input.UploadMegabytesADay", "24", "UploadMegabytesADay")]
    public async Task What_does_not_fit_is_refused_beside_its_field(string field, string value, string name)
    {
        var administrator = await demo.Site.SignInAsync("association_administrator");

        var answer = await (await administrator.GetAsync("/installningar")).SubmitAsync("main form", (field, value));

        answer.Status.ShouldBe(422);
        answer.TextOf($"[id='Input_{name}-error']").ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task In_sql_only_the_associations_own_settings_are_changed_and_only_by_who_has_the_duty()
    {
        await using var connection = new NpgsqlConnection(demo.Site.Database.ApplicationConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var (duties, key, expected) in new (Duty[] Duties, string Key, string? Expected)[]
        {
            ([], "association.name", PostgresErrorCodes.InsufficientPrivilege),
            ([Duty.Accounts, Duty.Jobs], "association.name", PostgresErrorCodes.InsufficientPrivilege),
            ([Duty.Settings], "demo.built", PostgresErrorCodes.InsufficientPrivilege),
            ([Duty.Settings], "association.name", null),
        })
        {
            await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await RowSecurity.SetAsync(connection, new AccessScope { Duties = duties });
            (await RowSecurity.StateAsync(connection, $"insert into settings (key, value) values ('{key}', 'x') on conflict (key) do update set value = excluded.value"))
                .ShouldBe(expected, $"{string.Join(' ', duties)} {key}");
        }
    }
}
