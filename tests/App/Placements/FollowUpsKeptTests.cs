using Microsoft.Extensions.DependencyInjection;
using Samsteg.Placements;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>No follow-up is forgotten: what stands on Idag of the coach and then of the leads, day after day, when nobody does anything.</summary>
public sealed class FollowUpsKeptTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private static readonly DateOnly Start = new(2026, 12, 3);
    private static readonly DateOnly FirstDue = new(2026, 12, 10);
    private static readonly DateOnly Last = new(2027, 5, 10);
    private readonly PlacementWorld _world = new(demo.Site);

    [Fact]
    public async Task With_nobody_doing_anything_it_stands_with_the_coach_from_its_day_and_with_the_leads_five_days_later()
    {
        var placement = await PlacementAsync();
        await PauseAsync(placement, new(2027, 1, 11), new(2027, 2, 15));

        var coach = await DaysAsync("coach", placement, PlacementSources.Today);
        var lead = await DaysAsync("project_lead", placement, PlacementSources.ForLeads);

        coach.ShouldBe(DaysFrom(FirstDue));
        lead.ShouldBe(DaysFrom(FirstDue.AddDays(PlacementSettings.UsualDays)));
    }

    [Fact]
    public async Task When_the_coach_has_left_the_leads_still_see_it()
    {
        var placement = await PlacementAsync();
        await demo.Site.OwnerAsync("update case_assignments set valid_until = '2026-04-01' where participant_id = (select participant_id from placements where id = $1)", placement);

        (await DaysAsync("coach", placement, PlacementSources.Today)).ShouldBeEmpty();
        (await DaysAsync("project_lead", placement, PlacementSources.ForLeads)).ShouldBe(DaysFrom(FirstDue.AddDays(PlacementSettings.UsualDays)));
    }

    [Fact]
    public async Task A_protected_identity_is_not_forgotten_and_stands_by_its_reference()
    {
        var participant = await _world.ParticipantAsync(isProtected: true);
        var placement = await PlacementAsync(participant);

        var rows = await RowsAsync("project_lead", PlacementSources.ForLeads, Last);

        rows.Where(row => row.SubjectId == placement).ShouldHaveSingleItem().Title.ShouldBe(PlacementWorld.Reference(participant));
    }

    [Fact]
    public async Task The_lead_decides_after_how_many_days_and_sees_the_late_one_once_on_idag()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var world = new PlacementWorld(site);
        var lead = await site.SignInAsync("project_lead");
        var path = $"/insatser/{await world.InitiativeAsync()}/platser";
        var placement = await world.PlacementAsync(await world.ParticipantAsync(), startedOn: "2026-04-02"); // due on the 9th
        var link = $".rows a[href$='/platser/{placement}']";
        (await lead.GetAsync("/")).Document.QuerySelectorAll(link).ShouldHaveSingleItem();

        var settings = await (await lead.GetAsync(path)).FollowAsync("a[href$='/platser/installningar']");
        (await settings.SubmitAsync("main form", ("Input.LeadToldAfterDays", "0"))).Status.ShouldBe(422);
        (await settings.SubmitAsync("main form", ("Input.LeadToldAfterDays", "7"))).Status.ShouldBe(200);

        (await lead.GetAsync("/")).Document.QuerySelector(link).ShouldBeNull();
        (await settings.SubmitAsync("main form", ("Input.LeadToldAfterDays", "6"))).Status.ShouldBe(409);
    }

    [Fact]
    public async Task The_forecast_shows_a_lead_all_coaches_and_a_coach_the_own_row()
    {
        await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-04-08");
        var path = $"/insatser/{await _world.InitiativeAsync()}/platser";

        var forLead = await (await (await demo.Site.SignInAsync("project_lead")).GetAsync(path)).FollowAsync("a[href$='/belastning']");
        var forCoach = await (await demo.Site.SignInAsync("coach")).GetAsync($"{path}/belastning");

        forLead.TextsOf("tbody th").Count.ShouldBeGreaterThan(1);
        forLead.Document.QuerySelector("tfoot").ShouldNotBeNull();
        forCoach.TextsOf("tbody th").ShouldHaveSingleItem();
        forCoach.Document.QuerySelector("a[href$='/installningar']").ShouldBeNull();
    }

    [Fact]
    public async Task Late_is_the_same_in_the_forecast_on_idag_in_the_list_and_on_the_placement()
    {
        await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-03-02"); // never followed up
        var attention = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-04-08");
        var dueToday = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-04-08");
        var coach = await demo.Site.SignInAsync("coach");
        (await (await coach.GetAsync(await _world.PathAsync(attention, "/uppfoljning"))).SubmitAsync("main form", ("Input.OccurredOn", "2026-04-14"), ("Input.NeedsAttention", "true"))).Status.ShouldBe(200);
        var path = $"/insatser/{await _world.InitiativeAsync()}/platser";

        var forecast = (await coach.GetAsync($"{path}/belastning")).RowsOf("main table").Select(static row => int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture)).Sum();
        var today = await coach.GetAsync("/?alla=true");
        var late = today.Document.QuerySelectorAll($"main .rows a[href^='{path}/']").Where(link => link.GetAttribute("href")!.EndsWith("/uppfoljning", StringComparison.Ordinal) || link.TextContent.StartsWith("Följ upp", StringComparison.Ordinal) || link.TextContent.StartsWith("Något behöver tas om hand", StringComparison.Ordinal))
            .Count(static link => WhenOf(link).EndsWith("sen", StringComparison.Ordinal));
        var listed = (await coach.GetAsync($"{path}?Shown=Due")).RowsOf("main table").Count(static row => !row[3].Contains("15 apr", StringComparison.Ordinal));

        forecast.ShouldBeGreaterThan(2, "the demo has late ones too");
        late.ShouldBe(forecast);
        listed.ShouldBe(forecast);
        WhenOf(today.Document.QuerySelectorAll($"main .rows a[href*='/platser/{dueToday}']").ShouldHaveSingleItem()).ShouldEndWith("idag", Case.Sensitive, "due today is not late");
        (await coach.GetAsync(await _world.PathAsync(attention))).TextOf("[aria-labelledby='follow-up'] .card-head")!.ShouldContain("Något behöver tas om hand sedan 14 april 2026");
    }

    [Fact]
    public async Task A_cadence_is_filled_in_from_a_usual_one()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var form = await lead.GetAsync($"/insatser/{await _world.InitiativeAsync()}/plan/uppfoljning");

        foreach (var (variant, times) in new[] { ("FirstMonth", "4"), ("ThreeWeeks", "3") })
        {
            var filled = await form.FollowAsync($"a[href$='forslag={variant}']");

            filled.Document.QuerySelector("[name='Input.Phases[0].Times']")!.GetAttribute("value").ShouldBe(times);
            (await filled.SubmitAsync("main form")).Status.ShouldBe(200);
            (await demo.Site.FactAsync<int>("select times from follow_up_phases where initiative_id = $1 and position = 1", await _world.InitiativeAsync())).ToString().ShouldBe(times);
            form = await lead.GetAsync($"/insatser/{await _world.InitiativeAsync()}/plan/uppfoljning");
        }
    }

    private static string WhenOf(AngleSharp.Dom.IElement link) => (link.Closest("li")!.QuerySelector(":scope > .when") ?? link.Closest("li")!.QuerySelector("small"))!.TextContent.Trim();

    private static IEnumerable<DateOnly> DaysFrom(DateOnly first) => Days.Where(day => day >= first);

    private static IEnumerable<DateOnly> Days => Enumerable.Range(0, Last.DayNumber - Start.DayNumber + 30).Select(static days => Start.AddDays(days));

    private async Task<Guid> PlacementAsync(Guid? participant = null) =>
        await _world.PlacementAsync(participant ?? await _world.ParticipantAsync(), startedOn: $"{Start:yyyy-MM-dd}", plannedStart: $"{Start:yyyy-MM-dd}", plannedEnd: $"{Last:yyyy-MM-dd}");

    private Task PauseAsync(Guid placement, DateOnly from, DateOnly until) => demo.Site.OwnerAsync("""
        insert into placement_events (id, initiative_id, participant_id, placement_id, event, occurred_on, until_on, registered_at, registered_by)
        select uuidv7(), initiative_id, participant_id, id, 'paused', $2, $3, now(), (select id from accounts where demo_role = 'coach') from placements where id = $1
        """, placement, from, until);

    private async Task<IReadOnlyList<DateOnly>> DaysAsync(string role, Guid placement, Func<TodayQuestion, Sql> source)
    {
        var found = new List<DateOnly>();
        await using var scope = await demo.Site.ScopeOfAsync(await AccountAsync(role));
        foreach (var day in Days)
        {
            var rows = await scope.ServiceProvider.GetRequiredService<RequestDatabase>()
                .QueryAsync<Waiting>(Sql.Of($"select subject_id, title from ({source(new(new(await AccountAsync(role)), day, scope.ServiceProvider.GetRequiredService<Texts>()))}) s where subject_id = {placement}"), CancellationToken.None);
            if (rows.Count > 0)
            {
                found.Add(day);
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<Waiting>> RowsAsync(string role, Func<TodayQuestion, Sql> source, DateOnly day)
    {
        await using var scope = await demo.Site.ScopeOfAsync(await AccountAsync(role));
        return await scope.ServiceProvider.GetRequiredService<RequestDatabase>()
            .QueryAsync<Waiting>(Sql.Of($"select subject_id, title from ({source(new(new(await AccountAsync(role)), day, scope.ServiceProvider.GetRequiredService<Texts>()))}) s"), CancellationToken.None);
    }

    private Task<Guid> AccountAsync(string role) => demo.Site.FactAsync<Guid>("select id from accounts where demo_role = $1", role);

    private sealed record Waiting(Guid SubjectId, string Title);
}
