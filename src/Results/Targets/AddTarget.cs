using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>Adds a target to an initiative's plan, with its promise as the first row of the ledger.</summary>
public sealed class AddTarget(RequestDatabase database, TargetChoices choices, MeasureCatalogue measures, CurrentUser user, TimeProvider clock)
{
    private const int MostPerSubject = 10_000;

    /// <summary>Checks and adds. A form sent twice adds one.</summary>
    /// <param name="initiative">The initiative.</param>
    /// <param name="measure">What is measured; null when the value is reported.</param>
    /// <param name="input">The rest.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Result> RunAsync(InitiativeId initiative, Measure? measure, NewTargetInput input, CancellationToken cancellation)
    {
        if (await database.Context.Set<Target>().AnyAsync(target => target.Id == input.FormId && target.InitiativeId == initiative, cancellation))
        {
            return Result.Done;
        }

        var plan = await choices.LoadAsync(initiative, cancellation);
        var problems = FilterProblems(measure, input.Filter)
            .Concat(input.PromiseProblems(input.Comparison!.Value, IsShare(measure, input), clock.Today()))
            .Concat(ComparisonProblems(measure, input))
            .Concat(ConditionProblems(input))
            .Concat(plan.Problems(input.Wording, except: null).Select(static problem => problem with { Field = $"{nameof(NewTargetInput.Wording)}.{problem.Field}" }))
            .ToList();
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var target = Draft(initiative, measure, input, plan.NextPosition);
        target.Promise(input.ToRow(target, TargetValueKind.Original, string.Empty, clock.GetUtcNow(), user.RequiredAccount));
        database.Context.Add(target);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>
    /// The target as it would be counted, with its promise where that is whole; refused when the filter or a condition cannot be used.
    /// </summary>
    internal (Target? Draft, Result Result) Preview(InitiativeId initiative, Measure measure, NewTargetInput input)
    {
        var problems = FilterProblems(measure, input.Filter).Concat(ConditionProblems(input)).ToList();
        if (problems.Count > 0)
        {
            return (null, Result.Of(problems));
        }

        var draft = Draft(initiative, measure, input, position: 0);
        if (input is { Comparison: { } comparison, DecidedOn: not null, DecidedBy: not null } && !input.PromiseProblems(comparison, draft.IsShare, clock.Today()).Any())
        {
            draft.Promise(input.ToRow(draft, TargetValueKind.Original, string.Empty, clock.GetUtcNow(), user.RequiredAccount));
        }

        return (draft, Result.Done);
    }

    private static Target Draft(InitiativeId initiative, Measure? measure, NewTargetInput input, int position)
    {
        var target = new Target
        {
            Id = input.FormId,
            InitiativeId = initiative,
            Code = PlanText.Trimmed(input.Wording.Code) ?? string.Empty,
            Level = input.Level ?? TargetLevel.Result,
            Name = PlanText.Of(input.Wording.NameSv, input.Wording.NameEn),
            Detail = PlanText.Of(input.Wording.DetailSv, input.Wording.DetailEn),
            Measure = measure?.Key,
            Filter = FilterJson.Write(input.Filter.For(measure)),
            Comparison = input.Comparison ?? Comparison.AtLeast,
            Unit = IsShare(measure, input) ? Target.Percent : measure is null ? PlanText.Trimmed(input.Unit) : null,
            PlannedActivityId = input.Wording.Activity,
            Position = position,
        };
        target.Measures(input.Wording.Objectives);
        foreach (var (place, condition) in input.Conditions.Where(static condition => condition.IsUsed).Index())
        {
            var isRange = condition.Comparison == Comparison.Between;
            target.Require(new TargetCondition
            {
                InitiativeId = initiative,
                TargetId = target.Id,
                Position = place,
                Measure = condition.Measure!,
                Comparison = condition.Comparison ?? Comparison.Qualitative,
                Value = condition.Comparison is Comparison.AtLeast or Comparison.AtMost ? condition.Value : null,
                Minimum = isRange ? condition.Minimum : null,
                Maximum = isRange ? condition.Maximum : null,
            });
        }

        return target;
    }

    private static bool IsShare(Measure? measure, NewTargetInput input) =>
        measure is { Form: MeasureForm.Share } || (measure is { Form: MeasureForm.CountOfAll } && input.AsShare);

    private static IEnumerable<Problem> ComparisonProblems(Measure? measure, NewTargetInput input)
    {
        if (measure is not null && input.Comparison == Comparison.Qualitative)
        {
            yield return new Problem(nameof(input.Comparison), "results.new.comparison_wrong");
        }
    }

    private static IEnumerable<Problem> FilterProblems(Measure? measure, FilterInput input)
    {
        var filter = input.For(measure);
        const string Prefix = nameof(NewTargetInput.Filter) + ".";
        if (filter.ActivityType is { } type && !ActivityTypes.All.Contains(type))
        {
            yield return new Problem(Prefix + nameof(input.ActivityType), "results.new.activity_type_wrong");
        }

        if (filter.Minimum is < 0 or > MostPerSubject || filter.Maximum is < 0 or > MostPerSubject || filter.Minimum > filter.Maximum)
        {
            yield return new Problem(Prefix + nameof(input.Maximum), "results.promise.range_wrong");
        }

        if (filter.Area is { } area && !measure!.Areas.Contains(area))
        {
            yield return new Problem(Prefix + nameof(input.Area), "results.new.filter_wrong");
        }

        if (filter.View is { } view && !measure!.Views.Contains(view))
        {
            yield return new Problem(Prefix + nameof(input.View), "results.new.filter_wrong");
        }

        foreach (var (place, group) in input.Audience.Index())
        {
            if (group.Minimum is < 0 or > MostPerSubject || (group.Minimum > 0 && measure?.AudienceGroups.Contains(group.Group) != true))
            {
                yield return new Problem($"{Prefix}{nameof(input.Audience)}[{place}].{nameof(group.Minimum)}", "results.promise.value_wrong");
            }
        }
    }

    private IEnumerable<Problem> ConditionProblems(NewTargetInput input)
    {
        foreach (var (place, condition) in input.Conditions.Index().Where(static row => row.Item.IsUsed))
        {
            var prefix = $"{nameof(input.Conditions)}[{place}].";
            if (measures.Find(condition.Measure) is not { } measure)
            {
                yield return new Problem(prefix + nameof(condition.Measure), "results.new.measure_wrong");
            }
            else if (condition.Comparison is not { } comparison)
            {
                yield return new Problem(prefix + nameof(condition.Comparison), "results.new.comparison_missing");
            }
            else if (comparison == Comparison.Between && !measure.Accepts.Contains(MeasureFilterKey.Range))
            {
                yield return new Problem(prefix + nameof(condition.Comparison), "results.new.condition_without_range");
            }
            else if (comparison == Comparison.Between && (condition.Minimum is not (>= 0 and <= MostPerSubject) || condition.Maximum is not (>= 0 and <= MostPerSubject) || condition.Minimum > condition.Maximum))
            {
                yield return new Problem(prefix + nameof(condition.Maximum), "results.promise.range_wrong");
            }
            else if (comparison is Comparison.AtLeast or Comparison.AtMost && condition.Value is not (>= 0 and <= PromiseInput.Most))
            {
                yield return new Problem(prefix + nameof(condition.Value), "results.promise.value_wrong");
            }
        }
    }
}
