using Microsoft.Extensions.DependencyInjection;
using Samsteg.Activities;
using Samsteg.App.Results;
using Samsteg.Platform;

namespace Samsteg.App.Activities;

/// <summary>The SQL of the statistics of activities against plain C# over the rows, for random histories with corrections, as known at random moments.</summary>
public sealed class ActivityFiguresTests(EmptySite empty) : IClassFixture<EmptySite>
{
    private const int ViewpointsPerHistory = 4;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task The_SQL_agrees_with_plain_words(int seed)
    {
        var history = new History(seed);
        await HistoryRows.WriteAsync(empty.Site.Database.OwnerConnectionString, history);
        await using var scope = await empty.Site.ScopeOfAsync((await HistoryRows.LeadAsync(empty.Site, history.Initiative)).Value);
        await SpreadAsync(history, seed);
        var rows = await ActivityRows.ReadAsync(empty.Site, history.Initiative);
        var figures = scope.ServiceProvider.GetRequiredService<ActivityFigures>();

        for (var viewpoint = 0; viewpoint < ViewpointsPerHistory; viewpoint++)
        {
            var (one, other, knownAt) = (history.AnyDay(), history.AnyDay(), history.AnyMoment().AddDays(60));
            foreach (var division in Enum.GetValues<ActivityDivision>())
            {
                var question = new ActivityQuestion(new InitiativeId(history.Initiative), one < other ? one : other, one < other ? other : one, division);
                var naive = new NaiveActivityFigures(rows, question, knownAt);
                var why = $"{question}, seed {seed}, as known at {knownAt:O}";

                var counts = await figures.CountsAsync(question, knownAt, TestContext.Current.CancellationToken);
                counts.Select(static count => count with { MissedCost = Math.Round(count.MissedCost, 6) }).Where(static count => count != Nothing(count.Code)).OrderBy(static count => count.Code, StringComparer.Ordinal)
                    .ShouldBe(naive.Counts().Where(static count => count != Nothing(count.Code)).OrderBy(static count => count.Code, StringComparer.Ordinal), why);

                var outcomes = await figures.OutcomesAsync(question, knownAt, TestContext.Current.CancellationToken);
                outcomes.OrderBy(static outcome => outcome.Band).ShouldBe(naive.Outcomes(), why);
            }
        }
    }

    [Fact]
    public async Task Of_several_initiatives_it_is_what_they_are_together_remembered_or_not()
    {
        History[] histories = [new(201), new(202)];
        var lead = default(AccountId);
        foreach (var history in histories)
        {
            await HistoryRows.WriteAsync(empty.Site.Database.OwnerConnectionString, history);
            await SpreadAsync(history, 1);
            lead = await HistoryRows.LeadAsync(empty.Site, history.Initiative);
        }

        await empty.Site.OwnerAsync("insert into role_assignments (id, account_id, role, initiative_id, valid_from) values (uuidv7(), $1, 'project_lead', $2, '2020-01-01')", lead.Value, histories[0].Initiative);
        await empty.Site.OwnerAsync("update figures.changes set changed_at = changed_at - interval '2 minutes'");
        var day = new DateOnly(2026, 12, 31);

        async Task<IReadOnlyList<ActivityCounts>> CountAsync(InitiativeId? initiative)
        {
            await using var scope = await empty.Site.ScopeOfAsync(lead.Value);
            return await scope.ServiceProvider.GetRequiredService<ActivityFigures>()
                .CountsAsync(new ActivityQuestion(initiative, day.AddYears(-10), day, ActivityDivision.Weekday), DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);
        }

        async Task TogetherAsync()
        {
            var (one, other, both) = (await CountAsync(new InitiativeId(histories[0].Initiative)), await CountAsync(new InitiativeId(histories[1].Initiative)), await CountAsync(null));
            both.ShouldBe(one.Concat(other).GroupBy(static row => row.Code).Select(static group => group.Aggregate(static (sum, row) => sum + row)), ignoreOrder: true);
        }

        await TogetherAsync();
        var before = await CountAsync(null);
        before[0].Came.ShouldBePositive();

        await empty.Site.OwnerAsync("alter table attendance disable trigger figures_updated");
        await empty.Site.OwnerAsync("update attendance set superseded_at = now() where initiative_id = $1 and superseded_at is null", histories[0].Initiative);
        await empty.Site.OwnerAsync("alter table attendance enable trigger figures_updated");
        (await CountAsync(null)).ShouldBe(before, "it is remembered");

        await empty.Site.OwnerAsync("update activity_series set name_sv = name_sv where initiative_id = $1", histories[0].Initiative);
        (await CountAsync(null))[0].Came.ShouldBeLessThan(before[0].Came);
        await TogetherAsync();
    }

