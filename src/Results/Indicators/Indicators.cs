using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>Evaluates targets: the promises in one query, the figures of each initiative in one statement, where they are not remembered.</summary>
public sealed class Indicators(RequestDatabase database, CurrentUser user, MeasureCatalogue measures, LiveFigures figures)
{
    private const int TrendMonths = 12;
    private readonly Readings _readings = new(database, figures);

    /// <summary>The standing targets of an initiative, evaluated.</summary>
    public async Task<IReadOnlyList<Indicator>> OfInitiativeAsync(InitiativeId initiative, Viewpoint viewpoint, CancellationToken cancellation = default) =>
        [.. (await OfInitiativesAsync([initiative], viewpoint, cancellation))[initiative]];

    /// <summary>The standing targets of several initiatives, evaluated together.</summary>
    public async Task<ILookup<InitiativeId, Indicator>> OfInitiativesAsync(
        IReadOnlyCollection<InitiativeId> initiatives, Viewpoint viewpoint, CancellationToken cancellation = default)
    {
        var targets = await LoadAsync(target => initiatives.Contains(target.InitiativeId), cancellation);
        targets.RemoveAll(target => target.ValueAt(viewpoint.KnownAt) is { Kind: TargetValueKind.Removal });
        return (await EvaluateAsync(targets, viewpoint, cancellation)).ToLookup(static indicator => indicator.Target.InitiativeId);
    }

    /// <summary>Some targets, evaluated together; those in the viewer's scope, in the plan's order.</summary>
    internal async Task<IReadOnlyList<Indicator>> OfTargetsAsync(IReadOnlyCollection<TargetId> targets, Viewpoint viewpoint, CancellationToken cancellation) =>
        await EvaluateAsync(await LoadAsync(target => targets.Contains(target.Id), cancellation), viewpoint, cancellation);

    /// <summary>One target, evaluated; null when it is not in that initiative or the viewer's scope.</summary>
    public async Task<Indicator?> OfTargetAsync(InitiativeId initiative, TargetId target, Viewpoint viewpoint, CancellationToken cancellation = default)
    {
        var targets = await LoadAsync(row => row.InitiativeId == initiative && row.Id == target, cancellation);
        return (await EvaluateAsync(targets, viewpoint, cancellation)).SingleOrDefault();
    }

    /// <summary>
    /// A target that is not saved yet, evaluated as if it were; null for a viewer not entitled to individuals when it counts them:
    /// the difference between two counts, a filter moved a step, would tell of one.
    /// </summary>
    internal async Task<Indicator?> OfDraftAsync(Target draft, Viewpoint viewpoint, CancellationToken cancellation)
    {
        var pointsToPeople = draft.Conditions.Select(static condition => condition.Measure).Append(draft.Measure).Any(key => measures.Find(key) is { RowsPointToPeople: true });
        return pointsToPeople && !user.SeesIndividuals(draft.InitiativeId) ? null : (await EvaluateAsync([draft], viewpoint, cancellation))[0];
    }

    /// <summary>The subjects behind a target's figure; empty for a viewer not entitled to individuals when they are people.</summary>
    internal async Task<IReadOnlyList<CountedSubject>> SubjectsAsync(Target target, Viewpoint viewpoint, CancellationToken cancellation)
    {
        if (measures.Find(target.Measure) is not { } measure || (measure.RowsPointToPeople && !user.SeesIndividuals(target.InitiativeId)))
        {
            return [];
        }

        return await _readings.SubjectsAsync(new Counted(target.InitiativeId, measure, target.ReadFilter()), viewpoint.Day, viewpoint.KnownAt, cancellation);
    }

    private async Task<List<Target>> LoadAsync(Expression<Func<Target, bool>> wanted, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        return await database.Context.Set<Target>().AsNoTracking()
            .Include("_values").Include("_conditions").Include("_milestones").Include("_objectives").AsSingleQuery()
            .Where(wanted)
            .OrderBy(static target => target.Position).ThenBy(static target => target.Code)
            .ToListAsync(cancellation);
    }

