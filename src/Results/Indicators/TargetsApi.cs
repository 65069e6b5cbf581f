using System.ComponentModel.DataAnnotations;
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

    private const string Retraction = """
        { "reason": "Siffran gällde ett annat mål." }
        """;

    private const string Revision = """
        {
          "value": 7, "dueOn": "2026-12-31", "decidedBy": "Styrgruppen", "decidedOn": "2026-04-15", "reason": "Fler företag vill vara med.",
          "basedOn": "00000000-0000-0000-0000-000000000008"
        }
        """;

    private const string Removal = """
        {
          "decidedBy": "Styrgruppen", "decidedOn": "2026-04-15", "reason": "Det mäts på annat sätt.", "basedOn": "00000000-0000-0000-0000-000000000008"
        }
        """;

    private const string NewTarget = """
        {
          "measure": null, "level": "result", "wording": { "code": "R91", "nameSv": "Artiklar om insatsen", "nameEn": "Articles about the initiative", "objectives": [] },
          "comparison": "at_least", "unit": "artiklar", "value": 4, "dueOn": "2026-12-31", "decidedBy": "Styrgruppen", "decidedOn": "2026-04-15"
        }
        """;

    private const string Wording = """
        { "wording": { "code": "R92", "nameSv": "Artiklar om insatsen i lokalpressen", "objectives": [] } }
        """;

    /// <summary>What is known and promised of targets.</summary>
    public static ApiResource Resource { get; } = new("results", static routes =>
    {
        routes.Get(Path, Permissions.ResultsRead, "results.api.list", ListAsync);
        routes.Get(Path + "/{target:guid}", Permissions.ResultsRead, "results.api.get", GetAsync);
        routes.Post(Path + "/{target:guid}/reports", Permissions.ResultsEdit, "results.api.report", Report, ReportAsync);
        routes.Post(Path + "/{target:guid}/reports/{report:guid}/retraction", Permissions.ResultsEdit, "results.api.retract", Retraction, RetractAsync);
        routes.Post(Path + "/{target:guid}/revisions", Permissions.ResultsEdit, "results.api.revise", Revision, ReviseAsync);
        routes.Post(Path + "/{target:guid}/removal", Permissions.ResultsEdit, "results.api.remove", Removal, RemoveAsync);
    });

    /// <summary>Which targets there are: part of the plan, as who may change that may change them.</summary>
    public static ApiResource OfPlan { get; } = new("initiatives", static routes =>
    {
        routes.Post(Path, Permissions.InitiativesEdit, "results.api.add", NewTarget, AddAsync);
        routes.Put(Path + "/{target:guid}", Permissions.InitiativesEdit, "results.api.change", Wording, ChangeAsync);
    });

    private static async Task<ApiListAnswer<TargetItem>> ListAsync(
        Guid initiative, ApiFilter<TargetFilter> filter, ApiLists lists, InitiativeChoices initiatives, TargetReader reader, CancellationToken cancellation) =>
        await initiatives.FindAsync(new(initiative), cancellation) is { Id: var id }
            ? await lists.PageReadAsync(TargetList.Of(id, filter.Value.Level), filter.Request, rows => reader.ItemsAsync(rows, cancellation), cancellation)
            : ApiAnswer.Missing;

    private static Task<ApiAnswer<TargetDetails>> GetAsync(Guid initiative, Guid target, TargetReader reader, CancellationToken cancellation) =>
        reader.ReadAsync(new(initiative), new(target), cancellation);

    private static async Task<ApiAnswer<TargetDetails>> ReportAsync(
        Guid initiative, Guid target, ApiBody<ReportInput> body, IdempotencyKey key, TargetReader reader, ReportValue report, CancellationToken cancellation)
    {
        if (await reader.FindAsync(new(initiative), new(target), cancellation) is not { Target: { IsRemoved: false } found })
        {
            return ApiAnswer.Missing;
        }

        body.Value.FormId = key.Id;
        return await ApiAnswer<TargetDetails>.OnceAsync(
            key, async () => await report.RunAsync(found, body.Value, cancellation), () => GetAsync(initiative, target, reader, cancellation), PathOf(initiative, target));
    }

    private static async Task<ApiAnswer<TargetDetails>> RetractAsync(
        Guid initiative, Guid target, Guid report, ApiBody<ReportRetraction> body, IdempotencyKey key, ReportValue reports, TargetReader reader, CancellationToken cancellation) =>
        await reports.FindAsync(new(initiative), new(target), report, cancellation) is { } reported
            ? await ApiAnswer<TargetDetails>.OnceAsync(
                key, async () => await reports.RetractAsync(reported, body.Value.Reason, cancellation), () => GetAsync(initiative, target, reader, cancellation), PathOf(initiative, target))
            : ApiAnswer.Missing;

    private static async Task<ApiAnswer<TargetDetails>> ReviseAsync(
        Guid initiative, Guid target, ApiBody<RevisionInput> body, IdempotencyKey key, TargetReader reader, ReviseTarget revise, CancellationToken cancellation) =>
        await reader.FindAsync(new(initiative), new(target), cancellation) is { Target: var found } && RevisePage.CanRevise(found)
            ? await ApiAnswer<TargetDetails>.OnceAsync(
                key, async () => await revise.RunAsync(found, body.Value, cancellation), () => GetAsync(initiative, target, reader, cancellation), PathOf(initiative, target))
            : ApiAnswer.Missing;

    private static Task<ApiAnswer<TargetDetails>> RemoveAsync(
        Guid initiative, Guid target, ApiBody<RemovalInput> body, IdempotencyKey key, ChangeTarget targets, TargetReader reader, ReviseTarget revise,
        CancellationToken cancellation) => ApiAnswer<TargetDetails>.OnceAsync(
        key, async () => await targets.FindAsync(new(initiative), new(target), cancellation) is { } found ? await revise.RemoveAsync(found, body.Value, cancellation) : null,
        () => GetAsync(initiative, target, reader, cancellation), PathOf(initiative, target));

    private static async Task<ApiAnswer<PlannedTarget>> AddAsync(
        Guid initiative, ApiBody<MeasuredTargetInput> body, IdempotencyKey key, InitiativeChoices initiatives, MeasureCatalogue measures, AddTarget add, ChangeTarget targets,
        CancellationToken cancellation)
    {
        if (await initiatives.FindAsync(new(initiative), cancellation) is null)
        {
            return ApiAnswer.Missing;
        }

        if (body.Value.Measure is { } named && measures.Find(named) is null)
        {
            return ApiAnswer<PlannedTarget>.Refused(Result.Refused(nameof(body.Value.Measure), "results.new.measure_wrong"));
        }

        body.Value.FormId = new TargetId(key.Id);
        return await ApiAnswer<PlannedTarget>.OnceAsync(
            key, async () => await add.RunAsync(new(initiative), measures.Find(body.Value.Measure), body.Value, cancellation),
            async () => PlannedAnswer(await targets.FindAsync(new(initiative), new(key.Id), cancellation)), PathOf(initiative, key.Id));
    }

    private static async Task<ApiAnswer<PlannedTarget>> ChangeAsync(
        Guid initiative, Guid target, ApiBody<ChangeTargetInput> body, IfMatch match, ChangeTarget change, CancellationToken cancellation) =>
        await change.FindAsync(new(initiative), new(target), cancellation) is { } found
            ? await ApiAnswer<PlannedTarget>.AfterAsync(
                await change.RunAsync(found, body.Value.Wording, match.Version, cancellation), () => Task.FromResult(PlannedAnswer(found)))
            : ApiAnswer.Missing;

    private static ApiAnswer<PlannedTarget> PlannedAnswer(Target? target) => ApiAnswer<PlannedTarget>.Of(target is null ? null : PlannedTarget.Of(target), target?.Version);

    private static string PathOf(Guid initiative, Guid target) => $"/api/v1/initiatives/{initiative}/targets/{target}";
}

