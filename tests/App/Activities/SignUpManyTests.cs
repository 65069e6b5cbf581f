using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App.Activities;

/// <summary>Staff signs participants up, several at a time: from a list, and for a session that stands alone.</summary>
public sealed class SignUpManyTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_coach_signs_up_those_a_list_found_and_is_shown_who_gets_a_place_and_who_waits()
    {
        var today = await DemoRoster.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoRoster.Coach);
        var series = await SeriesAsync(today, "Två platser för många", 2);
        var list = await coach.GetAsync($"/insatser/{today.Initiative}/deltagare?status=Enrolled");

        list.Document.QuerySelector("#list[hx-select-oob='#list-ways']").ShouldNotBeNull("what is chosen by script is followed too");
        var form = await list.FollowAsync("#list-ways a[href*='/anmalan/deltagare']");
        var ticked = Ticked(form);
        var preview = await form.SubmitAsync("main form", ("Input.Target", series.ToString()));

        ticked.Count.ShouldBeGreaterThan(3);
        ticked.Count.ShouldBe(Offered(form).Count, "the list was narrowed, so all that it found are ticked");
        GroupOf(preview, "place").Count.ShouldBe(2);
        GroupOf(preview, "waits").Count.ShouldBe(ticked.Count - 2);
        (await MembersAsync(series)).ShouldBe(0, "nothing is saved before it is confirmed");

        var done = await preview.SubmitAsync("main form");

        done.Path.ShouldBe($"{today.Activities}/serier/{series}");
        done.Text.ShouldContain($"Anmälda: 2. På väntelistan: {ticked.Count - 2}.");
        (await MembersAsync(series)).ShouldBe(2);
        (await WaitingAsync(series)).ShouldBe(ticked.Count - 2);
        (await demo.Site.FactAsync<bool>("select bool_and(m.participant_id = any ($2)) from series_members m where m.series_id = $1", series, ticked.Take(2).Select(Guid.Parse).ToArray())).ShouldBeTrue("in the order of the list");
        done.TextsOf("[aria-labelledby=waits] li").Count.ShouldBe(ticked.Count - 2);
        (await done.SubmitAsync("[aria-labelledby=waits] form")).Text.ShouldContain("Deltagaren är avanmäld");
        (await WaitingAsync(series)).ShouldBe(ticked.Count - 3);
    }

    [Fact]
    public async Task What_was_searched_for_comes_along_without_standing_in_the_address_and_only_that_is_ticked()
    {
        var today = await DemoRoster.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoRoster.Coach);
        var reference = await demo.Site.FactAsync<string>("""
            select p.reference from series_members m join participants p on p.id = m.participant_id where m.series_id = $1 and m.left_on is null and not p.is_protected order by p.reference limit 1
            """, today.Series);

        var form = await (await (await coach.GetAsync($"/insatser/{today.Initiative}/deltagare")).SubmitAsync("form.list-filter", ("q", reference))).FollowAsync("a[href*='/anmalan/deltagare']");

        form.Path.ShouldNotContain(reference!);
        Offered(form).Count.ShouldBe(1);
        Ticked(form).Count.ShouldBe(1);
        Ticked(await (await coach.GetAsync($"/insatser/{today.Initiative}/deltagare")).FollowAsync("a[href*='/anmalan/deltagare']")).ShouldBeEmpty("nobody is ticked where nothing was asked for");
    }

    [Fact]
    public async Task Who_cannot_be_signed_up_is_said_and_nobody_elses_case_is_taken()
    {
        var today = await DemoRoster.OfAsync(demo.Site);
        var (coach, lead) = (await demo.Site.SignInAsync(DemoRoster.Coach), await demo.Site.SignInAsync(DemoRoster.Lead));
        var series = await SeriesAsync(today, "Alla sorter", 20);
        var exited = await ParticipantAsync(today, "exists (select from exits x where x.participant_id = p.id and x.superseded_at is null and x.reason <> 'misregistered')");
        var hidden = await ParticipantAsync(today, "p.is_protected and not exists (select from exits x where x.participant_id = p.id and x.superseded_at is null)");
        var member = await ParticipantAsync(today, "not p.is_protected and not exists (select from exits x where x.participant_id = p.id and x.superseded_at is null)");
        await demo.Site.OwnerAsync("insert into series_members (id, initiative_id, series_id, participant_id, joined_on) values (uuidv7(), $1, $2, $3, '2026-04-01')", today.Initiative, series, member);
        var form = await lead.GetAsync($"{today.Activities}/anmalan/deltagare");

        var preview = await form.SubmitAsync("main form", [("Input.Target", series.ToString()), .. new[] { exited, hidden, member }.Select(static id => ("Input.Participants", (string?)id.ToString()))]);

        GroupOf(preview, "has_left").Count.ShouldBe(1);
        GroupOf(preview, "has_place").Count.ShouldBe(1);
        GroupOf(preview, "place").Single().ShouldContain("Skyddade personuppgifter");
        (await preview.SubmitAsync("main form")).Text.ShouldContain("Anmälda: 1.");
        (await MembersAsync(series)).ShouldBe(2);

        var others = await demo.Site.FactAsync<Guid>("""
            select e.participant_id from enrolments e
            where e.initiative_id = $1 and e.superseded_at is null and not exists (select from exits x where x.participant_id = e.participant_id and x.superseded_at is null)
              and not exists (select from access.worked_by((select id from accounts where demo_role = 'coach'), '2026-04-15') w where w.participant_id = e.participant_id)
            order by e.participant_id limit 1
            """, today.Initiative);
        await demo.Site.OwnerAsync("""
            insert into case_openings (id, initiative_id, participant_id, account_id, opened_at, reason)
            select uuidv7(), $1, $2, id, now(), 'Ringer i ett akut ärende.' from accounts where demo_role = 'coach'
            """, today.Initiative, others);
        var coachs = await coach.GetAsync($"{today.Activities}/anmalan/deltagare");
        Offered(coachs).ShouldNotContain(others.ToString());
        (await coachs.SubmitAsync("main form", ("Input.Target", series.ToString()), ("Input.Participants", others.ToString()))).Status.ShouldBe(422);
        (await coachs.SubmitAsync("main form", ("Input.Target", series.ToString()), ("Input.Participants", others.ToString()), ("Input.IsConfirmed", "true"))).Text.ShouldContain("Anmälda: 0.");
        (await MembersAsync(series)).ShouldBe(2);
    }

    [Fact]
    public async Task Two_who_give_away_the_last_place_at_once_give_it_once()
    {
        var today = await DemoRoster.OfAsync(demo.Site);
        var visitors = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => demo.Site.SignInAsync(DemoRoster.Lead)));
        var series = await SeriesAsync(today, "Sista platsen", 1);
        var previews = await Task.WhenAll(visitors.Select(async (visitor, index) =>
        {
            var form = await visitor.GetAsync($"{today.Activities}/anmalan/deltagare?status=Enrolled");
            return await form.SubmitAsync("main form", [("Input.Target", series.ToString()), ("Input.Participants", Ticked(form)[index])]);
        }));
        previews.ShouldAllBe(static preview => GroupOf(preview, "place").Count == 1, "each is shown a place");

        var answers = await Task.WhenAll(previews.Select(static preview => preview.SubmitAsync("main form")));

        answers.ShouldAllBe(static answer => answer.Status == 200);
        ((await MembersAsync(series)), (await WaitingAsync(series))).ShouldBe((1, 3));
    }

    [Fact]
    public async Task Participants_are_signed_up_for_a_single_session_stand_on_its_roster_and_whose_sign_up_ends_leaves_the_place_to_who_waits()
    {
        var today = await DemoRoster.OfAsync(demo.Site);
        var (coach, lead) = (await demo.Site.SignInAsync(DemoRoster.Coach), await demo.Site.SignInAsync(DemoRoster.Lead));
        var session = Guid.CreateVersion7();
        await demo.Site.OwnerAsync("""
            insert into sessions (id, initiative_id, type, audience, name_sv, starts_at, ends_at, capacity)
            values ($1, $2, 'open_house', 'participants', 'Öppet hus i maj', '2026-05-20T05:00Z', '2026-05-20T06:00Z', 1)
            """, session, today.Initiative);
        var path = $"{today.Activities}/traffar/{session}";

        var form = await (await coach.GetAsync(path)).FollowAsync("a[href*='/anmalan/deltagare']");
        Ticked(form).ShouldBeEmpty();
        var chosen = Offered(form).Take(2).Select(static id => ("Input.Participants", (string?)id)).ToList();
        var done = await (await form.SubmitAsync("main form", [.. chosen])).SubmitAsync("main form");

        done.Path.ShouldBe(path);
        done.Text.ShouldContain("Anmälda: 1. På väntelistan: 1.");
        done.RowsOf("main table").Count.ShouldBe(1);
        (await lead.GetAsync($"{today.Activities}/anmalan/{session}")).Text.ShouldContain("1 av 1 platser är tagna");
        (await demo.Site.FactAsync<long>("""
            select count(*) from audit_entries a
            where a.action = 'added' and a.participant_id is not null
              and a.subject_id in (select id from session_participants where session_id = $1 union select w.id from participant_waits w join sign_up_openings o on o.id = w.opening_id where o.session_id = $1)
            """, session)).ShouldBe(2);

        var ended = await done.SubmitAsync("main table form");
        ended.Text.ShouldContain("Deltagaren är avanmäld");
        await RoundAsync();

        (await demo.Site.FactAsync<Guid>("select participant_id from session_participants where session_id = $1", session)).ShouldBe(Guid.Parse(chosen[1].Item2!));
        var moved = await coach.GetAsync(path);
        moved.TextsOf("[aria-labelledby=waits] li").ShouldBeEmpty();

        // Who has been marked stays: the mark is corrected instead.
        await demo.Site.OwnerAsync("""
            insert into attendance (id, initiative_id, session_id, participant_id, mark, occurred_on, registered_at, registered_by)
            select uuidv7(), $1, $2, $3, 'present', '2026-05-20', now(), id from accounts where demo_role = 'coach'
            """, today.Initiative, session, Guid.Parse(chosen[1].Item2!));
        (await moved.SubmitAsync("main table form")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_is_over_or_cancelled_is_not_offered_and_is_refused_in_words()
    {
        var today = await DemoRoster.OfAsync(demo.Site);
        var lead = await demo.Site.SignInAsync(DemoRoster.Lead);
        var over = await SeriesAsync(today, "Redan slut", 5, "2026-04-01");
        var form = await lead.GetAsync($"{today.Activities}/anmalan/deltagare");

        form.Document.QuerySelector($"option[value='{over}']").ShouldBeNull();
        var answer = await form.SubmitAsync("main form", ("Input.Target", over.ToString()), ("Input.Participants", Offered(form)[0]));

        answer.Status.ShouldBe(422);
        answer.Text.ShouldContain("avslutad eller inställd");
        (await form.SubmitAsync("main form", ("Input.Target", null), ("Input.Participants", Offered(form)[0]))).Status.ShouldBe(422);
    }

    private static List<string> Offered(Page page) => [.. page.Document.QuerySelectorAll("input[name='Input.Participants']").Select(static input => input.GetAttribute("value")!)];

    private static List<string> Ticked(Page page) => [.. page.Document.QuerySelectorAll("input[name='Input.Participants'][checked]").Select(static input => input.GetAttribute("value")!)];

    private static IReadOnlyList<string> GroupOf(Page preview, string verdict) => preview.TextsOf($"[aria-labelledby='{verdict}'] li");

    private async Task<Guid> SeriesAsync(DemoRoster today, string name, int places, string day = "2026-06-01")
    {
        var series = Guid.CreateVersion7();
        await demo.Site.OwnerAsync("""
            insert into activity_series (id, initiative_id, type, audience, name_sv, place, session_total, completion_minimum, completion_task, capacity)
            values ($1, $2, 'workshop_series', 'participants', $3, '', 1, 1, '', $4)
            """, series, today.Initiative, name, places);
        await demo.Site.OwnerAsync("""
            insert into sessions (id, initiative_id, series_id, number, type, audience, name_sv, starts_at, ends_at)
            values (uuidv7(), $2, $1, 1, 'workshop_series', 'participants', $3, $4::date + time '10:00', $4::date + time '11:00')
            """, series, today.Initiative, name, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        return series;
    }

    private Task<Guid> ParticipantAsync(DemoRoster today, string condition) => demo.Site.FactAsync<Guid>(
        $"select p.id from participants p where p.initiative_id = $1 and exists (select from enrolments e where e.participant_id = p.id and e.superseded_at is null) and {condition} order by p.id limit 1", today.Initiative);

    private Task<long> MembersAsync(Guid series) => demo.Site.FactAsync<long>("select count(*) from series_members where series_id = $1 and left_on is null", series);

    private Task<long> WaitingAsync(Guid series) => demo.Site.FactAsync<long>("select count(*) from participant_waits w join sign_up_openings o on o.id = w.opening_id where o.series_id = $1", series);

    private async Task RoundAsync()
    {
        await using var scope = demo.Site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IJob>().Single(static job => job.Kind == "signup.round").RunAsync(JsonDocument.Parse("{}").RootElement, CancellationToken.None);
    }
}