    private async Task<List<Indicator>> EvaluateAsync(List<Target> targets, Viewpoint viewpoint, CancellationToken cancellation)
    {
        if (targets.Count == 0)
        {
            return [];
        }

        var initiatives = targets.Select(static target => target.InitiativeId).Distinct().ToList();
        var starts = (await database.QueryAsync<InitiativeStart>(Sql.Of($"select id, starts_on from initiatives where id = any({initiatives})"), cancellation))
            .ToDictionary(static row => row.Id, static row => row.StartsOn);
        var reported = await ReportedAsync(initiatives, viewpoint, cancellation);
        var asked = new List<Counted>();
        var slots = targets.ToDictionary(static target => target.Id, target => Ask(target, asked));
        var readings = await _readings.ReadAsync(asked, DaysFor(targets, viewpoint), viewpoint.KnownAt, cancellation);
        return targets.ConvertAll(target => IndicatorOf(
            target, slots[target.Id], asked, readings, starts[target.InitiativeId], viewpoint, [.. reported[target.Id]]));
    }

    private (int? Main, IReadOnlyList<int?> Conditions) Ask(Target target, List<Counted> asked)
    {
        int? Slot(string? key, MeasureFilter filter)
        {
            if (measures.Find(key) is not { } measure)
            {
                return null;
            }

            asked.Add(new Counted(target.InitiativeId, measure, filter));
            return asked.Count - 1;
        }

        return (Slot(target.Measure, target.ReadFilter()), [.. target.Conditions.Select(condition => Slot(condition.Measure, condition.ReadFilter()))]);
    }

    private Indicator IndicatorOf(
        Target target, (int? Main, IReadOnlyList<int?> Conditions) slots, List<Counted> asked, ILookup<int, Reading> readings,
        DateOnly start, Viewpoint viewpoint, IReadOnlyList<ReportedRow> reports)
    {
        var sees = user.SeesIndividuals(target.InitiativeId);
        var current = target.ValueAt(viewpoint.KnownAt);
        var original = target.Values.Count > 0 ? target.Values[0] : null;
        var conditions = target.Conditions.Zip(slots.Conditions, (condition, slot) => ConditionOf(condition, slot, asked, readings, viewpoint.Day, sees)).ToList();
        var reported = reports.Count > 0 ? reports[0] : null;
        decimal? ExpectedOn(DateOnly day) => target.Comparison == Comparison.AtLeast && current is { Value: { } promised, DueOn: { } due }
            ? Pace.Expected(start, due, promised, target.Milestones.Select(static milestone => (milestone.DueOn, milestone.Value)), day)
            : null;
        var passedDue = current?.DueOn is { } dueOn && dueOn < viewpoint.Day ? dueOn : (DateOnly?)null;
        AttainmentState Judged(decimal? value, decimal? expected, decimal? whenDue) => Attainment.UnderConditions(StateOf(target, current, value, expected, whenDue), conditions);
        if (slots.Main is not { } main)
        {
            // A report tells of its own day, so that is the day whose pace it is held against.
            var inTime = passedDue is { } last ? reports.FirstOrDefault(report => report.OccurredOn <= last && report.Value is not null)?.Value ?? 0 : (decimal?)null;
            var state = Judged(reported?.Value, reported is null ? null : ExpectedOn(reported.OccurredOn), inTime);
            return new Indicator(target, original, current, reported?.Value, null, null, state, [], conditions, reported);
        }

        var expected = ExpectedOn(viewpoint.Day);
        var measure = asked[main].Measure;
        var form = target.IsShare ? MeasureForm.Share : measure.Form;
        var reading = readings[main].Single(row => row.Day == viewpoint.Day);
        if (!sees && reading.IsSmall(measure, form))
        {
            return new Indicator(target, original, current, null, null, expected, AttainmentState.Suppressed, [], conditions, reported);
        }

        var isCoarse = !sees && measure.CountsPeople;
        decimal? ValueOf(Reading row) => isCoarse ? row.CoarseValueAs(form) : row.ValueAs(form);
        var value = ValueOf(reading);
        var whenDue = passedDue is { } day ? ValueOf(readings[main].Single(row => row.Day == day)) ?? 0 : (decimal?)null;
        var trend = sees || !measure.RowsPointToPeople
            ? TrendDays(start, viewpoint.Day).ConvertAll(end => new TrendPoint(end, readings[main].Single(row => row.Day == end).ValueAs(form)))
            : [];
        var whole = isCoarse || measure.Form == MeasureForm.Count ? (long?)null : reading.Whole;
        return new Indicator(target, original, current, value, whole, expected, Judged(value, expected, whenDue), trend, conditions, reported);
    }