/// <summary>Reads a target as the API tells of it.</summary>
internal sealed class TargetReader(Indicators indicators, MeasureCatalogue measures, BehindFigure behind, Texts texts, TimeProvider clock)
{
    /// <summary>The target with its indicator now; null when the initiative has none such within reach.</summary>
    public Task<Indicator?> FindAsync(InitiativeId initiative, TargetId target, CancellationToken cancellation) =>
        indicators.OfTargetAsync(initiative, target, Viewpoint.Now(clock), cancellation);

    /// <summary>The targets that a list has found, in its order.</summary>
    public async Task<IReadOnlyList<TargetItem>> ItemsAsync(IReadOnlyList<TargetListRow> rows, CancellationToken cancellation)
    {
        var read = (await indicators.OfTargetsAsync([.. rows.Select(static row => new TargetId(row.Id))], Viewpoint.Now(clock), cancellation))
            .ToDictionary(static indicator => indicator.Target.Id.Value);
        return [.. rows.Select(row => TargetItem.Of(read[row.Id]))];
    }

    /// <summary>All that is told of it.</summary>
    public async Task<ApiAnswer<TargetDetails>> ReadAsync(InitiativeId initiative, TargetId target, CancellationToken cancellation)
    {
        var viewpoint = Viewpoint.Now(clock);
        if (await indicators.OfTargetAsync(initiative, target, viewpoint, cancellation) is not { } now)
        {
            return ApiAnswer.Missing;
        }

        var explanation = measures.Find(now.Target.Measure) is { } measure
            ? new FigureExplanation(
                texts[$"measure.{measure.Key}.definition"], FilterWords.Of(texts, now.Target.ReadFilter()), viewpoint.KnownAt, FiguresBehind.Of(await behind.ReadAsync(now.Target, viewpoint, cancellation)))
            : null;
        return ApiAnswer<TargetDetails>.Of(TargetDetails.Of(now, explanation), now.Target.Version);
    }
}