    private static ActivityCounts Nothing(string? code) => new(code, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>What the histories of the measures do not have: days and lengths of sessions, seats, costs, leaders, members, minutes late.</summary>
    private async Task SpreadAsync(History history, int seed)
    {
        var random = new Random(seed);
        var leader = await empty.Site.FactAsync<Guid>("select id from accounts limit 1");
        foreach (var session in history.Sessions)
        {
            var start = history.AnyDay().ToDateTime(new TimeOnly(random.Next(6, 18), 30), DateTimeKind.Utc);
            await empty.Site.OwnerAsync("update sessions set starts_at = $2, ends_at = $3, capacity = $4::integer, cost = $5::numeric where id = $1",
                session.Id, start, start.AddMinutes(random.Next(30, 200)), random.Next(3) == 0 ? null : random.Next(4, 12), random.Next(3) == 0 ? 1200m : null);
        }

        await empty.Site.OwnerAsync("update activity_series set leader_account_id = $2 where id = $1", history.Series[0].Id, leader);
        foreach (var (series, participant) in history.Series.SelectMany(_ => history.Participants, static (series, participant) => (series, participant)).Where(_ => random.Next(3) > 0))
        {
            await empty.Site.OwnerAsync("insert into series_members (id, initiative_id, series_id, participant_id, joined_on) values (uuidv7(), $1, $2, $3, '2025-04-01')", history.Initiative, series.Id, participant);
        }

        await empty.Site.OwnerAsync("update attendance set minutes_late = 5 + get_byte(uuid_send(id), 15) where initiative_id = $1 and mark = 'late' and superseded_at is null", history.Initiative);
    }
}

/// <summary>The rows that statistics of activities are counted from, corrections and all.</summary>
internal sealed record ActivityRows(
    IReadOnlyList<ActivityRows.Session> Sessions, IReadOnlyList<ActivityRows.Outcome> Outcomes, IReadOnlyList<ActivityRows.Mark> Marks, IReadOnlyList<ActivityRows.Visit> Visits,
    IReadOnlyList<(Guid Series, Guid Participant)> Members, IReadOnlyList<ActivityRows.Entry> Entries, IReadOnlyList<ActivityRows.Exit> Exits, IReadOnlyList<ActivityRows.Return> Returns,
    IReadOnlyList<ActivityRows.HandedIn> Tasks)
{
    public static async Task<ActivityRows> ReadAsync(Site site, Guid initiative)
    {
        async Task<IReadOnlyList<T>> RowsAsync<T>(string sql, Func<object?[], T> row) => [.. (await site.Database.RowsAsync(sql, initiative)).Select(row)];
        return new ActivityRows(
            await RowsAsync("""
                select s.id, s.series_id, s.type, coalesce(s.leader_account_id, r.leader_account_id), r.completion_minimum, s.starts_at, s.ends_at, s.capacity, s.cost, coalesce(r.completion_task, '') <> ''
                from sessions s left join activity_series r on r.id = s.series_id where s.initiative_id = $1
                """, static row => new Session((Guid)row[0]!, (Guid?)row[1], (string)row[2]!, (Guid?)row[3], (int?)row[4], (DateTime)row[5]!, (DateTime)row[6]!, (int?)row[7], (decimal?)row[8], (bool)row[9]!)),
            await RowsAsync("select session_id, result, registered_at, superseded_at from session_outcomes where initiative_id = $1",
                static row => new Outcome((Guid)row[0]!, (string)row[1]!, (DateTime)row[2]!, (DateTime?)row[3])),
            await RowsAsync("select session_id, participant_id, mark, minutes_late, occurred_on, registered_at, superseded_at from attendance where initiative_id = $1",
                static row => new Mark((Guid)row[0]!, (Guid)row[1]!, (string)row[2]!, (int?)row[3] ?? 0, DayOf(row[4]), (DateTime)row[5]!, (DateTime?)row[6])),
            await RowsAsync("select session_id, persons, registered_at, superseded_at from organisation_attendance where initiative_id = $1",
                static row => new Visit((Guid)row[0]!, (int)row[1]!, (DateTime)row[2]!, (DateTime?)row[3])),
            await RowsAsync("select series_id, participant_id from series_members where initiative_id = $1", static row => ((Guid)row[0]!, (Guid)row[1]!)),
            await RowsAsync("select participant_id, gender, target_group, registered_at, superseded_at from enrolments where initiative_id = $1",
                static row => new Entry((Guid)row[0]!, (string)row[1]!, (string)row[2]!, (DateTime)row[3]!, (DateTime?)row[4])),
            await RowsAsync("select id, participant_id, reason, activity, occurred_on, registered_at, superseded_at from exits where initiative_id = $1",
                static row => new Exit((Guid)row[0]!, (Guid)row[1]!, (string)row[2]!, (string?)row[3], DayOf(row[4]), (DateTime)row[5]!, (DateTime?)row[6])),
            await RowsAsync("select exit_id, occurred_on, registered_at, superseded_at from re_entries where initiative_id = $1",
                static row => new Return((Guid)row[0]!, DayOf(row[1]), (DateTime)row[2]!, (DateTime?)row[3])),
            await RowsAsync("select series_id, participant_id, occurred_on, registered_at, superseded_at from tasks_handed_in where initiative_id = $1",
                static row => new HandedIn((Guid)row[0]!, (Guid)row[1]!, DayOf(row[2]), (DateTime)row[3]!, (DateTime?)row[4])));
    }

    private static DateOnly DayOf(object? value) => value is DateOnly day ? day : DateOnly.FromDateTime((DateTime)value!);

    public abstract record Registered(DateTime RegisteredAt, DateTime? SupersededAt)
    {
        public bool StandsAt(DateTimeOffset moment) => RegisteredAt <= moment.UtcDateTime && (SupersededAt is null || SupersededAt > moment.UtcDateTime);
    }

    public sealed record Session(Guid Id, Guid? Series, string Type, Guid? Leader, int? Minimum, DateTime StartsAt, DateTime EndsAt, int? Capacity, decimal? Cost, bool AsksTask)
    {
        public DateOnly Day => SwedishTime.DateOf(StartsAt);

        public int Minutes => (int)(EndsAt - StartsAt).TotalMinutes;

        public decimal? CostOfSeat => Cost / Capacity;
    }

    public sealed record Outcome(Guid Session, string Result, DateTime RegisteredAt, DateTime? SupersededAt) : Registered(RegisteredAt, SupersededAt);

    public sealed record Mark(Guid Session, Guid Participant, string What, int Late, DateOnly Day, DateTime RegisteredAt, DateTime? SupersededAt) : Registered(RegisteredAt, SupersededAt)
    {
        public bool Came => What is "present" or "late";
    }

    public sealed record Visit(Guid Session, int Persons, DateTime RegisteredAt, DateTime? SupersededAt) : Registered(RegisteredAt, SupersededAt);

    public sealed record Entry(Guid Participant, string Gender, string TargetGroup, DateTime RegisteredAt, DateTime? SupersededAt) : Registered(RegisteredAt, SupersededAt);

    public sealed record Exit(Guid Id, Guid Participant, string Reason, string? Activity, DateOnly Day, DateTime RegisteredAt, DateTime? SupersededAt) : Registered(RegisteredAt, SupersededAt);

    public sealed record HandedIn(Guid Series, Guid Participant, DateOnly Day, DateTime RegisteredAt, DateTime? SupersededAt) : Registered(RegisteredAt, SupersededAt);

    public sealed record Return(Guid Exit, DateOnly Day, DateTime RegisteredAt, DateTime? SupersededAt) : Registered(RegisteredAt, SupersededAt);
}

/// <summary>The figures once more, by the words of their definitions. Slow and obvious on purpose; the product's SQL must agree with it.</summary>
internal sealed class NaiveActivityFigures(ActivityRows rows, ActivityQuestion question, DateTimeOffset knownAt)
{
    public IEnumerable<ActivityCounts> Counts()
    {
        var codes = rows.Sessions.Select(CodeOf).Concat(rows.Entries.Select(static entry => entry.Participant).Distinct().Select(CodeOf)).OfType<string>().Distinct();
        return codes.Prepend(null).Select(CountsOf);
    }