    private static AttainmentState StateOf(Target target, TargetValue? current, decimal? value, decimal? expected, decimal? whenDue) => (target.Comparison, current, value) switch
    {
        (_, { Kind: TargetValueKind.Removal }, _) => AttainmentState.Removed,
        (_, null, _) or (_, _, null) or (Comparison.Qualitative, _, _) => AttainmentState.NotJudged,
        (Comparison.AtLeast, { Value: { } promised }, { } known) => Attainment.OfAtLeast(known, promised, expected ?? 0, whenDue),
        (Comparison.AtMost, { Value: { } limit }, { } known) => Attainment.OfRange(known, null, limit),
        (Comparison.Between, _, { } known) => Attainment.OfRange(known, current.Minimum, current.Maximum),
        _ => AttainmentState.NotJudged,
    };

    private static ConditionReading ConditionOf(
        TargetCondition condition, int? slot, List<Counted> asked, ILookup<int, Reading> readings, DateOnly day, bool sees)
    {
        if (slot is not { } known)
        {
            return new ConditionReading(condition, null, null, null, null);
        }

        var measure = asked[known].Measure;
        var reading = readings[known].Single(row => row.Day == day);
        if (!sees && reading.IsSmall(measure, measure.Form))
        {
            return new ConditionReading(condition, null, null, null, null) { IsHidden = true };
        }

        var isCoarse = !sees && measure.CountsPeople;
        var value = isCoarse ? reading.CoarseValueAs(measure.Form) : reading.ValueAs(measure.Form);
        var hasWhole = !isCoarse && measure.Form != MeasureForm.Count;
        bool? holds = condition.Comparison switch
        {
            Comparison.Between => reading.Whole == 0 ? null : reading.Part == reading.Whole,
            Comparison.AtLeast when condition.Value is { } least => value >= least,
            Comparison.AtMost when condition.Value is { } most => value <= most,
            _ => null,
        };
        return new ConditionReading(condition, value, hasWhole ? reading.Part : null, hasWhole ? reading.Whole : null, holds) { IsShare = measure.Form == MeasureForm.Share };
    }

    /// <summary>What stands reported on each target, for days up to the viewpoint's; the latest first.</summary>
    private async Task<ILookup<TargetId, ReportedRow>> ReportedAsync(IReadOnlyCollection<InitiativeId> initiatives, Viewpoint viewpoint, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<ReportedRow>(Sql.Of($"""
            select r.id, r.target_id, r.value, r.statement, r.evidence, r.occurred_on, r.registered_at, a.display_name as registered_by_name
            from reported_values r left join accounts a on a.id = r.registered_by
            where r.initiative_id = any({initiatives}) and r.occurred_on <= {viewpoint.Day}
              and r.registered_at <= {viewpoint.KnownAt} and coalesce(r.superseded_at, 'infinity') > {viewpoint.KnownAt}
            order by r.occurred_on desc, r.registered_at desc
            """), cancellation);
        return rows.ToLookup(static row => row.TargetId);
    }

    /// <summary>The days that any of the targets is read on: month ends, the day itself, and due days that have passed.</summary>
    private static List<DateOnly> DaysFor(List<Target> targets, Viewpoint viewpoint) =>
        [.. targets.Select(target => target.ValueAt(viewpoint.KnownAt)?.DueOn).OfType<DateOnly>().Where(due => due < viewpoint.Day)
            .Concat(TrendDays(DateOnly.MinValue, viewpoint.Day)).Distinct()];

    /// <summary>Ends of the last months, then the day itself.</summary>
    private static List<DateOnly> TrendDays(DateOnly start, DateOnly day)
    {
        var firstOfMonth = new DateOnly(day.Year, day.Month, 1);
        var monthEnds = Enumerable.Range(0, TrendMonths).Select(months => firstOfMonth.AddMonths(-months).AddDays(-1)).Where(end => end >= start).Reverse();
        return [.. monthEnds, day];
    }

    private sealed record InitiativeStart(InitiativeId Id, DateOnly StartsOn);
}
