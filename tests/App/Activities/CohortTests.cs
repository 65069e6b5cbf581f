namespace Samsteg.App.Activities;

/// <summary>Cohorts: enterprises through phases, what they need and whom they meet.</summary>
public sealed class CohortTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_cohort_is_made_with_phases_filled_and_moved_on()
    {
        var (lead, path) = await LeadAsync();
        var form = await lead.GetAsync($"{path}/ny");
        form.Document.QuerySelector("[name='Input.Phases[0].Name']")!.GetAttribute("value").ShouldBe("Forma");
        var made = await form.SubmitAsync("main form", ("Input.Name", "Provkohorten"), ("Input.Capacity", "2"));
        made.Status.ShouldBe(200);
        made.TextOf("h1").ShouldBe("Provkohorten");

        await JoinAsync(lead, made.Path, "Exempelkafét", 200);
        await JoinAsync(lead, made.Path, "Exempelkafét", 422);
        await JoinAsync(lead, made.Path, "Demotvätten", 200);
        await JoinAsync(lead, made.Path, "Övningsköket", 422);

        var move = await lead.GetAsync($"{made.Path}/flytta");
        var members = move.Document.QuerySelectorAll("[name='Input.Members']").Select(static box => ("Input.Members", box.GetAttribute("value"))).ToArray();
        var kunna = move.Document.QuerySelectorAll("[name='Input.To']")[1].GetAttribute("value");
        (await move.SubmitAsync("main form", ("Input.To", kunna), ("Input.OccurredOn", "2026-04-10"))).Status.ShouldBe(422, "nobody is chosen");
        (await move.SubmitAsync("main form", [.. members, ("Input.To", kunna), ("Input.OccurredOn", "2026-03-01")])).Status.ShouldBe(422, "before they joined");
        (await move.SubmitAsync("main form", [.. members, ("Input.To", kunna), ("Input.OccurredOn", "2026-04-10")])).Status.ShouldBe(200);
        (await move.SubmitAsync("main form", [.. members, ("Input.To", kunna), ("Input.OccurredOn", "2026-04-11")])).Status.ShouldBe(422, "they are there");
        (await lead.GetAsync(made.Path)).TextsOf(".cohort-count").ShouldBe(["0", "2", "0", "0"]);

        var member = await (await lead.GetAsync(made.Path)).FollowAsync(".cohort-board a");
        var retract = await member.FollowAsync("ol.due a");
        (await retract.SubmitAsync("main form", ("Input.Reason", "För tidigt"))).Status.ShouldBe(200);
        (await lead.GetAsync(made.Path)).TextsOf(".cohort-count").ShouldBe(["1", "1", "0", "0"]);
    }

    [Fact]
    public async Task A_phase_that_was_used_stays_and_others_can_be_added_and_removed()
    {
        var (lead, path) = await LeadAsync();
        var cohort = $"{path}/{await CohortAsync("Kohort 3")}";
        var edit = await lead.GetAsync($"{cohort}/andra");
        (await edit.SubmitAsync("main form", ("Input.Phases[0].Name", ""))).Status.ShouldBe(422);

        (await edit.SubmitAsync("main form", ("Input.Phases[2].Name", ""), ("Input.Phases[3].Name", "Växa"))).Status.ShouldBe(200);

        (await lead.GetAsync(cohort)).TextsOf(".cohort-board h2").ShouldBe(["Forma", "Kunna", "Växa", "Gått klart"]);
    }

    [Fact]
    public async Task Who_leaves_says_why_and_can_come_back()
    {
        var (lead, path) = await LeadAsync();
        var cohort = $"{path}/{await CohortAsync("Kohort 2")}";
        var member = await demo.Site.FactAsync<Guid>("select b.id from cohort_members b join organisations o on o.id = b.organisation_id where o.name = 'Sagocykeln'");
        var leave = await lead.GetAsync($"{cohort}/foretag/{member}/lamna");
        (await leave.SubmitAsync("main form", ("Input.Reason", ""))).Status.ShouldBe(422);

        var left = await leave.SubmitAsync("main form", ("Input.Reason", "Säsongen tog all tid"));

        left.TextsOf(".status").ShouldContain("Har lämnat");
        (await (await lead.GetAsync($"{left.Path}/lamna")).SubmitAsync("main form", ("Input.LeftOn", ""))).TextsOf(".status").ShouldContain("Pågår");
    }

    [Fact]
    public async Task The_first_needs_analysis_is_held_against_the_latest()
    {
        var (lead, path) = await LeadAsync();
        var member = await demo.Site.FactAsync<Guid>("select b.id from cohort_members b join organisations o on o.id = b.organisation_id join cohorts c on c.id = b.cohort_id where o.name = 'Fabelbageriet' and c.name = 'Kohort 2'");
        var here = $"{path}/{await CohortAsync("Kohort 2")}/foretag/{member}";
        var form = await lead.GetAsync($"{here}/behov");
        string[] areas = ["business_idea", "economy", "sales", "work_leadership", "procurement", "work_environment", "hosting"];
        (string, string?)[] answers = [.. areas.Select(static area => ($"Input.Answers[{area}]", (string?)"4"))];
        (await form.SubmitAsync("main form", answers)).Status.ShouldBe(422, "one area is missing");

        var shown = await form.SubmitAsync("main form", [.. answers, ("Input.Answers[impact]", "skip.not_relevant")]);

        shown.Status.ShouldBe(200);
        shown.TextsOf("table thead th").Count.ShouldBe(4);
        shown.TextsOf("table .status").ShouldContain("3 steg upp");
        shown.RowsOf("table").Single(static row => row[0] == "Samhällsnytta")[2].ShouldBe("Inte aktuellt");
    }

    [Fact]
    public async Task A_meeting_with_a_buyer_is_registered_corrected_and_listed()
    {
        var (lead, path) = await LeadAsync();
        var cohort = $"{path}/{await CohortAsync("Kohort 1")}";
        var member = await demo.Site.FactAsync<Guid>("select b.id from cohort_members b join organisations o on o.id = b.organisation_id join cohorts c on c.id = b.cohort_id where o.name = 'Demotvätten' and c.name = 'Kohort 1'");
        var form = await lead.GetAsync($"{cohort}/foretag/{member}/affarsmoten/nytt");
        (string, string?)[] right = [("Input.About", "Tvätt av arbetskläder"), ("Input.Outcome", "OfferAsked"), ("Input.Value", "75 000,50")];
        (await form.SubmitAsync("main form", right)).Status.ShouldBe(422, "no buyer");
        (await form.SubmitAsync("main form", [.. right, ("Input.BuyerName", "Låtsasverket")])).Status.ShouldBe(200);
        (await demo.Site.FactAsync<decimal>("select value from business_meetings where buyer_name = 'Låtsasverket'")).ShouldBe(75_000.5m);

        var page = await lead.GetAsync($"{cohort}/foretag/{member}");
        var correct = await page.FollowAsync("a[href*='/affarsmoten/'][href$='/ratta']");
        (await correct.SubmitAsync("main form", ("Input.Outcome", "Contract"))).Status.ShouldBe(422, "no reason");
        (await correct.SubmitAsync("main form", ("Input.Outcome", "Contract"), ("Input.Reason", "De skrev på samma dag"))).Status.ShouldBe(200);
        (await lead.GetAsync($"{cohort}/affarsmoten?Outcome=Contract")).RowsOf("#list table").ShouldContain(static row => row[1] == "Demotvätten" && row[2] == "Låtsasverket");

        var gone = await (await lead.GetAsync(correct.Path)).PressAsync("button[formaction*='Retract']", ("Input.Reason", "Det ställdes in"));
        gone.Status.ShouldBe(200);
        (await lead.GetAsync($"{cohort}/affarsmoten")).RowsOf("#list table").ShouldAllBe(static row => row[2] != "Låtsasverket");
    }

    [Fact]
    public async Task A_coach_reads_cohorts_and_changes_none()
    {
        var (_, path) = await LeadAsync();
        var coach = await demo.Site.SignInAsync(DemoRoster.Coach);
        var board = await coach.GetAsync($"{path}/{await CohortAsync("Kohort 1")}");

        board.Status.ShouldBe(200);
        board.Document.QuerySelector("main a[href$='/flytta'], a[href$='/andra']").ShouldBeNull();
        (await coach.GetAsync($"{board.Path}/flytta")).Status.ShouldBe(403);
    }

    private async Task JoinAsync(Visitor lead, string cohort, string organisation, int status)
    {
        var id = await demo.Site.FactAsync<Guid>("select id from organisations where name = $1", organisation);
        (await (await lead.GetAsync($"{cohort}/foretag/ny")).SubmitAsync("main form", ("Input.Organisation", id.ToString()), ("Input.JoinedOn", "2026-03-20"))).Status.ShouldBe(status, organisation);
    }

    private Task<Guid> CohortAsync(string name) => demo.Site.FactAsync<Guid>("select id from cohorts where name = $1", name);

    private async Task<(Visitor Lead, string Path)> LeadAsync() =>
        (await demo.Site.SignInAsync(DemoRoster.Lead), $"{(await DemoRoster.OfAsync(demo.Site)).Activities}/kohorter");
}
