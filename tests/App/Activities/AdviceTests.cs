namespace Samsteg.App.Activities;

/// <summary>Advice to organisations: registered, corrected, followed up, reminded of.</summary>
public sealed class AdviceTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task Advice_is_registered_followed_up_and_found_in_the_list()
    {
        var (lead, path) = await AdviserAsync();
        var made = await RegisterAsync(lead, path, "Sagocykeln", ("Input.NextStep", "Räkna på lådcyklar"), ("Input.DueOn", "2026-04-20"));
        made.Status.ShouldBe(200);
        made.TextOf("h1").ShouldBe("Rådgivning till Sagocykeln");
        made.TextsOf(".status").ShouldContain("Följs upp 20 april 2026");

        var followed = await (await made.FollowAsync("main a[href$='/uppfoljning'], header a[href$='/uppfoljning'], a[href$='/uppfoljning']")).SubmitAsync("main form", ("Input.Effect", "NewContract"), ("Input.Words", "Ett år"));
        followed.Status.ShouldBe(200);
        followed.TextsOf(".status").ShouldBeEmpty();
        (await lead.GetAsync($"{path}?Topic=Sales&State=FollowedUp")).RowsOf("#list table").ShouldContain(static row => row[1] == "Sagocykeln" && row.Contains("Ett nytt avtal"));
        (await lead.GetAsync($"{path}?State=Overdue")).RowsOf("#list table").ShouldAllBe(static row => row[1] != "Sagocykeln");

        var retract = await followed.FollowAsync("ul.due a");
        (await retract.SubmitAsync("main form")).Status.ShouldBe(422);
        (await retract.SubmitAsync("main form", ("Input.Reason", "Fel organisation"))).TextsOf(".status").ShouldContain("Följs upp 20 april 2026");
    }

    [Theory]
    [InlineData("Input.OccurredOn", "2026-04-16")]
    [InlineData("Input.Minutes", "0")]
    [InlineData("Input.DueOn", "")]
    [InlineData("Input.DueOn", "2026-04-01")]
    [InlineData("Input.NextStep", "")]
    [InlineData("Input.Topic", "Other")]
    [InlineData("Input.AdvisedBy", "00000000-0000-0000-0000-000000000001")]
    [InlineData("Input.Organisation", "00000000-0000-0000-0000-000000000001")]
    public async Task What_is_wrong_is_said_and_nothing_written(string field, string value)
    {
        var (lead, path) = await AdviserAsync();
        var before = await CountAsync();
        (string, string?)[] right = [("Input.NextStep", "Ring"), ("Input.DueOn", "2026-04-20")];

        (await RegisterAsync(lead, path, "Sagocykeln", [.. right.Where(given => given.Item1 != field), (field, value)])).Status.ShouldBe(422);

        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_correction_supersedes_and_what_was_seen_before_cannot_be_corrected_again()
    {
        var (lead, path) = await AdviserAsync();
        var made = await RegisterAsync(lead, path, "Attrappfabriken");
        var correction = await lead.GetAsync($"{made.Path}/ratta");
        (await correction.SubmitAsync("main form", ("Input.Minutes", "90"))).Status.ShouldBe(422);

        var corrected = await correction.SubmitAsync("main form", ("Input.Minutes", "90"), ("Input.Reason", "Det tog längre tid"));

        corrected.Path.ShouldBe(made.Path);
        corrected.TextsOf("dl.facts dd").ShouldContain("90 min");
        corrected.TextsOf("main details li").ShouldHaveSingleItem().ShouldContain("Det tog längre tid");
        (await correction.SubmitAsync("main form", ("Input.Form", Guid.CreateVersion7().ToString()), ("Input.Minutes", "95"), ("Input.Reason", "Igen"))).Status.ShouldBe(409);
        var gone = await (await lead.GetAsync($"{made.Path}/ratta")).PressAsync("button[formaction*='Retract']", ("Input.Reason", "Det blev inget samtal"));
        gone.Path.ShouldBe(path);
        (await lead.GetAsync(made.Path)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Next_steps_whose_day_has_come_stand_on_the_advisers_start_page()
    {
        var (lead, path) = await AdviserAsync();
        const string due = "a[href*='/radgivning/'][href$='/uppfoljning']";
        (await lead.GetAsync("/")).Document.QuerySelectorAll(due).Length.ShouldBe(1, "one of the demo's is a week late");
        await RegisterAsync(lead, path, "Mönsterbruket", ("Input.OccurredOn", "2026-04-01"), ("Input.NextStep", "Ring"), ("Input.DueOn", "2026-04-15"));

        var today = await lead.GetAsync("/");

        today.Document.QuerySelectorAll(due).Length.ShouldBe(2);
        var other = await demo.Site.SignInAsync(DemoRoster.Lead);
        (await other.GetAsync("/")).Document.QuerySelector(due).ShouldBeNull();
        await (await today.FollowAsync(due)).SubmitAsync("main form", ("Input.Effect", "NoneYet"), ("Input.NextOn", "2026-04-25"));
        (await lead.GetAsync("/")).Document.QuerySelectorAll(due).Length.ShouldBe(1);
    }

    private async Task<Page> RegisterAsync(Visitor adviser, string path, string organisation, params (string Name, string? Value)[] fields)
    {
        (string Name, string? Value)[] usual =
            [("Input.Organisation", (await demo.Site.FactAsync<Guid>("select id from organisations where name = $1", organisation)).ToString()), ("Input.OccurredOn", "2026-04-10"), ("Input.Topic", "Sales")];
        return await (await adviser.GetAsync($"{path}/ny")).SubmitAsync("main form", [.. usual.Where(one => fields.All(field => field.Name != one.Name)), .. fields]);
    }

    private Task<long> CountAsync() => demo.Site.FactAsync<long>("select count(*) from advice_sessions");

    private async Task<(Visitor Adviser, string Path)> AdviserAsync() =>
        (await demo.Site.SignInAsync("process_lead"), $"{(await DemoRoster.OfAsync(demo.Site)).Activities}/radgivning");
}