    public IEnumerable<ActivityFigures.BandCount> Outcomes() => rows.Exits
        .Where(exit => exit.RegisteredAt <= knownAt.UtcDateTime && (exit.StandsAt(knownAt) || ReturnOf(exit) is not null) && !IsMistake(exit.Participant)
            && exit.Reason != "deceased" && InPeriod(exit.Day) && !(ReturnOf(exit) <= question.To))
        .Select(exit => (Marks: Marks().Where(mark => mark.Participant == exit.Participant && mark.Day <= exit.Day).ToList(), Reached: Activity(exit) is "working_unsubsidised" or "working_subsidised" or "self_employed" or "studying"))
        .GroupBy(static one => AttendanceBands.Of(one.Marks.Count(static mark => mark.Came), one.Marks.Count))
        .OrderBy(static band => band.Key)
        .Select(static band => new ActivityFigures.BandCount(band.Key, band.Count(), band.Count(static one => one.Reached)));

    private ActivityCounts CountsOf(string? code)
    {
        bool IsSessions(ActivityRows.Session session) => code is null || CodeOf(session) == code;
        bool IsPerson(Guid participant) => !question.DividesPeople || code is null || CodeOf(participant) == code;
        var sessions = rows.Sessions.Where(session => IsSessions(session) && InPeriod(session.Day)).ToList();
        var held = sessions.Where(session => ResultOf(session.Id) == "held").ToList();
        var marks = Marks().Where(mark => InPeriod(mark.Day) && (question.DividesPeople || IsSessions(SessionOf(mark))) && IsPerson(mark.Participant) && (code is not null || !question.DividesPeople || CodeOf(mark.Participant) is not null)).ToList();
        var missed = marks.Where(static mark => mark.What == "absent_invalid").ToList();
        var members = Ended().Where(last => question.DividesPeople || IsSessions(last))
            .SelectMany(last => rows.Members.Where(member => member.Series == last.Series && !IsMistake(member.Participant) && IsPerson(member.Participant) && (!question.DividesPeople || CodeOf(member.Participant) is not null))
                .Select(member => Marks().Count(mark => mark.Came && mark.Participant == member.Participant && SessionOf(mark).Series == last.Series && mark.Day <= question.To && mark.Day >= FirstRead()) >= last.Minimum
                    && (!last.AsksTask || rows.Tasks.Any(task => task.Series == last.Series && task.Participant == member.Participant && task.Day <= question.To && task.StandsAt(knownAt)))))
            .ToList();
        var seated = marks.Count(mark => mark.Came && SessionOf(mark).Capacity is not null && ResultOf(mark.Session) == "held")
            + rows.Visits.Where(visit => visit.StandsAt(knownAt) && held.Any(session => session.Id == visit.Session && session.Capacity is not null)).Sum(static visit => visit.Persons);
        return new ActivityCounts(
            code, held.Count, sessions.Count(session => ResultOf(session.Id) == "cancelled"), held.Sum(static session => session.Minutes), held.Sum(static session => session.Capacity ?? 0),
            question.DividesPeople && code is not null ? 0 : seated,
            marks.Select(static mark => mark.Participant).Distinct().Count(), marks.Count(static mark => mark.Came), marks.Count(static mark => mark.What == "absent_valid"), missed.Count,
            marks.Where(static mark => mark.Came).Sum(mark => Math.Max(0, SessionOf(mark).Minutes - mark.Late)),
            missed.Where(mark => SessionOf(mark).CostOfSeat is null).Sum(mark => SessionOf(mark).Minutes), Math.Round(missed.Sum(mark => SessionOf(mark).CostOfSeat ?? 0), 6),
            members.Count, members.Count(static completed => completed));
    }

