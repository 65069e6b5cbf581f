using Samsteg.App.Platform;
using Samsteg.Platform;

namespace Samsteg.App.Participants;

/// <summary>How a participant comes to the own page: the link that shows little, the account that asks for two steps.</summary>
public sealed class OwnAccessTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly OwnWorld _world = new(demo.Site);

    [Fact]
    public async Task The_link_shows_the_next_step_and_meetings_and_nothing_else()
    {
        var (path, participant) = await _world.CaseAsync();
        await _world.PlanAsync(participant);
        await _world.BookAsync(participant, "Träffpunkten, rum 2");
        var link = await _world.LinkAsync(path);

        var page = await demo.Site.Visit().GetAsync(link);

        page.Status.ShouldBe(200);
        page.TextOf(".own-next-text").ShouldBe("Ringa kaféet");
        page.TextsOf("[aria-labelledby=meetings] li").ShouldHaveSingleItem().ShouldContain("Träffpunkten, rum 2");
        page.Text.ShouldContain("Carin");
        foreach (var hidden in new[] { "Demo", "Prova", "Provberg", "Nyttiga", "Skriva cv", "Jag vill ha ett jobb", PlacementWorld.Reference(participant), participant.ToString() })
        {
            page.Document.QuerySelector("main")!.TextContent.ShouldNotContain(hidden, Case.Sensitive);
        }

        (page.Header("Referrer-Policy"), page.Header("Cache-Control")).ShouldBe(("no-referrer", "no-store"));
        (await demo.Site.FactAsync<long>("select count(*) from personal_links where participant_id = $1 and position(digest in convert_to($2, 'UTF8')) > 0", participant, link)).ShouldBe(0);
    }

    [Fact]
    public async Task A_newer_link_a_withdrawal_a_day_an_exit_or_protection_ends_it()
    {
        var (path, participant) = await _world.CaseAsync();
        await _world.PlanAsync(participant);
        var (first, second) = (await _world.LinkAsync(path), await _world.LinkAsync(path));
        (await WorksAsync(first)).ShouldBeFalse("a newer one took its place");
        (await WorksAsync(second)).ShouldBeTrue();

        foreach (var (end, back) in new[]
        {
            ("update personal_links set expires_at = '2026-04-15T07:00Z' where participant_id = $1 and ended_at is null", "update personal_links set expires_at = '2027-01-01' where participant_id = $1 and ended_at is null"),
            ("with who as (update participants set is_protected = true, given_name = null, family_name = null where id = $1) update participant_details set birth_date = null where participant_id = $1",
             "with who as (update participants set is_protected = false, given_name = 'Prova', family_name = 'Provberg' where id = $1) update participant_details set birth_date = '1990-01-01' where participant_id = $1"),
            ("insert into exits (id, initiative_id, participant_id, reason, occurred_on, registered_at, registered_by) select uuidv7(), initiative_id, participant_id, 'work', '2026-04-14', '2026-04-14', registered_by from enrolments where participant_id = $1",
             "delete from exits where participant_id = $1"),
        })
        {
            await demo.Site.OwnerAsync(end, participant);
            (await WorksAsync(second)).ShouldBeFalse(end);
            await demo.Site.OwnerAsync(back, participant);
            (await WorksAsync(second)).ShouldBeTrue(back);
        }

        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        (await (await coach.GetAsync($"{path}/egen-sida")).SubmitAsync("form[action*='handler=Withdraw']")).Status.ShouldBe(200);
        (await WorksAsync(second)).ShouldBeFalse("withdrawn");
    }

    [Theory]
    [InlineData("/min-sida/lank")]
    [InlineData("/min-sida/lank?kod=")]
    [InlineData("/min-sida/lank?kod=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/min-sida/lank?kod=' or 1=1 --")]
    public async Task What_is_no_link_says_so_and_no_more(string path)
    {
        var page = await demo.Site.Visit().GetAsync(path);

        page.Status.ShouldBe(200);
        page.Text.ShouldContain("fungerar inte längre");
        page.Document.QuerySelector(".own-next").ShouldBeNull();
        (await demo.Site.Visit().GetAsync("/min-sida/lank?kod=" + new string('x', 5000))).Status.ShouldBeOneOf(200, 400, 414);
    }

    [Fact]
    public async Task Links_are_not_guessed_at_leisure()
    {
        await using var site = await Site.StartAsync(Template.Empty, static deployment => deployment with { Limits = RequestLimits.Usual with { SignIns = 3 } });
        var visitor = site.Visit();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            (await visitor.GetAsync("/min-sida/lank?kod=x" + attempt)).Status.ShouldBe(200);
        }

        (await visitor.GetAsync("/min-sida/lank?kod=y")).Status.ShouldBe(429);
    }

    [Theory]
    [InlineData("2026-04-14")]
    [InlineData("2027-04-16")]
    [InlineData("9999-12-31")]
    public async Task A_link_ends_on_a_day_that_can_be(string until)
    {
        var (path, participant) = await _world.CaseAsync();

        var page = await (await (await demo.Site.SignInAsync(DemoCases.Coach)).GetAsync($"{path}/egen-sida")).SubmitAsync("form[action*='handler=Link']", ("Input.Until", until));

        (page.Status, page.TextOf("[id='Input_Until-error']") is not null).ShouldBe((422, true));
        (await demo.Site.FactAsync<long>("select count(*) from personal_links where participant_id = $1", participant)).ShouldBe(0);
    }

    [Fact]
    public async Task A_protected_identity_has_neither_link_nor_account()
    {
        var (path, participant) = await _world.CaseAsync(isProtected: true);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var page = await coach.GetAsync($"{path}/egen-sida");
        var token = page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        page.Document.QuerySelector("main form").ShouldBeNull();
        (await coach.PostAsync($"{path}/egen-sida?handler=Link", [("Input.Until", "2026-05-01"), ("__RequestVerificationToken", token)])).Status.ShouldBe(422);
        (await coach.PostAsync($"{path}/egen-sida?handler=Invite", [("Input.Email", "skyddad@example.se"), ("Input.Language", "sv"), ("__RequestVerificationToken", token)])).Status.ShouldBe(422);
        (await demo.Site.FactAsync<long>("select (select count(*) from personal_links where participant_id = $1) + (select count(*) from participant_accounts where participant_id = $1)", participant)).ShouldBe(0);
        (await demo.Site.FactAsync<long>("select count(*) from accounts where email = 'skyddad@example.se'")).ShouldBe(0);
    }

    [Fact]
    public async Task Protecting_an_identity_ends_the_account_and_the_link_and_forgets_the_address()
    {
        var (path, participant) = await _world.CaseAsync();
        var link = await _world.LinkAsync(path);
        var own = await _world.SignInAsync(participant);
        (await own.GetAsync("/min-sida")).Text.ShouldContain("Prova");

        (await (await (await demo.Site.SignInAsync(DemoCases.Coach)).GetAsync($"{path}/skydd")).SubmitAsync("main form", ("Input.Reason", "Har fått skyddad folkbokföring."))).Status.ShouldBe(200);

        (await own.GetAsync("/min-sida")).Path.ShouldStartWith("/logga-in");
        (await WorksAsync(link)).ShouldBeFalse();
        (await demo.Site.FactAsync<bool>("select a.email is null and a.user_name is null and a.closed_at is not null from participant_accounts t join accounts a on a.id = t.account_id where t.participant_id = $1", participant)).ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_is_invited_sets_up_two_steps_before_anything_is_shown()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var (path, participant) = await new OwnWorld(site).CaseAsync();
        var coach = await site.SignInAsync(DemoCases.Coach);
        await Mailbox.TakeAsync(site);
        var page = await coach.GetAsync($"{path}/egen-sida");
        (await page.SubmitAsync("form[action*='handler=Invite']", ("Input.Email", "inte en adress"))).Status.ShouldBe(422);
        (await page.SubmitAsync("form[action*='handler=Invite']", ("Input.Email", "Prova <prova@example.se>"))).Status.ShouldBe(422);
        (await page.SubmitAsync("form[action*='handler=Invite']", ("Input.Email", "coach@example.se\u200b"))).Status.ShouldBe(422, "a letter that is not seen");
        (await page.SubmitAsync("form[action*='handler=Invite']", ("Input.Email", "COACH@example.se"))).TextOf("[id='Input_Email-error']").ShouldNotBeNull("somebody's already");

        var invited = await page.SubmitAsync("form[action*='handler=Invite']", ("Input.Email", "prova@example.se"));
        var twice = await page.SubmitAsync("form[action*='handler=Invite']", ("Input.Email", "prova.igen@example.se"));

        (invited.Status, twice.Status).ShouldBe((200, 409));
        var mails = await Mailbox.TakeAsync(site);
        var mail = mails.Single(static sent => sent.To == "prova@example.se");
        (mail.Subject + mail.Body).ShouldNotContain("Nyttiga");
        mails.Where(sent => sent != mail).ShouldNotBeEmpty("the leads are told");
        mails.Where(sent => sent != mail).ShouldAllBe(sent => sent.Link == $"{path}/egen-sida" && !(sent.Subject + sent.Body).Contains("Prova"));
        (await site.FactAsync<string>("select display_name from accounts where email = 'prova@example.se'")).ShouldBe(PlacementWorld.Reference(participant));
        var own = site.Visit();
        await (await own.GetAsync(mail.Link)).SubmitAsync("main form", ("Input.Password", Person.Password));
        var person = new Person(site, await site.FactAsync<Guid>("select id from accounts where email = 'prova@example.se'"), "prova@example.se");
        var signedIn = await person.TryAsync(visitor: own);
        signedIn.Path.ShouldBe("/mitt-konto/tvasteg");
        (await own.GetAsync("/min-sida")).Path.ShouldBe("/mitt-konto/tvasteg", "a password alone shows nothing");

        var (secret, _) = await person.TurnCodesOnAsync(own);

        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var again = site.Visit();
        var code = await person.TryAsync(visitor: again);
        code.Path.ShouldStartWith("/logga-in/kod");
        (await again.GetAsync("/min-sida")).Path.ShouldStartWith("/logga-in");
        var home = await code.SubmitAsync("main form", ("Input.Code", Totp.CodeAt(secret, site.Clock.GetUtcNow())));
        home.Path.ShouldBe("/min-sida");
        home.TextOf("h1").ShouldBe("Hej Prova!");

        (await (await coach.GetAsync($"{path}/egen-sida")).SubmitAsync("form[action*='handler=End']")).Status.ShouldBe(200);
        (await again.GetAsync("/min-sida")).Path.ShouldStartWith("/logga-in");
        (await (await coach.GetAsync($"{path}/egen-sida")).SubmitAsync("form[action*='handler=Invite']", ("Input.Email", "prova@example.se"))).Status.ShouldBe(200, "the address was forgotten");
    }

    [Fact]
    public async Task Only_who_has_the_case_makes_or_ends_anything()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var (coach, theirs) = (await demo.Site.SignInAsync(DemoCases.Coach), await cases.OthersAsync());
        (await coach.GetAsync($"{cases.PathOf(theirs)}/egen-sida")).Status.ShouldBe(404);
        await using var scope = await demo.Site.ScopeOfAsync(await cases.CoachAccountAsync());
        var database = (RequestDatabase)scope.ServiceProvider.GetService(typeof(RequestDatabase))!;
        var (tie, account) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        (await database.ScalarAsync<string?>(Sql.Of($"select access.invite_participant({theirs}, {tie}, {account}, 'x@example.se', 'sv', '2026-04-15'::date, now())"))).ShouldBe("closed");
        (await database.ScalarAsync<bool>(Sql.Of($"select access.end_participant_account({theirs}, '2026-04-15'::date, now())"))).ShouldBeFalse();
    }

    private async Task<bool> WorksAsync(string link) => (await demo.Site.Visit().GetAsync(link)).Document.QuerySelector(".own-next") is not null;
}
