using Samsteg.Platform;

namespace Samsteg.App.Results;

public sealed class SocietalCalculationTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_lead_says_what_is_assumed_and_reads_how_much_is_enough()
    {
        var (initiative, lead) = await LeadAsync();
        var page = await BegunAsync(lead, initiative, "self_support");
        page.Path.ShouldEndWith("/andra");

        page = await page.SubmitAsync("main form.form",
            ("Input.Name", "Räcker det?"), (Row(page, "people", "Low"), "150"), (Row(page, "people", "Mid"), "185"), (Row(page, "people", "High"), "200"), (Row(page, "people", "Source"), "Uppföljningen i våras"),
            (Row(page, "programme_cost", "Mid"), "14 200 000"));

        page.Status.ShouldBe(200);
        page.TextOf("h1").ShouldBe("Räcker det?");
        page.TextOf(".lead").ShouldBe("Personer som försörjer sig själva: kostnaden är täckt vid 220 personer. Ni har antagit 185 personer."); // 14 200 000 / (0.75 × 0.75 × 0.8 × 144 000) = 219.1
        page.TextsOf("td code").ShouldContain("gross_year = people * municipal_value");
        page.TextsOf("td").Select(static text => text.Replace('\u00a0', ' ')).ShouldContain("26 640 000 kr per år");
        page.TextsOf("section[aria-labelledby=enough] li").ShouldBe(["Vad staten vinner på en person om året", "Vad regionen vinner på en person om året", "Vad personen själv vinner om året"]);
        page.TextsOf("section[aria-labelledby=assumptions] td").ShouldContain("Uppföljningen i våras");
    }

    [Fact]
    public async Task The_same_calculation_says_the_same_each_time()
    {
        var (initiative, lead) = await LeadAsync();
        var path = (await BegunAsync(lead, initiative, "housing")).Path.Replace("/andra", string.Empty, StringComparison.Ordinal);
        var (first, again) = (await lead.GetAsync(path), await lead.GetAsync(path));
        again.TextsOf("td").ShouldBe(first.TextsOf("td"));
    }

    [Fact]
    public async Task What_is_divided_by_nothing_is_told_in_words()
    {
        var (initiative, lead) = await LeadAsync();
        var page = await BegunAsync(lead, initiative, "cost_per_result");
        page = await page.SubmitAsync("main form.form", (Row(page, "programme_cost", "Mid"), "1000"));
        page.Status.ShouldBe(200);
        page.TextOf(".ds-alert[data-color=warning]")!.ShouldContain("Det går inte att räkna än");
    }

    [Theory]
    [InlineData("deadweight", "Mid", "tjugo", "Mid")]
    [InlineData("deadweight", "High", "101", "High")]
    [InlineData("deadweight", "Low", "-1", "Low")]
    [InlineData("deadweight", "Low", "60", "Low")]
    [InlineData("deadweight", "High", "1", "High")]
    [InlineData("people", "Low", "5", "Mid")]
    [InlineData("people", "Mid", "99999999999999", "Mid")]
    public async Task What_cannot_be_assumed_is_told_beside_its_field_and_the_rest_stays(string parameter, string field, string value, string told)
    {
        var (initiative, lead) = await LeadAsync();
        var page = await BegunAsync(lead, initiative, "self_support");
        var answer = await page.SubmitAsync("main form.form", ("Input.Name", "Det här skrev jag"), (Row(page, parameter, field), value));
        answer.Status.ShouldBe(422);
        answer.TextOf($"[id='{Row(page, parameter, told).Replace('.', '_').Replace('[', '_').Replace(']', '_')}-error']").ShouldNotBeNull();
        answer.Document.QuerySelector("[name='Input.Name']")!.GetAttribute("value").ShouldBe("Det här skrev jag");
    }

    [Fact]
    public async Task Of_two_who_change_at_once_the_later_is_told()
    {
        var (initiative, lead) = await LeadAsync();
        var page = await BegunAsync(lead, initiative, "self_support");
        (await page.SubmitAsync("main form.form", ("Input.Name", "Den första"))).Status.ShouldBe(200);
        var second = await page.SubmitAsync("main form.form", ("Input.Name", "Den andra"));
        second.Status.ShouldBe(409);
        (await demo.Site.FactAsync<long>("select count(*) from societal_calculations where name = 'Den andra'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_form_sent_twice_begins_one_and_a_calculation_is_taken_away()
    {
        var (initiative, lead) = await LeadAsync();
        var form = await lead.GetAsync($"/insatser/{initiative}/kalkyler/ny");
        var before = await CountAsync(initiative);
        await form.SubmitAsync("main form.form", ("Input.Calculator", "housing"));
        var page = await form.SubmitAsync("main form.form", ("Input.Calculator", "housing"));
        (await CountAsync(initiative)).ShouldBe(before + 1);
        (await page.SubmitAsync("main form[action*='Remove']")).Status.ShouldBe(200);
        (await CountAsync(initiative)).ShouldBe(before);
        (await lead.GetAsync(page.Path)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Another_initiatives_calculation_is_not_found_at_ones_own()
    {
        var (initiative, lead) = await LeadAsync();
        var page = await BegunAsync(lead, initiative, "housing");
        var id = page.Path.Split('/')[^2];
        var other = await demo.Site.FactAsync<Guid>("select id from initiatives where id <> $1 order by id limit 1", initiative);
        var elsewhere = await demo.Site.SignInAsync(Role.ProjectLead, other);
        foreach (var path in new[] { $"/insatser/{other}/kalkyler/{id}", $"/insatser/{other}/kalkyler/{id}/andra", $"/insatser/{initiative}/kalkyler/{id}" })
        {
            (await elsewhere.GetAsync(path)).Status.ShouldBe(404);
        }

        var token = (await elsewhere.GetAsync($"/insatser/{other}/kalkyler/ny")).Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await elsewhere.PostAsync($"/insatser/{other}/kalkyler/{id}/andra?handler=Remove", (IReadOnlyList<(string, string)>)[("__RequestVerificationToken", token)])).Status.ShouldBe(404);
        (await lead.GetAsync(page.Path)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_calculator_that_does_not_exist_is_refused_in_words()
    {
        var (initiative, lead) = await LeadAsync();
        var form = await lead.GetAsync($"/insatser/{initiative}/kalkyler/ny");
        foreach (var chosen in new[] { null, "nothing" })
        {
            var answer = await form.SubmitAsync("main form.form", ("Input.Calculator", chosen));
            answer.Status.ShouldBe(422);
            answer.TextOf("[id='Input_Calculator-error']")!.ShouldContain("Välj en kalkylator.");
        }
    }

    private static async Task<Page> BegunAsync(Visitor lead, Guid initiative, string calculator) =>
        await (await lead.GetAsync($"/insatser/{initiative}/kalkyler/ny")).SubmitAsync("main form.form", ("Input.Calculator", calculator));

    /// <summary>The name of a parameter's field.</summary>
    private static string Row(Page page, string parameter, string field)
    {
        var keys = page.Document.QuerySelectorAll("main input[type=hidden][name$='.Key']").Select(static input => input.GetAttribute("value")).ToList();
        return $"Input.Rows[{keys.IndexOf(parameter)}].{field}";
    }

    private async Task<(Guid Initiative, Visitor Lead)> LeadAsync() =>
        (await demo.Site.FactAsync<Guid>("select initiative_id from role_assignments r join accounts a on a.id = r.account_id where a.demo_role = 'project_lead' limit 1"), await demo.Site.SignInAsync("project_lead"));

    private Task<long> CountAsync(Guid initiative) => demo.Site.FactAsync<long>("select count(*) from societal_calculations where initiative_id = $1", initiative);
}
