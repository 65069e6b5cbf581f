using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Samsteg.Initiatives;
using Samsteg.Placements;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>What is said both in SQL and in C# is the same: the cadence, and the measures' day intervals against plain counting.</summary>
public sealed class PlacementSqlTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const int Cases = 200;
    private static readonly DateOnly FirstDay = new(2026, 1, 1);

    [Fact]
    public async Task The_cadence_in_sql_is_the_cadence()
    {
        var random = new Random(17);
        for (var number = 0; number < Cases; number++)
        {
            var cadence = new FollowUpCadence([.. Enumerable.Range(0, random.Next(4)).Select(_ => new CadencePhase(
                random.Next(2) == 0 ? FollowUpInterval.Week : FollowUpInterval.Month, random.Next(4) == 0 ? null : random.Next(1, 6), random.Next(2) == 0))]);
            var start = FirstDay.AddDays(random.Next(400));
            var last = start.AddDays(random.Next(-10, 500));

            var pauses = Enumerable.Range(0, random.Next(3)).Select(_ => start.AddDays(random.Next(200))).Select(day => new Pause(day, day.AddDays(random.Next(1, 60)))).ToList();
            if (pauses is [.., var latest])
            {
                pauses.Add(new Pause(latest.Until, latest.Until.AddDays(random.Next(1, 30)))); // straight after
            }

            await IsSameAsync(cadence, start, last, [.. pauses]);
        }
    }

    /// <summary>A weekend before leave, leave straight after leave, and that until Easter Monday.</summary>
    [Theory]
    [InlineData("2026-05-25", "2026-06-08", null)]
    [InlineData("2026-03-12", "2026-03-18", "2026-03-20")]
    [InlineData("2026-03-16", "2026-04-03", "2026-04-06")]
    public async Task Pauses_in_sql_are_those_of_the_schedule(string from, string until, string? again)
    {
        Pause[] pauses = [new(Day(from), Day(until)), .. again is null ? Array.Empty<Pause>() : [new(Day(until), Day(again))]];
        await IsSameAsync(CadenceVariant.ThreeWeeks.Cadence(), new(2026, 3, 2), new(2026, 9, 1), pauses);

        static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Working_days_in_sql_are_those_of_the_calendar()
    {
        var first = new DateOnly(2003, 1, 1);
        var rows = await demo.Site.Database.RowsAsync("select workday_from(day::date)::timestamp from generate_series(date '2003-01-01', date '2060-12-31', interval '1 day') day order by day");

        rows.Count.ShouldBeGreaterThan(21_000);
        foreach (var (number, row) in rows.Index())
        {
            var workday = first.AddDays(number);
            while (!SwedishHolidays.IsWorkday(workday))
            {
                workday = workday.AddDays(1);
            }

            DateOnly.FromDateTime((DateTime)row[0]!).ShouldBe(workday);
        }
    }

    [Fact]
    public async Task Follow_ups_between_are_counted_as_by_hand()
    {
        var random = new Random(4711);
        var world = new PlacementWorld(demo.Site);
        var initiative = await world.InitiativeAsync();
        var histories = new Dictionary<Guid, (DateOnly Start, List<DateOnly> FollowUps)>();
        for (var number = 0; number < 25; number++)
        {
            var start = FirstDay.AddDays(33 + random.Next(30));
            var placement = await world.PlacementAsync(await world.ParticipantAsync(), start.ToString("O", CultureInfo.InvariantCulture));
            var days = Enumerable.Range(0, random.Next(9)).Select(_ => start.AddDays(random.Next(40))).ToList();
            foreach (var day in days)
            {
                await FollowUpAsync(placement, day);
            }

            histories[placement] = (start, days);
        }

        foreach (var (least, most) in new (int?, int?)[] { (4, 6), (null, 2), (1, null), (0, 0), (null, null), (3, 3) })
        {
            var facts = await FactsAsync("placement_follow_ups_between", new MeasureQuestion(new InitiativeId(initiative), new MeasureFilter { Minimum = least, Maximum = most }));
            foreach (var (placement, history) in histories)
            {
                for (var day = FirstDay; day < FirstDay.AddDays(120); day = day.AddDays(1))
                {
                    var made = history.FollowUps.Count(made => made <= day);
                    var rows = facts.Where(row => row.Subject == placement && row.CountsFrom <= day && (row.CountsUntil is null || row.CountsUntil > day)).ToList();
                    rows.Any().ShouldBe(day >= history.Start);
                    rows.Any(static row => row.Part).ShouldBe(day >= history.Start && made >= (least ?? 0) && made <= (most ?? int.MaxValue), $"{least}–{most} on {day}: {made}");
                }
            }
        }
    }

    [Fact]
    public async Task Participants_and_organisations_count_once_from_their_first_start_and_not_when_only_planned()
    {
        var world = new PlacementWorld(demo.Site);
        var question = new MeasureQuestion(new InitiativeId(await world.InitiativeAsync()), new MeasureFilter());
        var participant = await world.ParticipantAsync();
        await world.PlacementAsync(participant, "2026-03-20");
        await world.PlacementAsync(participant, "2026-03-10");
        var planned = await world.ParticipantAsync();
        var plannedPlacement = await world.PlacementAsync(planned);

        var started = await FactsAsync("placements_started", question);
        var hosts = await FactsAsync("organisations_hosted_participant", question);

        started.Where(row => row.Subject == participant).ShouldHaveSingleItem().CountsFrom.ShouldBe(new DateOnly(2026, 3, 10));
        started.ShouldNotContain(row => row.Subject == planned);
        var organisation = await demo.Site.FactAsync<Guid>("select organisation_id from placements where id = $1", plannedPlacement);
        hosts.ShouldNotContain(row => row.Subject == organisation);
        hosts.Select(static row => row.Subject).ShouldBeUnique();
    }

    private async Task IsSameAsync(FollowUpCadence cadence, DateOnly start, DateOnly last, Pause[] pauses)
    {
        var rows = await demo.Site.Database.RowsAsync(DueSql(cadence, start, last, pauses));

        var due = FollowUpSchedule.Due(cadence, new PlacementTime(start, last, pauses));
        rows.Select(static row => ((DateTime)row[0]!).ToString("O", CultureInfo.InvariantCulture) + row[2]).ShouldBe(
            due.Select(static row => row.DueOn.ToDateTime(TimeOnly.MinValue).ToString("O", CultureInfo.InvariantCulture) + row.PreferSiteVisit), $"{cadence} {start} {last}");
        rows.Select(static row => DateOnly.FromDateTime((DateTime)row[1]!)).ShouldBe(
            due.Select((row, index) => FollowUpSchedule.OpensOn(index == 0 ? start : due[index - 1].DueOn, row.DueOn)), $"{cadence} {start} {last}");
    }

    private static string DueSql(FollowUpCadence cadence, DateOnly start, DateOnly last, Pause[] pauses)
    {
        var phases = cadence.Phases.Select((phase, index) =>
            $"(1, {(index * 10) + 10}, '{SnakeCase.Of(phase.Every.ToString())}', {phase.Times?.ToString(CultureInfo.InvariantCulture) ?? "null"}::integer, {phase.PreferSiteVisit})");
        var values = cadence.Phases.Count == 0 ? "select 1, 1, '', 1, true where false" : $"values {string.Join(", ", phases)}";
        var paused = string.Join(", ", pauses.Select(static pause => $"(1, 'paused', null::timestamptz, date '{pause.From:yyyy-MM-dd}', date '{pause.Until:yyyy-MM-dd}')"));
        return $"""
            with follow_up_phases (initiative_id, position, every, times, prefer_site_visit) as ({values}),
            placement_events (placement_id, event, superseded_at, occurred_on, until_on) as (
                {(paused.Length == 0 ? "select 1, '', null::timestamptz, null::date, null::date where false" : $"values {paused}")})
            select due_on::timestamp, opens_on::timestamp, prefer_site_visit
            from ({FollowUpsDue.Select("1", "1", $"date '{start:yyyy-MM-dd}'", $"date '{last:yyyy-MM-dd}'")}) d order by due_on
            """;
    }

    private Task FollowUpAsync(Guid placement, DateOnly day) => demo.Site.OwnerAsync("""
        insert into placement_follow_ups (id, initiative_id, participant_id, placement_id, follow_up_id, channel, with_participant, with_organisation, occurred_on, registered_at, registered_by)
        select uuidv7(), initiative_id, participant_id, id, uuidv7(), 'phone', true, false, $2, $2 + time '12:00', (select id from accounts where demo_role = 'coach') from placements where id = $1
        """, placement, day);

    private async Task<IReadOnlyList<Fact>> FactsAsync(string key, MeasureQuestion question)
    {
        await using var scope = await demo.Site.ScopeOfAsync(await demo.Site.FactAsync<Guid>("select id from accounts where demo_role = 'coach'"));
        var measure = PlacementMeasures.All.Single(measure => measure.Key == key);
        return await scope.ServiceProvider.GetRequiredService<RequestDatabase>().FiguresAsync<Fact>(measure.Facts(question), DateTimeOffset.MaxValue);
    }

    private sealed record Fact(Guid Subject, bool Part, DateOnly CountsFrom, DateOnly? CountsUntil);
}
