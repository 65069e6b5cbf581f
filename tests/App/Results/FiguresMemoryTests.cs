using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Samsteg.Platform;
using Samsteg.Results;
using Samsteg.Web;

namespace Samsteg.App.Results;

/// <summary>What a node remembers of figures stands exactly as long as nothing they are counted from has changed, and for those who may see them.</summary>
public sealed class FiguresMemoryTests(EmptySite empty) : IClassFixture<EmptySite>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 1);

    private static readonly IReadOnlyList<(string Measure, MeasureFilter Filter)> Questions =
        [("participants_started_workshop_series", new()), ("plan_shows_step_progress", new()), ("placement_follow_ups_between", new() { Minimum = 2, Maximum = 4 }),
            ("agreements_signed", new()), ("organisations_completed_activity", new() { ActivityType = "business_school" }), ("share_women_between", new())];

    private readonly FixedClock _clock = new(Now);
    private Site Site => empty.Site;

    [Theory, InlineData(101), InlineData(102), InlineData(103)]
    public async Task After_any_change_the_figures_are_those_of_plain_words(int seed)
    {
        using var memory = new FiguresMemory();
        var (history, lead) = await WrittenAsync(seed);
        var random = new Random(seed);
        for (var round = 0; round < 12; round++)
        {
            for (var time = 0; time < 2; time++)
            {
                (await CountAsync(memory, lead, history)).ShouldBe(Naive(history), $"seed {seed}, round {round}, time {time}");
            }

            var standing = history.Entries.Where(static entry => entry.SupersededAt is null).ToList();
            await HistoryRows.WithdrawAsync(Site, history, standing[random.Next(standing.Count)], Now.AddDays(-1));
            if (round % 2 == 0)
            {
                await SettleAsync();
            }
        }
    }

    [Fact]
    public async Task What_nothing_noted_has_changed_is_not_counted_again()
    {
        using var memory = new FiguresMemory();
        var (history, lead) = await WrittenAsync(104);
        var before = await CountAsync(memory, lead, history);
        before.Sum(static figure => figure.Part).ShouldBePositive();

        await UnnoticedAsync("update attendance set superseded_at = $2 where initiative_id = $1 and superseded_at is null", history.Initiative, Now.AddDays(-1));
        (await CountAsync(memory, lead, history)).ShouldBe(before, "it is remembered");

        await Site.OwnerAsync("update activity_series set name_sv = name_sv where initiative_id = $1", history.Initiative);
        (await CountAsync(memory, lead, history))[0].Part.ShouldBe(0);
    }

    [Fact]
    public async Task A_change_under_way_while_it_was_counted_is_told_once_it_is_committed()
    {
        using var memory = new FiguresMemory();
        var (history, lead) = await WrittenAsync(105);
        await using var connection = new NpgsqlConnection(Site.Database.OwnerConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var change = new NpgsqlCommand("update attendance set superseded_at = $2 where initiative_id = $1 and superseded_at is null", connection) { Parameters = { new() { Value = history.Initiative }, new() { Value = Now.AddDays(-1) } } })
        {
            await change.ExecuteNonQueryAsync();
        }

        (await CountAsync(memory, lead, history))[0].Part.ShouldBePositive("it is not committed yet");
        (await CountAsync(memory, lead, history))[0].Part.ShouldBePositive();
        await transaction.CommitAsync();

        (await CountAsync(memory, lead, history))[0].Part.ShouldBe(0);
    }

    [Fact]
    public async Task What_changed_within_a_minute_is_not_remembered()
    {
        using var memory = new FiguresMemory();
        var (history, lead) = await WrittenAsync(106);
        await Site.OwnerAsync("update figures.changes set changed_at = clock_timestamp() where initiative_id = $1", history.Initiative);
        (await CountAsync(memory, lead, history))[0].Part.ShouldBePositive();

        await UnnoticedAsync("update attendance set superseded_at = $2 where initiative_id = $1 and superseded_at is null", history.Initiative, Now.AddDays(-1));

        (await CountAsync(memory, lead, history))[0].Part.ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_may_not_see_the_figures_is_not_told_what_is_remembered()
    {
        using var memory = new FiguresMemory();
        var (history, lead) = await WrittenAsync(107);
        var (_, stranger) = await WrittenAsync(108);
        (await CountAsync(memory, lead, history))[0].Part.ShouldBePositive();

        (await CountAsync(memory, stranger, history)).ShouldAllBe(static figure => figure.Part == 0 && figure.Whole == 0);

        (await CountAsync(memory, lead, history)).ShouldBe(Naive(history), "and what the stranger was told is told to no other");
    }

    [Fact]
    public async Task The_past_is_counted_as_it_was_known()
    {
        using var memory = new FiguresMemory();
        var (history, lead) = await WrittenAsync(109);
        await CountAsync(memory, lead, history);
        _clock.Now = Now.AddHours(1);

        (await CountAsync(memory, lead, history, Now.AddDays(-500))).ShouldBe(Naive(history, Now.AddDays(-500)));
    }

    [Fact]
    public async Task Each_table_that_figures_are_counted_from_is_watched()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        (await UnwatchedAsync(database)).ShouldBeEmpty();

        await database.ExecuteAsync("create view figures.plans as select initiative_id from planned_activities");
        (await UnwatchedAsync(database)).ShouldBe(["planned_activities"]);
    }

    [Fact]
    public async Task Changes_are_forgotten_after_a_day()
    {
        var (old, _) = await WrittenAsync(110);
        var (young, _) = await WrittenAsync(111);
        await Site.OwnerAsync("update figures.changes set changed_at = clock_timestamp() - interval '25 hours' where initiative_id = $1", old.Initiative);

        await Site.Services.GetServices<IJob>().Single(static job => job.Kind == "figures.forget_changes").RunAsync(default, TestContext.Current.CancellationToken);

        (await Site.FactAsync<long>("select count(*) from figures.changes where initiative_id = $1", old.Initiative)).ShouldBe(0);
        (await Site.FactAsync<long>("select count(*) from figures.changes where initiative_id = $1", young.Initiative)).ShouldBePositive();
    }

    private static async Task<IEnumerable<string>> UnwatchedAsync(TestDatabase database) => (await database.RowsAsync("""
        select distinct t.relname::text from pg_class v
        join pg_rewrite r on r.ev_class = v.oid
        join pg_depend d on d.objid = r.oid and d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
        join pg_class t on t.oid = d.refobjid and t.relkind in ('r', 'p')
        where v.relnamespace = 'figures'::regnamespace and v.relkind in ('v', 'm')
          and 3 <> (select count(*) from pg_trigger g where g.tgrelid = t.oid and g.tgenabled = 'O' and g.tgname in ('figures_inserted', 'figures_updated', 'figures_deleted'))
        order by 1
        """)).Select(static row => (string)row[0]!);

    private async Task<(History History, AccountId Lead)> WrittenAsync(int seed)
    {
        var history = new History(seed);
        await HistoryRows.WriteAsync(Site.Database.OwnerConnectionString, history);
        await SettleAsync();
        return (history, await HistoryRows.LeadAsync(Site, history.Initiative));
    }

    /// <summary>Lets a while pass since the last change.</summary>
    private Task SettleAsync() => Site.OwnerAsync("update figures.changes set changed_at = changed_at - interval '2 minutes'");

    /// <summary>Changes rows past what notes changes.</summary>
    private async Task UnnoticedAsync(string sql, params object?[] values)
    {
        await Site.OwnerAsync("alter table attendance disable trigger figures_updated");
        await Site.OwnerAsync(sql, values);
        await Site.OwnerAsync("alter table attendance enable trigger figures_updated");
    }

    private async Task<IReadOnlyList<(long Part, long Whole)>> CountAsync(FiguresMemory memory, AccountId viewer, History history, DateTimeOffset? knownAt = null)
    {
        await using var scope = await Site.ScopeOfAsync(viewer.Value);
        var measures = SamstegApplication.Capabilities.SelectMany(static capability => capability.Measures).ToDictionary(static measure => measure.Key);
        var asked = Questions.Select(question => new Counted(new InitiativeId(history.Initiative), measures[question.Measure], question.Filter)).ToList();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
        var readings = new Readings(database, new LiveFigures(database, memory, _clock));
        var counted = await readings.ReadAsync(asked, [Today], knownAt ?? _clock.Now, TestContext.Current.CancellationToken);
        return [.. Enumerable.Range(0, Questions.Count).Select(slot => (counted[slot].Single().Part, counted[slot].Single().Whole))];
    }

    private static IReadOnlyList<(long Part, long Whole)> Naive(History history, DateTimeOffset? knownAt = null)
    {
        var naive = new NaiveEvaluator(history, Today, knownAt ?? Now);
        return [.. Questions.Select(question => naive.Count(question.Measure, question.Filter)).Select(static figure => ((long)figure.Part, (long)figure.Whole))];
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
