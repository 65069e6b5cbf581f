namespace Samsteg.App.Activities;

/// <summary>Networks: who belongs, who comes, who calls the meetings.</summary>
public sealed class NetworkTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_network_is_made_filled_and_handed_over()
    {
        var (lead, activities) = await LeadAsync();
        var made = await (await lead.GetAsync($"{activities}/natverk/ny")).SubmitAsync("main form", ("Input.Name", "Provnätverket"), ("Input.StartedOn", "2026-03-01"));
        made.Status.ShouldBe(200);
        made.TextOf("h1").ShouldBe("Provnätverket");

        var first = await JoinAsync(lead, made.Path, "Exempelkafét");
        first.Document.QuerySelector("[name='Input.ContactPerson'] option[selected]").ShouldNotBeNull("a single contact person is taken").TextContent.ShouldBe("Disa Dockberg");
        await JoinAsync(lead, made.Path, "Demotvätten");
        var twice = await (await lead.GetAsync($"{made.Path}/medlemmar/ny")).SubmitAsync("main form", ("Input.Organisation", (await OrganisationAsync("Demotvätten")).ToString()), ("Input.JoinedOn", "2026-04-01"));
        (twice.Status, twice.TextOf("[id='Input_Organisation-error']")).ShouldBe((422, "Fel: Organisationen är redan med i nätverket."));

        await HandOverAsync(lead, made.Path, "Exempelkafét", "2026-03-05", 200);
        await HandOverAsync(lead, made.Path, "Exempelkafét", "2026-04-05", 422);
        await HandOverAsync(lead, made.Path, "Demotvätten", "2026-03-04", 422);
        await HandOverAsync(lead, made.Path, "Demotvätten", "2026-04-16", 422);
        await HandOverAsync(lead, made.Path, "Demotvätten", "2026-04-10", 200);
        var shown = await lead.GetAsync(made.Path);
        shown.TextsOf("ol.due li").Count.ShouldBe(2);
        shown.TextsOf("ol.due li")[0].ShouldContain("Demotvätten");

        var retract = await shown.FollowAsync("ol.due a");
        (await retract.SubmitAsync("main form")).Status.ShouldBe(422);
        (await retract.SubmitAsync("main form", ("Input.Reason", "Det blev inte av"))).TextsOf("ol.due li").ShouldHaveSingleItem().ShouldContain("Exempelkafét");
    }

    [Fact]
    public async Task The_convenor_leaves_only_when_another_one_has_taken_over()
    {
        var (lead, activities) = await LeadAsync();
        var network = $"{activities}/natverk/{await NetworkAsync("Offentliga inköpare i Sörmland")}";
        var convenor = await demo.Site.FactAsync<Guid>("select m.id from network_members m join network_convenors c using (network_id, organisation_id) where m.network_id = $1", await NetworkAsync("Offentliga inköpare i Sörmland"));

        var refused = await (await lead.GetAsync($"{network}/medlemmar/{convenor}")).SubmitAsync("main form", ("Input.LeftOn", "2026-04-14"));

        (refused.Status, refused.TextOf("[id='Input_LeftOn-error']")).ShouldBe((422, "Fel: Organisationen är sammankallande. Lämna över det först."));
    }

    [Fact]
    public async Task Who_has_been_at_none_of_the_last_three_meetings_is_shown()
    {
        var (lead, activities) = await LeadAsync();
        var page = await lead.GetAsync($"{activities}/natverk/{await NetworkAsync("Sociala företag i Sörmland")}");

        page.RowsOf("table").Where(static row => row[2].Contains("Inte med de 3 senaste", StringComparison.Ordinal)).Select(static row => row[0].Split("med sedan")[0]).ShouldBe(["Sagocykeln", "Övningsköket"]);
        page.RowsOf("table").Single(static row => row[0].StartsWith("Exempelkafét", StringComparison.Ordinal))[2].ShouldBe("5 av 5");
        page.RowsOf("table").Single(static row => row[0].StartsWith("Exempelgården", StringComparison.Ordinal))[2].ShouldBe("1 av 1");
    }

    [Fact]
    public async Task A_planned_session_is_a_networks_at_once_and_another_can_be_made_one_and_taken_away()
    {
        var (lead, activities) = await LeadAsync();
        var network = await NetworkAsync("Offentliga inköpare i Sörmland");
        var shown = await lead.GetAsync($"{activities}/natverk/{network}");
        var plan = await shown.FollowAsync("a[href*='natverk=']");
        plan.TextsOf("[name='Input.Activity'] option").ShouldNotContain(static activity => activity.EndsWith("för deltagare", StringComparison.Ordinal));
        plan.TextsOf("[name='Input.Activity'] option[selected]").ShouldBe(["Nätverksträff – för organisationer"]);
        var made = await plan.SubmitAsync("main form", ("Input.Name", "Höstträff"), ("Input.Day", "2026-05-20"));
        made.Status.ShouldBe(200);
        (await lead.GetAsync(shown.Path)).TextsOf("#network-meetings a").ShouldContain("Höstträff");

        var free = shown.Document.QuerySelector("[name='Input.Session'] option[value]:not([value=''])")!.GetAttribute("value")!;
        (await shown.SubmitAsync("form:has(select)", ("Input.Session", free))).Status.ShouldBe(200);
        (await shown.SubmitAsync("form:has(select)", ("Input.Session", free))).Status.ShouldBe(422);
        (await lead.PostAsync($"{shown.Path}?handler=Untie", [("session", free), TokenOf(shown)])).Status.ShouldBe(200);
        (await demo.Site.FactAsync<long>("select count(*) from network_sessions where session_id = $1", Guid.Parse(free))).ShouldBe(0);
    }

    [Fact]
    public async Task A_coach_reads_networks_and_changes_none()
    {
        var (_, activities) = await LeadAsync();
        var coach = await demo.Site.SignInAsync(DemoRoster.Coach);
        var page = await coach.GetAsync($"{activities}/natverk/{await NetworkAsync("Sociala företag i Sörmland")}");

        page.Status.ShouldBe(200);
        page.Document.QuerySelector("main form, main a[href$='/andra'], main a[href*='/medlemmar/']").ShouldBeNull();
        (await coach.GetAsync($"{page.Path}/andra")).Status.ShouldBe(403);
        (await coach.PostAsync(page.Path, [TokenOf(await coach.GetAsync("/"))], headers: [])).Status.ShouldBe(403);
    }

    private async Task<Page> JoinAsync(Visitor lead, string network, string organisation)
    {
        var joined = await (await lead.GetAsync($"{network}/medlemmar/ny")).SubmitAsync(
            "main form", ("Input.Organisation", (await OrganisationAsync(organisation)).ToString()), ("Input.JoinedOn", "2026-03-02"));
        joined.Status.ShouldBe(200);
        return joined;
    }

    private static async Task HandOverAsync(Visitor lead, string network, string organisation, string day, int status)
    {
        var page = await lead.GetAsync($"{network}/sammankallande");
        var member = page.Document.QuerySelectorAll("[name='Input.Member'] option").Single(option => option.TextContent.StartsWith(organisation, StringComparison.Ordinal)).GetAttribute("value");
        (await page.SubmitAsync("main form", ("Input.Member", member), ("Input.OccurredOn", day), ("Input.Note", "Adresslistan följer med"))).Status.ShouldBe(status);
    }

    private static (string Name, string Value) TokenOf(Page page) =>
        ("__RequestVerificationToken", page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);

    private Task<Guid> OrganisationAsync(string name) => demo.Site.FactAsync<Guid>("select id from organisations where name = $1", name);

    private Task<Guid> NetworkAsync(string name) => demo.Site.FactAsync<Guid>("select id from networks where name = $1", name);

    private async Task<(Visitor Lead, string Activities)> LeadAsync() =>
        (await demo.Site.SignInAsync(DemoRoster.Lead), (await DemoRoster.OfAsync(demo.Site)).Activities);
}
