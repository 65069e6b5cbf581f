using Samsteg.Platform;

namespace Samsteg.App;

public sealed class BackgroundTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task An_enrolment_leads_through_its_steps_and_each_is_kept_when_it_is_saved()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var (background, participant) = await cases.EnrolAsync(coach);
        background.Path.ShouldBe($"{cases.PathOf(participant)}/bakgrund");

        var file = await coach.GetAsync(cases.PathOf(participant));
        file.TextsOf("#enrolment-steps").ShouldHaveSingleItem();
        file.TextsOf(".progress-steps .done").Count.ShouldBe(1);

        var information = await background.SubmitAsync("main form", [.. Usual]);
        information.Path.ShouldBe($"{cases.PathOf(participant)}/information");
        information.TextsOf(".progress-steps .done").Count.ShouldBe(2);
        (await information.SubmitAsync("main form", ("Input.Means", "Oral"))).Path.ShouldBe(cases.PathOf(participant));

        var whole = await coach.GetAsync(cases.PathOf(participant));
        whole.TextsOf("#enrolment-steps").ShouldBeEmpty();
        whole.Source.ShouldContain("Söker arbete aktivt");
        (await demo.Site.FactAsync<string>("select array_to_string(sources, ',') from income_months where participant_id = $1", participant)).ShouldBe("social_assistance,salary");
    }

    [Theory]
    [InlineData("Input.Education", "")]
    [InlineData("Input.Activity", "Gossiping")]
    [InlineData("Input.ActivitySince", "2099-01-01")]
    [InlineData("Input.ActivitySince", "1890-01-01")]
    [InlineData("Input.ActivitySince", "i våras")]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_is_written(string field, string value)
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var (page, participant) = await cases.EnrolAsync(await demo.Site.SignInAsync(DemoCases.Coach));

        var answer = await page.SubmitAsync("main form", [.. Usual.Where(usual => usual.Name != field), (field, value)]);

        answer.Status.ShouldBe(422);
        answer.TextOf($"[id='{field.Replace('.', '_')}-error']").ShouldNotBeNull();
        (await demo.Site.FactAsync<long>("select count(*) from backgrounds where participant_id = $1", participant)).ShouldBe(0);
    }

    [Theory]
    [InlineData("SocialAssistance", "Unknown")]
    [InlineData("NotStated", "Salary")]
    [InlineData("NoPublicSupport", "ActivitySupport")]
    public async Task Incomes_that_contradict_each_other_are_refused_in_words(string one, string other)
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var (page, participant) = await cases.EnrolAsync(await demo.Site.SignInAsync(DemoCases.Coach));

        var answer = await page.SubmitAsync("main form", [.. Usual.Where(static usual => usual.Name != "Input.Sources"), ("Input.Sources", one), ("Input.Sources", other)]);

        answer.Status.ShouldBe(422);
        answer.TextOf("[id='Input_Sources-error']").ShouldNotBeNull();
        (await demo.Site.FactAsync<long>("select count(*) from backgrounds where participant_id = $1", participant)).ShouldBe(0);
    }

    [Fact]
    public async Task A_correction_asks_why_and_keeps_what_stood()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var (page, participant) = await cases.EnrolAsync(coach);
        await page.SubmitAsync("main form", [.. Usual]);
        var again = await coach.GetAsync($"{cases.PathOf(participant)}/bakgrund");

        (await again.SubmitAsync("main form", ("Input.Education", "Compulsory"))).TextOf("[id='Input_Reason-error']").ShouldNotBeNull();
        (await again.SubmitAsync("main form", ("Input.Education", "Compulsory"), ("Input.Reason", "Hade intyg"))).Status.ShouldBe(200);
        (await again.SubmitAsync("main form", ("Input.Form", Guid.CreateVersion7().ToString()), ("Input.Reason", "Gammal flik"))).Status.ShouldBe(409);

        (await demo.Site.FactAsync<string>("select string_agg(education || coalesce(' ' || superseded_reason, ''), ', ' order by registered_at) from backgrounds where participant_id = $1", participant))
            .ShouldBe("upper_secondary Hade intyg, compulsory");
    }

    [Fact]
    public async Task Another_organisation_in_the_initiative_reads_it_under_a_waiver_only_and_is_not_asked_to_ask_again()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var own = await cases.OwnAsync();
        var other = await site.FactAsync<Guid>("select id from organisations where id not in (select organisation_id from role_assignments where organisation_id is not null) limit 1");
        var stranger = await site.SignInAsync(Role.ProjectLead, cases.Initiative, other);

        var closed = await stranger.GetAsync(cases.PathOf(own));
        closed.TextsOf("#background").ShouldBeEmpty();
        closed.TextsOf("#enrolment-steps").ShouldBeEmpty();
        (await stranger.GetAsync($"{cases.PathOf(own)}/forsorjning")).TextsOf("tbody tr").ShouldBeEmpty();

        await WaiveAsync("{notes,mapping}");
        (await stranger.GetAsync(cases.PathOf(own))).TextsOf("#background").ShouldBeEmpty("another part");
        await WaiveAsync("{background}");
        (await stranger.GetAsync(cases.PathOf(own))).TextsOf("#background").ShouldHaveSingleItem();
        (await stranger.GetAsync($"{cases.PathOf(own)}/forsorjning")).TextsOf("tbody tr").ShouldNotBeEmpty();

        await site.OwnerAsync("update secrecy_waivers set superseded_at = '2026-04-15' where participant_id = $1", own);
        (await stranger.GetAsync(cases.PathOf(own))).TextsOf("#background").ShouldBeEmpty();

        Task WaiveAsync(string parts) => site.OwnerAsync("""
            insert into secrecy_waivers (id, initiative_id, participant_id, keeper_organisation_id, recipient_organisation_id, parts, purpose, occurred_on, valid_until, registered_at, registered_by)
            select uuidv7(), initiative_id, participant_id, keeper_organisation_id, $2, $3::text[], 'Gemensam planering', '2026-01-01', '2026-12-31', '2026-01-01', registered_by
            from backgrounds where participant_id = $1 and superseded_at is null
            """, own, other, parts);
    }

    [Fact]
    public async Task A_protected_identity_has_no_municipality()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var (page, participant) = await cases.EnrolAsync(await demo.Site.SignInAsync(DemoCases.Coach), ("Input.IsProtected", "true"));

        page.Document.QuerySelector("#Input_Municipality").ShouldBeNull();
        (await page.SubmitAsync("main form", [.. Usual, ("Input.Municipality", "Exempelköping")])).Status.ShouldBe(422);
        (await demo.Site.FactAsync<long>("select count(*) from backgrounds where participant_id = $1", participant)).ShouldBe(0);
    }

    [Fact]
    public async Task What_the_social_fund_asks_is_asked_where_a_lead_has_said_so()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var coach = await site.SignInAsync(DemoCases.Coach);
        var path = $"{cases.PathOf(await cases.OwnAsync())}/bakgrund";
        (await coach.GetAsync(path)).Document.QuerySelector("[name='Input.HasDisability']").ShouldBeNull();
        (await coach.GetAsync($"{cases.ListPath}/installningar")).Status.ShouldBe(403);

        var settings = await (await site.SignInAsync(DemoCases.Lead)).GetAsync($"{cases.ListPath}/installningar");
        (await settings.SubmitAsync("main form", ("Input.AsksEsf", "true"))).Path.ShouldBe(cases.ListPath);
        (await settings.SubmitAsync("main form", ("Input.AsksEsf", "false"))).Status.ShouldBe(409); // read before it was decided

        (await coach.GetAsync(path)).Document.QuerySelector("[name='Input.HasDisability']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_month_is_registered_anew_in_the_place_of_what_stood()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var own = await cases.OwnAsync();
        var page = await (await site.SignInAsync(DemoCases.Coach)).GetAsync($"{cases.PathOf(own)}/forsorjning");

        (await page.SubmitAsync("main form", ("Input.Month", "2026-03-01"), ("Input.Sources", "SubsidisedSalary"))).Status.ShouldBe(200);
        (await page.SubmitAsync("main form", ("Input.Month", "2026-03-01"), ("Input.Sources", "Salary"))).Status.ShouldBe(200);
        (await page.SubmitAsync("main form", ("Input.Month", "2026-03-01"), ("Input.Sources", null))).Status.ShouldBe(422);
        (await page.SubmitAsync("main form", ("Input.Month", "2026-05-01"), ("Input.Sources", "Salary"))).Status.ShouldBe(422);
        (await page.SubmitAsync("main form", ("Input.Month", "2001-05-01"), ("Input.Sources", "Salary"))).Status.ShouldBe(422);

        (await site.FactAsync<string>("select string_agg(array_to_string(sources, ','), ';') from income_months where participant_id = $1 and occurred_on = '2026-03-01' and superseded_at is null", own))
            .ShouldBe("salary");
    }

    private static (string Name, string? Value)[] Usual =>
        [("Input.Education", "UpperSecondary"), ("Input.Activity", "JobSeeking"), ("Input.ActivitySince", "2024-02-01"), ("Input.Sources", "SocialAssistance"), ("Input.Sources", "Salary")];
}
