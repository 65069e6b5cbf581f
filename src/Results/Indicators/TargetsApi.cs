using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>An initiative's targets with their indicators over the API, and how a figure came about. Small groups are hidden as on every page.</summary>
internal static class TargetsApi
{
    private const string Path = "/initiatives/{initiative:guid}/targets";

    private const string Report = """
        { "value": 12, "statement": "Tolv arbetsplatser är inventerade.", "evidence": "Inventeringslistan, version 3.", "occurredOn": "2026-04-15" }
        """;

    public static ApiResource Resource { get; } = new("results", static routes =>
    {
        routes.Get(Path, Permissions.ResultsRead, "results.api.list", ListAsync);
        routes.Get(Path + "/{target:guid}", Permissions.ResultsRead, "results.api.get", GetAsync);
        routes.Post(Path + "/{target:guid}/reports", Permissions.ResultsEdit, "results.api.report", Report, ReportAsync);
    });

    private static async Task<ApiAnswer<TargetItems>> ListAsync(
        Guid initiative, InitiativeChoices initiatives, Indicators indicators, TimeProvider clock, CancellationToken cancellation) =>
        await initiatives.FindAsync(new(initiative), cancellation) is { Id: var id }
            ? ApiAnswer<TargetItems>.Of(new TargetItems([.. (await indicators.OfInitiativeAsync(id, Viewpoint.Now(clock), cancellation)).Select(TargetItem.Of)]))
            : ApiAnswer.Missing;

    private static async Task<ApiAnswer<TargetDetails>> GetAsync(
        Guid initiative, Guid target, Indicators indicators, MeasureCatalogue measures, BehindFigure behind, Texts texts, TimeProvider clock, CancellationToken cancellation)
    {
        var viewpoint = Viewpoint.Now(clock);
        if (await indicators.OfTargetAsync(new(initiative), new(target), viewpoint, cancellation) is not { } now)
        {
            return ApiAnswer.Missing;
        }

        var explanation = measures.Find(now.Target.Measure) is { } measure
            ? new FigureExplanation(
                texts[$"measure.{measure.Key}.definition"], FilterWords.Of(texts, now.Target.ReadFilter()), viewpoint.KnownAt, FiguresBehind.Of(await behind.ReadAsync(now.Target, viewpoint, cancellation)))
            : null;
        return ApiAnswer<TargetDetails>.Of(TargetDetails.Of(now, explanation), now.Target.Version);
    }

    private static async Task<ApiAnswer<TargetDetails>> ReportAsync(
        Guid initiative, Guid target, ApiBody<ReportInput> body, IdempotencyKey key, Indicators indicators, ReportValue report, MeasureCatalogue measures, BehindFigure behind,
        Texts texts, TimeProvider clock, CancellationToken cancellation)
    {
        if (await indicators.OfTargetAsync(new(initiative), new(target), Viewpoint.Now(clock), cancellation) is not { Target: { IsRemoved: false } found })
        {
            return ApiAnswer.Missing;
        }

        body.Value.FormId = key.Id;
        return await ApiAnswer<TargetDetails>.AfterAsync(
            await report.RunAsync(found, body.Value, cancellation), () => GetAsync(initiative, target, indicators, measures, behind, texts, clock, cancellation),
            $"/api/v1/initiatives/{initiative}/targets/{target}");
    }
}

/// <summary>The targets of an initiative.</summary>
/// <param name="Items">Those that are promised, in the plan's order.</param>
internal sealed record TargetItems(IReadOnlyList<TargetItem> Items);

/// <summary>A target with its indicator now.</summary>
/// <param name="Id">Which.</param>
/// <param name="Code">Code in the plan.</param>
/// <param name="Level">What it promises about.</param>
/// <param name="Name">Short name.</param>
/// <param name="Measure">Key of what is counted; null when the value is reported.</param>
/// <param name="Comparison">How the value is held against the promise.</param>
/// <param name="Unit">Unit of the value: <c>percent</c>, or the plan's own word; null when there is none.</param>
/// <param name="Promise">What holds now; null when there is no number to hold.</param>
/// <param name="IsRevised">Whether the promise has been changed.</param>
/// <param name="Value">The value now; null when there is none, or it is hidden.</param>
/// <param name="Whole">Of how many, for shares; null otherwise or when hidden.</param>
/// <param name="Expected">What the pace expects today; null when there is no pace.</param>
/// <param name="State">How it goes.</param>
/// <param name="IsHidden">Whether the value is hidden because the group is small.</param>
internal sealed record TargetItem(
    TargetId Id, string Code, TargetLevel Level, string Name, string? Measure, Comparison Comparison, string? Unit, Promise? Promise, bool IsRevised, decimal? Value, long? Whole,
    decimal? Expected, AttainmentState State, bool IsHidden)
{
    public static TargetItem Of(Indicator now) => new(
        now.Target.Id, now.Target.Code, now.Target.Level, now.Target.Name.ToString(), now.Target.Measure, now.Target.Comparison, now.Target.Unit, Results.Promise.Of(now.Current),
        now.IsRevised, now.Value, now.Whole, now.Expected, now.State, now.IsSuppressed);
}

