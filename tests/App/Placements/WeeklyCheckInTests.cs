using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Supervisors are asked by mail each week how it goes, and answer three questions by a link that shows nothing else.</summary>
public sealed class WeeklyCheckInTests : IAsyncLifetime
{
    private Site _site = null!;
    private PlacementWorld _world = null!;

    /// <summary>15 April 2026 is a Wednesday.</summary>
    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(Template.Demo);
        _world = new PlacementWorld(_site);
        await _site.OwnerAsync("update contact_persons set email = null");
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task One_mail_a_week_on_thursday_asks_about_all_and_names_nobody()
    {
        var (contact, address, _) = await SupervisedAsync();
        await PlaceAsync(contact, "Ada");

        await RoundAsync();
        (await MailsAsync(address)).ShouldBeEmpty("it is Wednesday");
        _site.Clock.Advance(TimeSpan.FromDays(1));
        await RoundAsync();
        await RoundAsync();

        var mail = (await MailsAsync(address)).ShouldHaveSingleItem();
        mail.ShouldContain("vecka 16");
        mail.ShouldNotContain("Ada");
        mail.ShouldNotContain("Prova");
        _site.Clock.Advance(TimeSpan.FromDays(7));
        await RoundAsync();
        (await MailsAsync(address)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Three_answers_stand_on_the_placement_and_are_changed_until_two_weeks_have_gone()
    {
        var (contact, _, placement) = await SupervisedAsync();
        var other = await PlaceAsync(contact, "Bo");
        await AskAsync();
        var link = await LinkAsync(contact);
        var page = await _site.Visit().GetAsync(link);

        page.TextsOf("main h2").ShouldBe(["Bo"]);
        page.TextOf("main")!.ShouldNotContain("Provberg");
        var refused = await page.SubmitAsync("main form", ("Input.Attendance", "Yes"));
        refused.Status.ShouldBe(422);
        refused.TextOf("#Input_Work-error").ShouldNotBeNullOrWhiteSpace();
        page = await page.SubmitAsync("main form", ("Input.Attendance", "Yes"), ("Input.Work", "Partly"), ("Input.WantsContact", "false"));
        page.TextsOf("main h2").ShouldBe(["Prova"]);
        page = await page.SubmitAsync("main form", ("Input.Attendance", "No"), ("Input.Work", "Yes"), ("Input.WantsContact", "false"));
        page.TextOf("main")!.ShouldContain("Allt är besvarat");
        page = await (await page.FollowAsync($"main a[href$='placering={other}']")).SubmitAsync("main form", ("Input.Work", "Yes"));
        page.Status.ShouldBe(200);

        (await _site.FactAsync<long>("select count(*) from placement_check_ins where placement_id in ($1, $2) and replaced_at is null", placement, other)).ShouldBe(2);
        var coach = await _site.SignInAsync("coach");
        (await coach.GetAsync(await _world.PathAsync(other))).TextOf("[aria-labelledby=check-ins]")!.ShouldContain("v. 16");
        (await coach.GetAsync(await _world.PathAsync(placement))).TextOf("[aria-labelledby=check-ins]")!.ShouldContain("Nej");
        _site.Clock.Advance(TimeSpan.FromDays(14));
        (await _site.Visit().GetAsync(link)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task That_the_link_was_opened_stands_in_the_log_of_each_who_is_asked_about()
    {
        var (contact, _, placement) = await SupervisedAsync();
        var other = await PlaceAsync(contact, "Bo");
        await AskAsync();
        var link = await LinkAsync(contact);
        const string Read = "select count(*) from audit_entries e join placements p on p.participant_id = e.participant_id and p.initiative_id = e.initiative_id where e.action = 'read' and e.subject_kind = 'check_in_weeks' and e.account_id is null and p.id = any ($1)";

        (await _site.Visit().GetAsync(link[..^4] + "AAAA")).Status.ShouldBe(404);
        (await _site.FactAsync<long>(Read, new[] { placement, other })).ShouldBe(0);
        (await _site.Visit().GetAsync(link)).Status.ShouldBe(200);

        (await _site.FactAsync<long>(Read, new[] { placement, other })).ShouldBe(2);
    }

    [Fact]
    public async Task Who_asks_for_contact_stands_on_idag_until_somebody_has_followed_up()
    {
        var (contact, _, placement) = await SupervisedAsync();
        await AskAsync();
        var coach = await _site.SignInAsync("coach");
        (await coach.GetAsync("/")).TextOf("main")!.ShouldNotContain(await HostAsync(placement));
        await (await _site.Visit().GetAsync(await LinkAsync(contact))).SubmitAsync("main form", ("Input.Attendance", "Yes"), ("Input.Work", "Yes"), ("Input.WantsContact", "true"));

        var today = await coach.GetAsync("/");
        today.TextOf($"li:has(a[href$='/platser/{placement}/kontakt'])")!.ShouldContain("Handledare vill ha kontakt");
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        (await (await coach.GetAsync(await _world.PathAsync(placement))).SubmitAsync("main form")).Status.ShouldBe(200);

        (await coach.GetAsync("/")).Document.QuerySelector($"a[href*='/platser/{placement}']").ShouldBeNull();
        (await coach.GetAsync(await _world.PathAsync(placement))).TextOf("[aria-labelledby=check-ins]")!.ShouldContain("det är besvarat");
    }

    [Fact]
    public async Task Who_asks_by_the_link_and_with_the_account_is_one_row_that_one_answer_ends()
    {
        var (contact, _, placement) = await SupervisedAsync();
        await AskAsync();
        var form = await _site.Visit().GetAsync(await LinkAsync(contact));
        await AnswerAsync(form, "true");
        _site.Clock.Advance(TimeSpan.FromMinutes(5));
        var (supervisor, _) = await new SupervisionWorld(_site).SignInAsync(contact, "supervisor");
        (await supervisor.GetAsync($"/handledning/{placement}")).Text.ShouldContain("Du bad om kontakt", Case.Sensitive, "by the link");
        await using (var scope = await _site.ScopeOfAsync(await _site.FactAsync<Guid>("select account_id from contact_accounts where contact_person_id = $1", contact)))
        {
            var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
            (await database.ScalarAsync<bool>(Sql.Of($"select access.ask_for_contact({placement}, {string.Empty}, {_site.Clock.GetUtcNow()})"))).ShouldBeTrue();
            await database.CommitAsync();
        }

        await AnswerAsync(form, "true");
        var coach = await _site.SignInAsync("coach");
        var row = (await coach.GetAsync("/")).Document.QuerySelectorAll($".rows a[href*='/platser/{placement}']").ShouldHaveSingleItem();
        var asked = await coach.GetAsync(row.GetAttribute("href")!);
        asked.Text.ShouldContain("Provia Handledare");
        (await asked.SubmitAsync("main form")).Status.ShouldBe(200);

        (await coach.GetAsync("/")).Document.QuerySelector($".rows a[href*='/platser/{placement}']").ShouldBeNull();
        (await coach.GetAsync(await _world.PathAsync(placement))).TextOf("[aria-labelledby=check-ins]")!.ShouldContain("det är besvarat");
        (await _site.FactAsync<long>("select count(*) from placement_contact_requests where placement_id = $1", placement)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_changes_the_answer_takes_back_what_was_asked_by_it_alone()
    {
        var (contact, _, placement) = await SupervisedAsync();
        await AskAsync();
        var form = await _site.Visit().GetAsync(await LinkAsync(contact));
        const string Open = "select count(*) from placement_contact_requests where placement_id = $1 and done_at is null";
        await AnswerAsync(form, "true");
        _site.Clock.Advance(TimeSpan.FromMinutes(5));
        await AnswerAsync(form, "true");
        (await _site.FactAsync<long>(Open, placement)).ShouldBe(1);
        await AnswerAsync(form, "false");
        (await _site.FactAsync<long>(Open, placement)).ShouldBe(0);

        await _site.OwnerAsync("""
            insert into placement_contact_requests (id, initiative_id, participant_id, placement_id, asked_at, asked_by)
            select uuidv7(), initiative_id, participant_id, id, now(), (select id from accounts where demo_role = 'supervisor') from placements where id = $1
            """, placement);
        await AnswerAsync(form, "true");
        await AnswerAsync(form, "false");
        (await _site.FactAsync<long>(Open, placement)).ShouldBe(1, "what was asked with the account stands");
    }

    [Fact]
    public async Task Who_asks_for_contact_is_not_forgotten_when_the_placement_ends()
    {
        var (contact, _, placement) = await SupervisedAsync();
        await AskAsync();
        await (await _site.Visit().GetAsync(await LinkAsync(contact))).SubmitAsync("main form", ("Input.Attendance", "No"), ("Input.Work", "Yes"), ("Input.WantsContact", "true"));
        var coach = await _site.SignInAsync("coach");
        await (await coach.GetAsync(await _world.PathAsync(placement, "/slut"))).SubmitAsync("main form", ("Input.Reason", "StoppedByOrganisation"));

        var page = await (await coach.GetAsync("/")).FollowAsync($".rows a[href$='/platser/{placement}/kontakt']");
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        page = await page.FollowAsync("main a[href$='/uppfoljning']");
        (await page.SubmitAsync("main form")).Status.ShouldBe(200);

        (await coach.GetAsync("/")).Document.QuerySelector($".rows a[href*='/platser/{placement}']").ShouldBeNull();
    }

    [Theory]
    [InlineData("update placement_settings set asks_supervisors = false")]
    [InlineData("""
        with own as (select participant_id from placements where supervisor_id = $1), gone as (delete from participant_details d using own where d.participant_id = own.participant_id)
        update participants p set is_protected = true, given_name = null, family_name = null from own where p.id = own.participant_id
        """)]
    [InlineData("update contact_persons set left_on = '2026-04-15' where id = $1")]
    [InlineData("update contact_persons set email = 'eftertradare@example.se' where id = $1")]
    [InlineData("update placements set supervisor_id = null where supervisor_id = $1")]
    [InlineData("update placement_events set event = 'withdrawn' where placement_id = (select id from placements where supervisor_id = $1)")]
    [InlineData("""
        insert into placement_events (id, initiative_id, participant_id, placement_id, event, occurred_on, registered_at, registered_by, until_on, reason)
        select uuidv7(), initiative_id, participant_id, id, 'paused', '2026-04-13', now(), (select id from accounts where demo_role = 'coach'), '2026-04-20', 'away' from placements where supervisor_id = $1
        """)]
    [InlineData("""
        insert into placement_events (id, initiative_id, participant_id, placement_id, event, occurred_on, registered_at, registered_by, reason)
        select uuidv7(), initiative_id, participant_id, id, 'ended', '2026-04-10', now(), (select id from accounts where demo_role = 'coach'), 'completed' from placements where supervisor_id = $1
        """)]
    public async Task Nobody_is_asked_and_a_link_that_was_sent_shows_nothing(string change)
    {
        var (contact, address, _) = await SupervisedAsync();
        await AskAsync();
        var link = await LinkAsync(contact);
        var form = await _site.Visit().GetAsync(link);
        form.Status.ShouldBe(200);

        await _site.OwnerAsync(change, change.Contains("$1", StringComparison.Ordinal) ? [contact] : []);

        (await _site.Visit().GetAsync(link)).Status.ShouldBe(404);
        (await form.SubmitAsync("main form", ("Input.Attendance", "Yes"), ("Input.Work", "Yes"), ("Input.WantsContact", "true"))).Status.ShouldBe(404);
        (await _site.FactAsync<long>("select count(*) from placement_check_ins c join check_in_weeks w on w.id = c.week_id where w.contact_person_id = $1", contact)).ShouldBe(0);
        await _site.OwnerAsync("delete from check_in_weeks where contact_person_id = $1", contact);
        var before = (await MailsAsync(address)).Count;
        await RoundAsync();
        (await MailsAsync(address)).Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_link_answers_its_own_supervisors_placements_alone()
    {
        var (contact, _, _) = await SupervisedAsync();
        var (_, _, foreign) = await SupervisedAsync();
        await AskAsync();
        var link = await LinkAsync(contact);
        var form = await _site.Visit().GetAsync(link);

        (await _site.Visit().GetAsync($"{link}?placering={foreign}")).Document.QuerySelector("main form").ShouldBeNull();
        form.Document.QuerySelector("main form")!.SetAttribute("action", $"{link}?placering={foreign}");
        (await form.SubmitAsync("main form", ("Input.Attendance", "No"), ("Input.Work", "No"), ("Input.WantsContact", "true"))).Status.ShouldBe(422);

        (await _site.FactAsync<long>("select count(*) from placement_check_ins where placement_id = $1", foreign)).ShouldBe(0);
        (await _site.Visit().GetAsync(link[..^4] + "AAAA")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Whoever_tries_links_is_told_to_wait_whether_they_are_right_or_not()
    {
        await using var site = await Site.StartAsync(Template.Demo, static deployment => deployment with { Limits = RequestLimits.Usual with { SignIns = 3 } });
        await using var scope = site.Services.CreateAsyncScope();
        var link = scope.ServiceProvider.GetRequiredService<Samsteg.Placements.CheckInQuestion>().PathOf(await site.FactAsync<Guid>("select id from check_in_weeks order by asked_at desc, id limit 1"));
        await site.OwnerAsync("delete from placement_check_ins");
        var form = await site.Visit().GetAsync(link);
        form.Status.ShouldBe(200);
        (await site.Visit().GetAsync($"/veckoavstamning/{Guid.CreateVersion7()}/gissning")).Status.ShouldBe(404);
        (await site.Visit().GetAsync(link[..^4] + "AAAA")).Status.ShouldBe(404);

        var refused = await site.Visit().GetAsync("/Veckoavstamning/" + link["/veckoavstamning/".Length..]);

        refused.Status.ShouldBe(429, "also by other letters");
        int.Parse(refused.Header("Retry-After")!).ShouldBeInRange(1, 60);
        PageFacts.Findings(refused, []).ShouldBeEmpty();
        (await form.SubmitAsync("main form", ("Input.Attendance", "Yes"), ("Input.Work", "Yes"), ("Input.WantsContact", "true"))).Status.ShouldBe(429, "answers count with the rest");
    }

    private static async Task AnswerAsync(Page form, string wantsContact) =>
        (await form.SubmitAsync("main form", ("Input.Attendance", "Yes"), ("Input.Work", "Yes"), ("Input.WantsContact", wantsContact))).Status.ShouldBe(200);

    private async Task AskAsync()
    {
        _site.Clock.Advance(TimeSpan.FromDays(1));
        await RoundAsync();
    }

    /// <summary>A contact person with a mail address who supervises somebody whose placement goes on.</summary>
    private async Task<(Guid Contact, string Address, Guid Placement)> SupervisedAsync()
    {
        var (id, organisation) = (Guid.CreateVersion7(), await _world.OrganisationAsync());
        var address = $"handledare-{PlacementWorld.Reference(id)}@example.se";
        await _site.OwnerAsync("insert into contact_persons (id, organisation_id, name, email, is_supervisor) values ($1, $2, 'Provia Handledare', $3, true)", id, organisation, address);
        return (id, address, await PlaceAsync(id, "Prova"));
    }

    private async Task<Guid> PlaceAsync(Guid contact, string name)
    {
        var participant = await _world.ParticipantAsync();
        await _site.OwnerAsync("update participants set given_name = $2 where id = $1", participant, name);
        var placement = await _world.PlacementAsync(participant, startedOn: "2026-04-13", plannedStart: "2026-04-13");
        await _site.OwnerAsync("update placements p set supervisor_id = c.id, organisation_id = c.organisation_id from contact_persons c where p.id = $1 and c.id = $2", placement, contact);
        return placement;
    }

    private async Task<string> HostAsync(Guid placement) => (await _site.FactAsync<string>("select o.name from placements p join organisations o on o.id = p.organisation_id where p.id = $1", placement)).ShouldNotBeNull();

    private async Task<string> LinkAsync(Guid contact)
    {
        var week = await _site.FactAsync<Guid>("select id from check_in_weeks where contact_person_id = $1", contact);
        await using var scope = _site.Services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<Samsteg.Placements.CheckInQuestion>().PathOf(week);
    }

    private async Task RoundAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IJob>().Single(static job => job.Kind == "check_in.ask").RunAsync(JsonDocument.Parse("{}").RootElement, CancellationToken.None);
    }

    private async Task<List<string>> MailsAsync(string address)
    {
        for (var sender = _site.Services.GetRequiredService<MessageRunner>(); await sender.RunNextAsync(CancellationToken.None);)
        {
        }

        Directory.CreateDirectory(_site.Deployment.OutgoingFolder); // there is none before the first mail
        return [.. Directory.GetFiles(_site.Deployment.OutgoingFolder, "*.eml").Select(static file => Mail.Of(File.ReadAllText(file))).Where(mail => mail.To == address).Select(static mail => mail.Body)];
    }
}