    /// <summary>The last session that was not cancelled of each series in which that lies in the period.</summary>
    private IEnumerable<ActivityRows.Session> Ended() => rows.Sessions.Where(session => session.Series is not null && ResultOf(session.Id) != "cancelled").GroupBy(static session => session.Series)
        .Select(static series => series.OrderByDescending(static session => session.Day).ThenByDescending(static session => session.Id.ToString(), StringComparer.Ordinal).First())
        .Where(last => InPeriod(last.Day));

    /// <summary>Marks are read from the first day of a series that ended; those of the histories are days of their own.</summary>
    private DateOnly FirstRead() => rows.Sessions.Where(session => ResultOf(session.Id) != "cancelled" && Ended().Any(last => last.Series == session.Series)).Select(static session => session.Day).Append(question.From).Min();

    private IEnumerable<ActivityRows.Mark> Marks() => rows.Marks.Where(mark => mark.StandsAt(knownAt) && !IsMistake(mark.Participant) && ResultOf(mark.Session) != "cancelled");

    private ActivityRows.Session SessionOf(ActivityRows.Mark mark) => rows.Sessions.Single(session => session.Id == mark.Session);

    private string? ResultOf(Guid session) => rows.Outcomes.SingleOrDefault(outcome => outcome.Session == session && outcome.StandsAt(knownAt))?.Result;

