using System.Globalization;
using System.Text.Json;

namespace Samsteg.App.Activities;

/// <summary>Taps that waited on a telephone: sent again, late, or by a clock that goes wrong.</summary>
public sealed class TapTests
{
    [Fact]
    public async Task A_tap_that_comes_again_is_answered_the_same_and_written_once()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var roster = await (await site.SignInAsync(DemoRoster.Coach)).GetAsync(today.Path);
        var key = Guid.NewGuid();

        var first = await TapAsync(today, roster, 0, "present", key);
        await site.OwnerAsync("update attendance set superseded_at = registered_at where session_id = $1", today.Session); // somebody corrects it meanwhile
        var again = await TapAsync(today, roster, 0, "present", key);
        var other = await TapAsync(today, roster, 0, "late", key);

        (first.Status, again.Status, other.Status).ShouldBe((200, 200, 400));
        (await today.RegistrationsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_conflict_that_comes_again_is_a_conflict_still()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var stale = await (await site.SignInAsync(DemoRoster.Lead)).GetAsync(today.Path);
        await today.TapAsync(await (await site.SignInAsync(DemoRoster.Coach)).GetAsync(today.Path), 0, DemoRoster.Mark(0, "late"));
        var key = Guid.NewGuid();

        (await TapAsync(today, stale, 0, "present", key)).TextOf(".roster-conflict p").ShouldBe("Carin Demo markerade Sen klockan 10.00.");
        (await TapAsync(today, stale, 0, "present", key)).Status.ShouldBe(409);

        (await today.RegistrationsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task One_of_the_same_key_by_somebody_else_is_another_tap()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var coach = await (await site.SignInAsync(DemoRoster.Coach)).GetAsync(today.Path);
        var lead = await (await site.SignInAsync(DemoRoster.Lead)).GetAsync(today.Path);
        var key = Guid.NewGuid();

        await TapAsync(today, coach, 0, "present", key);
        await TapAsync(today, lead, 1, "late", key);

        (await today.RegistrationsAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task The_time_of_a_tap_that_waited_is_kept_and_told_beside_the_servers_own()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var coach = await site.SignInAsync(DemoRoster.Coach);
        var roster = await coach.GetAsync(today.Path);

        await TapAsync(today, roster, 0, "present", Guid.NewGuid(), waited: TimeSpan.FromMinutes(40));
        await TapAsync(today, roster, 1, "present", Guid.NewGuid());

        (await site.FactAsync<DateTime>("select device_time from attendance where session_id = $1 and device_time is not null", today.Session)).ShouldBe(TestClock.Start.UtcDateTime.AddMinutes(-40));
        (await coach.GetAsync($"{today.Path}/{DemoRoster.ParticipantOn(roster, 0)}/ratta")).TextOf("ol.due")!.ShouldContain("utan uppkoppling");
        (await coach.GetAsync($"{today.Path}/{DemoRoster.ParticipantOn(roster, 1)}/ratta")).TextOf("ol.due")!.ShouldNotContain("utan uppkoppling");
    }

    [Fact]
    public async Task A_clock_that_goes_wrong_is_told_and_not_believed()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var roster = await (await site.SignInAsync(DemoRoster.Coach)).GetAsync(today.Path);

        var answer = await TapAsync(today, roster, 0, "present", Guid.NewGuid(), waited: TimeSpan.FromMinutes(40), off: TimeSpan.FromDays(3));

        answer.Status.ShouldBe(200);
        answer.Document.Body!.TextContent.ShouldContain("enhetens klocka går fel");
        (await site.FactAsync<long>("select count(*) from attendance where session_id = $1 and device_time is null", today.Session)).ShouldBe(1);
    }

    [Fact]
    public async Task A_token_of_today_is_had_by_who_is_signed_in_alone()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var coach = await site.SignInAsync(DemoRoster.Coach);

        var answer = await coach.GetAsync(today.Path + "?handler=Token");

        var right = JsonDocument.Parse(answer.Source).RootElement;
        right.GetProperty("account").GetGuid().ShouldBe(await site.FactAsync<Guid>("select id from accounts where demo_role = 'coach'"));
        right.GetProperty("token").GetString().ShouldNotBeNullOrEmpty();
        (await site.Visit().GetAsync(today.Path + "?handler=Token")).Path.ShouldStartWith("/logga-in");
    }

    [Fact]
    public async Task A_page_shown_without_network_has_the_policy_of_every_other()
    {
        await using var site = await Site.StartAsync(Template.Empty);
        var visitor = site.Visit();

        var worker = await visitor.GetAsync("/roster-worker.js");

        worker.Source.ShouldContain($"\"{(await visitor.GetAsync("/logga-in")).Header("Content-Security-Policy")}\"");
    }

    private static Task<Page> TapAsync(DemoRoster today, Page roster, int row, string mark, Guid key, TimeSpan waited = default, TimeSpan off = default)
    {
        var (sent, tapped) = (TestClock.Start + off, TestClock.Start + off - waited);
        return today.TapAsync(
            roster, row, DemoRoster.Mark(row, mark),
            (string.Create(CultureInfo.InvariantCulture, $"Input.Rows[{row}].Key"), key.ToString()),
            (string.Create(CultureInfo.InvariantCulture, $"Input.Rows[{row}].TappedAt"), tapped.ToString("O", CultureInfo.InvariantCulture)),
            ("Input.SentAt", sent.ToString("O", CultureInfo.InvariantCulture)));
    }
}