/// <summary>By what an initiative's targets are narrowed.</summary>
/// <param name="Level">What they promise about.</param>
internal sealed record TargetFilter(TargetLevel? Level);

/// <summary>A new target. A form has an address of its own for each measure.</summary>
public sealed class MeasuredTargetInput : NewTargetInput
{
    /// <summary>Key of what is counted; null when the value is reported.</summary>
    [MaxLength(100)]
    public string? Measure { get; set; }
}

/// <summary>A target as it stands in the plan, without how it goes.</summary>
/// <param name="Id">Which.</param>
/// <param name="Code">Code in the plan.</param>
/// <param name="Level">What it promises about.</param>
/// <param name="NameSv">Name in Swedish.</param>
/// <param name="NameEn">Name in English; null when it has none.</param>
/// <param name="DetailSv">What a reader needs to know besides, in Swedish; may be empty.</param>
/// <param name="DetailEn">The same in English; null when it is not written.</param>
/// <param name="Objectives">Objectives it measures.</param>
/// <param name="Activity">The planned activity it belongs to; null when it belongs to none.</param>
/// <param name="Measure">Key of what is counted; null when the value is reported.</param>
/// <param name="Comparison">How the value is held against the promise.</param>
/// <param name="Unit">Unit of the value; null when there is none.</param>
/// <param name="Ledger">The original promise and every change, oldest first.</param>
internal sealed record PlannedTarget(
    TargetId Id, string Code, TargetLevel Level, string NameSv, string? NameEn, string DetailSv, string? DetailEn, IReadOnlyList<Guid> Objectives, Guid? Activity, string? Measure,
    Comparison Comparison, string? Unit, IReadOnlyList<Promise> Ledger)
{
    public static PlannedTarget Of(Target target) => new(
        target.Id, target.Code, target.Level, target.Name.Sv, target.Name.En, target.Detail.Sv, target.Detail.En, target.Objectives, target.PlannedActivityId, target.Measure,
        target.Comparison, target.Unit, [.. target.Values.Select(static value => Promise.Of(value)!)]);
}

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
/// <param name="Id">Which row of the ledger; a revision names the last.</param>
/// <param name="Value">The value to reach or to stay at or below; null for a range.</param>
/// <param name="Minimum">The range's lower end.</param>
/// <param name="Maximum">The range's upper end.</param>
/// <param name="DueOn">By when; null when no day is set.</param>
/// <param name="DecidedOn">When it was decided.</param>
/// <param name="Reason">Why it was changed; empty for the original.</param>
internal sealed record Promise(Guid Id, decimal? Value, decimal? Minimum, decimal? Maximum, DateOnly? DueOn, DateOnly DecidedOn, string Reason)
{
    public static Promise? Of(TargetValue? value) =>
        value is null ? null : new Promise(value.Id, value.Value, value.Minimum, value.Maximum, value.DueOn, value.DecidedOn, value.Reason);
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
        now.Reported is { } report ? new ReportItem(report.Id, report.Value, report.Statement, report.Evidence, report.OccurredOn, report.RegisteredByName) : null, explanation);
}

/// <summary>A reported value or judgement.</summary>
/// <param name="Id">Which.</param>
/// <param name="Value">The value; null for a judgement in words.</param>
/// <param name="Statement">What is the case.</param>
/// <param name="Evidence">What shows it.</param>
/// <param name="OccurredOn">The day it describes.</param>
/// <param name="RegisteredBy">Name of who reported.</param>
internal sealed record ReportItem(Guid Id, decimal? Value, string Statement, string Evidence, DateOnly OccurredOn, string? RegisteredBy);

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