    private bool InPeriod(DateOnly day) => day >= question.From && day <= question.To;

    private bool IsMistake(Guid participant) => rows.Exits.Any(exit => exit.Participant == participant && exit.Reason == "misregistered" && exit.StandsAt(knownAt));

    private DateOnly? ReturnOf(ActivityRows.Exit exit) => rows.Returns.SingleOrDefault(entry => entry.Exit == exit.Id && entry.StandsAt(knownAt))?.Day;

    private static string? Activity(ActivityRows.Exit exit) =>
        exit.Activity ?? exit.Reason switch { "work" => "working_unsubsidised", "subsidised_work" => "working_subsidised", "own_business" => "self_employed", "studies" => "studying", _ => null };

    private ActivityRows.Entry? EntryOf(Guid participant) => rows.Entries.SingleOrDefault(entry => entry.Participant == participant && entry.StandsAt(knownAt) && !IsMistake(participant));

    private string? CodeOf(Guid participant) => question.Division switch
    {
        ActivityDivision.Gender => EntryOf(participant)?.Gender,
        ActivityDivision.TargetGroup => EntryOf(participant) is { } entry ? $"{question.Initiative}/{entry.TargetGroup}" : null,
        _ => null,
    };

    private string? CodeOf(ActivityRows.Session session) => question.Division switch
    {
        ActivityDivision.Type => session.Type,
        ActivityDivision.Series => session.Series?.ToString() ?? "none",
        ActivityDivision.Month => session.Day.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
        ActivityDivision.Weekday => (session.Day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)session.Day.DayOfWeek).ToString(System.Globalization.CultureInfo.InvariantCulture),
        ActivityDivision.Leader => session.Leader?.ToString() ?? "none",
        ActivityDivision.Initiative => question.Initiative!.ToString(),
        _ => null,
    };
}