/// <summary>What is promised.</summary>
/// <param name="Value">The value to reach or to stay at or below; null for a range.</param>
/// <param name="Minimum">The range's lower end.</param>
/// <param name="Maximum">The range's upper end.</param>
/// <param name="DueOn">By when; null when no day is set.</param>
/// <param name="DecidedOn">When it was decided.</param>
/// <param name="Reason">Why it was changed; empty for the original.</param>
internal sealed record Promise(decimal? Value, decimal? Minimum, decimal? Maximum, DateOnly? DueOn, DateOnly DecidedOn, string Reason)
{
    public static Promise? Of(TargetValue? value) =>
        value is null ? null : new Promise(value.Value, value.Minimum, value.Maximum, value.DueOn, value.DecidedOn, value.Reason);
}

/// <summary>A target, its ledger, and how its figure came about.</summary>
/// <param name="Target">The target with its indicator now.</param>
/// <param name="Detail">What a reader needs to know beside the name; may be empty.</param>
/// <param name="Ledger">The original promise and every change, oldest first.</param>
/// <param name="Trend">Values at month ends; empty when there are none, or the user may not know them.</param>
/// <param name="Reported">The latest reported value or judgement; null when there is none.</param>
/// <param name="Explanation">How the figure is counted; null when the value is reported.</param>
internal sealed record TargetDetails(
    TargetItem Target, string Detail, IReadOnlyList<Promise> Ledger, IReadOnlyList<TrendPoint> Trend, ReportItem? Reported, FigureExplanation? Explanation)
{
    public static TargetDetails Of(Indicator now, FigureExplanation? explanation) => new(
        TargetItem.Of(now), now.Target.Detail.ToString(), [.. now.Target.Values.Select(static value => Promise.Of(value)!)], now.Trend,
        now.Reported is { } report ? new ReportItem(report.Value, report.Statement, report.Evidence, report.OccurredOn, report.RegisteredByName) : null, explanation);
}

/// <summary>A reported value or judgement.</summary>
/// <param name="Value">The value; null for a judgement in words.</param>
/// <param name="Statement">What is the case.</param>
/// <param name="Evidence">What shows it.</param>
/// <param name="OccurredOn">The day it describes.</param>
/// <param name="RegisteredBy">Name of who reported.</param>
internal sealed record ReportItem(decimal? Value, string Statement, string Evidence, DateOnly OccurredOn, string? RegisteredBy);

/// <summary>How a figure is counted.</summary>
/// <param name="Definition">What is counted, in words.</param>
/// <param name="Filter">What is counted of it, in words.</param>
/// <param name="KnownAt">The moment whose knowledge it rests on.</param>
/// <param name="Behind">Who or what is behind it.</param>
internal sealed record FigureExplanation(string Definition, string Filter, DateTimeOffset KnownAt, FiguresBehind Behind);

/// <summary>Who or what is behind a figure, as far as the user may see.</summary>
/// <param name="Items">Those within reach, by the day they began to count.</param>
/// <param name="Beyond">How many more there are that the user does not reach.</param>
internal sealed record FiguresBehind(IReadOnlyList<FigureSubject> Items, int Beyond)
{
    public static FiguresBehind Of(Behind behind) => new([.. behind.Rows.Select(static row => new FigureSubject(row.Id, row.Name, row.Part, row.CountsFrom))], behind.Beyond);
}

/// <summary>One behind a figure.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Its name; the reference of a protected identity.</param>
/// <param name="Part">Whether it is of the part that a share counts.</param>
/// <param name="CountsFrom">The day it began to count.</param>
internal sealed record FigureSubject(Guid Id, string Name, bool Part, DateOnly CountsFrom);
