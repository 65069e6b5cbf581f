using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Competence ladders and instruments under licence, which an initiative defines; and levels and scores by them.</summary>
public sealed class InstrumentTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_ladder_is_made_used_and_changed_and_earlier_levels_keep_their_words()
    {
        var (lead, cases) = await LeadAsync();
        var form = await (await lead.GetAsync($"/insatser/{cases.Initiative}/instrument")).FollowAsync("main a[href$='/trappa']");
        (string, string?)[] typed = [("Input.Name", "Lager"), ("Input.Skills[0].Name", "Truck"), ("Input.Skills[0].Levels", "Har sett\n\n Kör med stöd \nKör själv")];
        var made = await form.SubmitAsync("main form", typed);
        (await form.SubmitAsync("main form", typed)).Status.ShouldBe(200);
        made.Text.ShouldContain("Kör med stöd");
        var key = await demo.Site.FactAsync<string>("select key from form_versions where content #>> '{name,sv}' = 'Lager'");

        var participant = await cases.OwnAsync();
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var skill = await demo.Site.FactAsync<string>("select content #>> '{sections,0,fields,0,key}' from form_versions where key = $1", key);
        await AssessAsync(coach, cases.PathOf(participant), key!, "coach", (skill!, "1"));

        var edit = await lead.GetAsync($"/insatser/{cases.Initiative}/instrument/trappa/{key}");
        (await edit.SubmitAsync("main form")).Status.ShouldBe(200);
        (await VersionsAsync(key!)).ShouldBe(1, "nothing was changed");
        (await edit.SubmitAsync("main form", ("Input.Skills[0].Levels", "Har sett hur det går till\nKör med stöd\nKör själv"), ("Input.Skills[1].Name", "Plock"), ("Input.Skills[1].Levels", "Lite\nMer"))).Status.ShouldBe(200);
        (await VersionsAsync(key!)).ShouldBe(2);
        (await edit.SubmitAsync("main form", ("Input.Name", "Annat lager"))).Status.ShouldBe(409);
        await AssessAsync(coach, cases.PathOf(participant), key!, "handledare", (skill!, "3"));

        var history = await coach.GetAsync($"{cases.PathOf(participant)}/kartlaggning");
        history.Text.ShouldContain("1 – Har sett");
        history.Text.ShouldContain("3 – Kör själv");
        (await coach.GetAsync(cases.PathOf(participant))).TextOf("[aria-labelledby=assessments]").ShouldNotBeNull().ShouldContain("Lager");
        (await demo.Site.FactAsync<string>("select content #>> '{sections,0,fields,0,levels,0,text,sv}' from form_versions where key = $1 and version = 1", key)).ShouldBe("Har sett");
    }

    [Fact]
    public async Task A_licensed_instrument_is_named_and_takes_scores_between_its_ends()
    {
        var (lead, cases) = await LeadAsync();
        var form = await (await lead.GetAsync($"/insatser/{cases.Initiative}/instrument")).FollowAsync("main a[href$='/licens']");
        (await form.SubmitAsync("main form", ("Input.Name", "Provskalan"), ("Input.Least", "0"), ("Input.Most", "10,5"), ("Input.Dimensions", "Ork\nMod"))).Text.ShouldContain("Provskalan");
        var key = await demo.Site.FactAsync<string>("select key from form_versions where content #>> '{name,sv}' = 'Provskalan'");
        var field = await demo.Site.FactAsync<string>("select content #>> '{sections,0,fields,0,key}' from form_versions where key = $1", key);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var file = cases.PathOf(await cases.OwnAsync());
        var page = await coach.GetAsync($"{file}/kartlaggning/{key}/deltagare");

        (await page.SubmitAsync("main form", ($"Input.Answers[{field}]", "10,6"))).TextOf($"[id='Input_Answers_{field}_-error']").ShouldNotBeNull();
        await AssessAsync(coach, file, key!, "deltagare", (field!, "7,25"));

        (await demo.Site.FactAsync<decimal>("select (answers ->> $1)::numeric from progress_assessments order by id desc limit 1", field)).ShouldBe(7.25m);
        (await coach.GetAsync($"{file}/kartlaggning")).Text.ShouldContain("7,25");
    }

    [Theory]
    [InlineData("trappa", "Input.Name", " ", "Input_Name")]
    [InlineData("trappa", "Input.Skills[0].Name", "", "Input_Skills_0__Name")]
    [InlineData("trappa", "Input.Skills[0].Levels", "Bara en", "Input_Skills_0__Levels")]
    [InlineData("trappa", "Input.Skills[0].Levels", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11", "Input_Skills_0__Levels")]
    [InlineData("licens", "Input.Name", "", "Input_Name")]
    [InlineData("licens", "Input.Most", "0", "Input_Most")]
    [InlineData("licens", "Input.Most", "många", "Input_Most")]
    [InlineData("licens", "Input.Most", "1000000", "Input_Most")]
    [InlineData("licens", "Input.Dimensions", "", "Input_Dimensions")]
    [InlineData("licens", "Input.Dimensions", "Ork\nOrk", "Input_Dimensions")]
    public async Task What_is_wrong_is_told_beside_its_field(string kind, string field, string value, string id)
    {
        var (lead, cases) = await LeadAsync();
        (string Name, string? Value)[] usual = kind == "trappa"
            ? [("Input.Name", "Fel"), ("Input.Skills[0].Name", "Truck"), ("Input.Skills[0].Levels", "Ett\nTvå")]
            : [("Input.Name", "Fel"), ("Input.Least", "0"), ("Input.Most", "10"), ("Input.Dimensions", "Ork")];

        var answer = await (await lead.GetAsync($"/insatser/{cases.Initiative}/instrument/{kind}")).SubmitAsync("main form", [.. usual.Where(one => one.Name != field), (field, value)]);

        answer.Status.ShouldBe(422);
        answer.TextOf($"[id='{id}-error']").ShouldNotBeNullOrWhiteSpace();
        (await demo.Site.FactAsync<long>("select count(*) from form_versions where content #>> '{name,sv}' = 'Fel'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_coach_reads_instruments_and_makes_none_and_unknown_ones_are_not_found()
    {
        var (lead, cases) = await LeadAsync();
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);

        (await coach.GetAsync($"/insatser/{cases.Initiative}/instrument")).Document.QuerySelector("main a[href*='/trappa']").ShouldBeNull();
        (await coach.GetAsync($"/insatser/{cases.Initiative}/instrument/trappa")).Status.ShouldBe(403);
        (await lead.GetAsync($"/insatser/{cases.Initiative}/instrument/trappa/open-steps-8")).Status.ShouldBe(404);
        (await lead.GetAsync($"/insatser/{cases.Initiative}/instrument/licens/nothing")).Status.ShouldBe(404);
    }

    private static async Task AssessAsync(Visitor coach, string file, string key, string view, params (string Field, string Value)[] answers)
    {
        var page = await coach.GetAsync($"{file}/kartlaggning/{key}/{view}?del=granska");
        (await page.SubmitAsync("main form", [.. answers.Select(static answer => ($"Input.Answers[{answer.Field}]", (string?)answer.Value)), ("Input.OccurredOn", "2026-04-14")])).Status.ShouldBe(200);
    }

    private Task<long> VersionsAsync(string key) => demo.Site.FactAsync<long>("select count(*) from form_versions where key = $1", key);

    private async Task<(Visitor Lead, DemoCases Cases)> LeadAsync() => (await demo.Site.SignInAsync(DemoCases.Lead), await DemoCases.OfAsync(demo.Site));
}
