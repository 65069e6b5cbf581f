using System.Text.RegularExpressions;

namespace Samsteg.App;

/// <summary>How it goes for those who have left: planned with the exit, answered by the coach or by the participant's own link.</summary>
public sealed partial class FollowUpAfterTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly PlacementWorld _world = new(demo.Site);

    [Fact]
    public async Task An_exit_keeps_where_the_participant_stands_and_plans_two_follow_ups()
    {
        var (path, participant) = await CaseAsync();

        var file = await LeaveAsync(path, "2026-03-16", ("Input.Reason", "CompletedAsPlanned"), ("Input.Activity", "Studying"), ("Input.HasSupport", "true"),
            ("Input.SelfSupport", "Yes"), ("Input.Continues", "Träffar handledaren."));

        file.Status.ShouldBe(200);
        (await demo.Site.FactAsync<string>("select concat_ws(' ', activity, has_support, self_support, continues) from exits where participant_id = $1", participant))
            .ShouldBe("studying t yes Träffar handledaren.");
        (await demo.Site.FactAsync<string>("select string_agg(concat_ws(' ', code, asked_from, due_on, late_after), ', ' order by due_on) from exit_follow_ups where participant_id = $1", participant))
            .ShouldBe("days_28 2026-04-08 2026-04-13 2026-04-27, months_6 2026-09-02 2026-09-16 2026-10-16");
        file.TextsOf("section[aria-labelledby='periods'] ul > li").Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Deceased")]
    [InlineData("Misregistered")]
    [InlineData("ConsentWithdrawn")]
    public async Task Some_are_never_asked(string reason)
    {
        var (path, participant) = await CaseAsync();

        await LeaveAsync(path, "2026-03-16", ("Input.Reason", reason), ("Input.Activity", "Studying"), ("Input.SelfSupport", "Yes"));

        (await demo.Site.FactAsync<long>("select count(*) from exit_follow_ups where participant_id = $1", participant)).ShouldBe(0);
        (await demo.Site.FactAsync<string?>("select activity from exits where participant_id = $1", participant)).ShouldBe(reason == "ConsentWithdrawn" ? "studying" : null);
    }

    [Fact]
    public async Task A_follow_up_stands_on_Idag_when_its_time_has_come_and_is_gone_when_answered()
    {
        var (path, participant) = await CaseAsync();
        await LeaveAsync(path, "2026-03-16", ("Input.Reason", "Work"));
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var followUp = await FollowUpAsync(participant, "days_28");

        var before = await coach.GetAsync("/");
        var answered = await (await coach.GetAsync($"{path}/efter/{followUp}")).SubmitAsync(
            "main form", ("Input.KnownBy", "Participant"), ("Input.Activity", "WorkingUnsubsidised"), ("Input.SelfSupport", "Yes"));
        var after = await coach.GetAsync("/");

        before.Document.QuerySelector($"a[href$='/efter/{followUp}']").ShouldNotBeNull();
        answered.Status.ShouldBe(200);
        answered.Path.ShouldBe(path);
        after.Document.QuerySelector($"a[href$='/efter/{followUp}']").ShouldBeNull();
        (await coach.GetAsync($"{path}/efter/{await FollowUpAsync(participant, "months_6")}")).Status.ShouldBe(404, "its time has not come");
    }

    [Fact]
    public async Task An_answer_says_what_is_known_or_how_often_somebody_tried()
    {
        var (path, participant) = await CaseAsync();
        await LeaveAsync(path, "2026-03-16", ("Input.Reason", "Work"));
        var form = await (await demo.Site.SignInAsync(DemoCases.Coach)).GetAsync($"{path}/efter/{await FollowUpAsync(participant, "days_28")}");

        var nothing = await form.SubmitAsync("main form", ("Input.KnownBy", "Coach"));
        var untried = await form.SubmitAsync("main form", ("Input.KnownBy", "NotReached"));
        var linked = await form.SubmitAsync("main form", ("Input.KnownBy", "ParticipantLink"), ("Input.Activity", "Studying"), ("Input.SelfSupport", "Yes"));
        var early = await form.SubmitAsync("main form", ("Input.KnownBy", "NotReached"), ("Input.Attempts", "2"), ("Input.AnsweredOn", "2026-04-07"));
        var tried = await form.SubmitAsync("main form", ("Input.KnownBy", "NotReached"), ("Input.Attempts", "3"));

        nothing.TextOf("#Input_Activity-error").ShouldNotBeNull();
        nothing.TextOf("#Input_SelfSupport-error").ShouldNotBeNull();
        untried.TextOf("#Input_Attempts-error").ShouldNotBeNull();
        linked.TextOf("#Input_KnownBy-error").ShouldNotBeNull();
        early.TextOf("#Input_AnsweredOn-error").ShouldNotBeNull();
        tried.Status.ShouldBe(200);
        (await AnswersAsync(participant)).ShouldBe("unknown not_known not_reached");
    }

    [Fact]
    public async Task A_correction_supersedes_and_needs_a_reason_and_the_version_that_was_read()
    {
        var (path, participant) = await CaseAsync();
        await LeaveAsync(path, "2026-03-16", ("Input.Reason", "Work"));
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var at = $"{path}/efter/{await FollowUpAsync(participant, "days_28")}";
        await (await coach.GetAsync(at)).SubmitAsync("main form", ("Input.KnownBy", "NotReached"), ("Input.Attempts", "1"));
        var stale = await coach.GetAsync(at);

        var silent = await (await coach.GetAsync(at)).SubmitAsync("main form", ("Input.KnownBy", "Register"), ("Input.Activity", "Studying"), ("Input.SelfSupport", "No"));
        await (await coach.GetAsync(at)).SubmitAsync("main form", ("Input.KnownBy", "Register"), ("Input.Activity", "Studying"), ("Input.SelfSupport", "No"), ("Input.Reason", "svarade till slut"));
        var late = await stale.SubmitAsync("main form", ("Input.KnownBy", "Coach"), ("Input.Activity", "Other"), ("Input.SelfSupport", "No"), ("Input.Reason", "annat"));

        silent.TextOf("#Input_Reason-error").ShouldNotBeNull();
        late.Status.ShouldBe(409);
        (await AnswersAsync(participant)).ShouldBe("studying no register");
        (await demo.Site.FactAsync<long>("select count(*) from exit_follow_up_answers where participant_id = $1", participant)).ShouldBe(2);
    }

    [Fact]
    public async Task The_link_shows_two_questions_and_nobody_and_is_answered_once()
    {
        var (path, participant) = await CaseAsync();
        await LeaveAsync(path, "2026-03-16", ("Input.Reason", "Work"));
        var link = await LinkAsync(path, participant);
        var stranger = demo.Site.Visit();

        var page = await stranger.GetAsync(link);
        page.Status.ShouldBe(200);
        page.Document.Body!.TextContent.ShouldNotContain("Prova");
        page.Document.Body.TextContent.ShouldNotContain(PlacementWorld.Reference(participant));
        (await page.SubmitAsync("main form", ("Input.Activity", "Studying"))).Status.ShouldBe(422);
        var thanks = await page.SubmitAsync("main form", ("Input.Activity", "Studying"), ("Input.SelfSupport", "Yes"));
        var again = await page.SubmitAsync("main form", ("Input.Activity", "Other"), ("Input.SelfSupport", "No"));

        thanks.Status.ShouldBe(200);
        thanks.TextOf("main section [role='status']").ShouldNotBeNull().ShouldContain("Tack");
        again.Status.ShouldBe(422);
        (await AnswersAsync(participant)).ShouldBe("studying yes participant_link");
        (await stranger.GetAsync(link)).Document.QuerySelector("main form").ShouldBeNull();
    }

    [Fact]
    public async Task A_newer_link_an_answer_or_time_ends_a_link()
    {
        var (path, participant) = await CaseAsync();
        await LeaveAsync(path, "2026-03-16", ("Input.Reason", "Work"));
        var first = await LinkAsync(path, participant);
        var second = await LinkAsync(path, participant);
        var stranger = demo.Site.Visit();

        (await stranger.GetAsync(first)).Document.QuerySelector("main form").ShouldBeNull();
        (await stranger.GetAsync(second)).Document.QuerySelector("main form").ShouldNotBeNull();
        await demo.Site.OwnerAsync("update exit_follow_up_links set expires_at = made_at where participant_id = $1 and ended_at is null", participant);
        (await stranger.GetAsync(second)).Document.QuerySelector("main form").ShouldBeNull();
        foreach (var nothing in new[] { "/efter-insatsen", "/efter-insatsen?kod=", "/efter-insatsen?kod=" + new string('x', 5000), "/efter-insatsen?kod=%00" })
        {
            var dead = await stranger.GetAsync(nothing);
            dead.Status.ShouldBeOneOf(200, 400);
            dead.Document.QuerySelector("main form").ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_protected_identity_is_sent_no_link()
    {
        var (path, participant) = await CaseAsync(isProtected: true);
        await LeaveAsync(path, "2026-03-16", ("Input.Reason", "Work"));
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var page = await coach.GetAsync($"{path}/efter/{await FollowUpAsync(participant, "days_28")}");

        page.Document.QuerySelector("button[formaction*='handler=Link']").ShouldBeNull();
        (await coach.PostAsync(page.Path + "?handler=Link", [("__RequestVerificationToken", page.Document.QuerySelector("main form [name='__RequestVerificationToken']")!.GetAttribute("value")!)])).Status.ShouldBe(404);
        (await demo.Site.FactAsync<long>("select count(*) from exit_follow_up_links where participant_id = $1", participant)).ShouldBe(0);
    }

    [Fact]
    public async Task An_initiatives_own_rules_take_the_place_of_the_associations()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var world = new PlacementWorld(site);
        var participant = await world.ParticipantAsync();
        var initiative = await world.InitiativeAsync();
        await site.OwnerAsync("""
            insert into exit_follow_up_rules (id, initiative_id, code, name_sv, after_months, asked_days_before, late_after_days) values (uuidv7(), $1, 'months_3', 'Tre månader efter', 3, 7, 7)
            """, initiative);

        await (await (await site.SignInAsync(DemoCases.Coach)).GetAsync($"/insatser/{initiative}/deltagare/{participant}/avslut")).SubmitAsync("main form", ("Input.Reason", "Work"), ("Input.ExitedOn", "2026-04-15"));

        (await site.FactAsync<string>("select string_agg(code || ' ' || due_on, ', ') from exit_follow_ups where participant_id = $1", participant)).ShouldBe("months_3 2026-07-15");
    }

    private async Task<(string Path, Guid Participant)> CaseAsync(bool isProtected = false)
    {
        var participant = await _world.ParticipantAsync(isProtected);
        return ($"/insatser/{await _world.InitiativeAsync()}/deltagare/{participant}", participant);
    }

    private async Task<Page> LeaveAsync(string path, string on, params (string Name, string? Value)[] fields) =>
        await (await (await demo.Site.SignInAsync(DemoCases.Coach)).GetAsync($"{path}/avslut")).SubmitAsync("main form", [("Input.ExitedOn", on), .. fields]);

    private async Task<string> LinkAsync(string path, Guid participant)
    {
        var page = await (await demo.Site.SignInAsync(DemoCases.Coach)).GetAsync($"{path}/efter/{await FollowUpAsync(participant, "days_28")}");
        var shown = await page.PressAsync("button[formaction*='handler=Link']");
        return LinkPath().Match(shown.Document.Body!.TextContent).Value;
    }

    private Task<Guid> FollowUpAsync(Guid participant, string code) =>
        demo.Site.FactAsync<Guid>("select id from exit_follow_ups where participant_id = $1 and code = $2", participant, code);

    private async Task<string?> AnswersAsync(Guid participant) => await demo.Site.FactAsync<string>(
        "select string_agg(concat_ws(' ', activity, self_support, known_by), ', ') from exit_follow_up_answers where participant_id = $1 and superseded_at is null", participant);

    [GeneratedRegex("/efter-insatsen\\?kod=[A-Za-z0-9_-]{43}")]
    private static partial Regex LinkPath();
}
