using System.Globalization;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>Makes agreed targets the initiative's, each with what was promised as the first row of its ledger.</summary>
public sealed class AdoptTargets(RequestDatabase database, MeasureCatalogue measures, CurrentUser user, TimeProvider clock)
{
    /// <summary>Adopts them, in the transaction that adopts the plan. A measure that is no longer offered is promised in words.</summary>
    /// <param name="initiative">The initiative; it has no targets yet.</param>
    /// <param name="targets">The targets in their order.</param>
    /// <param name="decidedOn">When they were decided.</param>
    /// <param name="decidedBy">By whom; a body rather than a person.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task RunAsync(InitiativeId initiative, IReadOnlyList<AdoptedTarget> targets, DateOnly decidedOn, string decidedBy, CancellationToken cancellation)
    {
        var number = new Dictionary<TargetLevel, int>();
        foreach (var (position, adopted) in targets.Index())
        {
            var measure = adopted.Comparison == Comparison.Qualitative ? null : measures.Find(adopted.Measure);
            number[adopted.Level] = number.GetValueOrDefault(adopted.Level) + 1;
            var target = new Target
            {
                InitiativeId = initiative,
                Code = string.Create(CultureInfo.InvariantCulture, $"{LetterOf(adopted.Level)}{number[adopted.Level]:00}"),
                Level = adopted.Level,
                Name = new LocalText(adopted.Name),
                Detail = new LocalText(adopted.Detail),
                Measure = measure?.Key,
                Filter = FilterJson.Write(new MeasureFilter { ActivityType = measure?.Accepts.Contains(MeasureFilterKey.ActivityType) == true ? adopted.ActivityType : null }),
                Comparison = adopted.Comparison,
                Unit = measure is { Form: MeasureForm.Share } ? Target.Percent : measure is null ? adopted.Unit : null,
                PlannedActivityId = adopted.Activity,
                Position = position,
            };
            target.Measures(adopted.Objectives);
            target.Promise(new TargetValue
            {
                InitiativeId = initiative,
                TargetId = target.Id,
                Kind = TargetValueKind.Original,
                Value = adopted.Comparison is Comparison.AtLeast or Comparison.AtMost ? adopted.Value : null,
                Minimum = adopted.Comparison == Comparison.Between ? adopted.Minimum : null,
                Maximum = adopted.Comparison == Comparison.Between ? adopted.Maximum : null,
                DueOn = adopted.Due,
                DecidedBy = decidedBy,
                DecidedOn = decidedOn,
                RegisteredAt = clock.GetUtcNow(),
                RegisteredBy = user.RequiredAccount,
            });
            database.Context.Add(target);
        }

        await database.Context.SaveChangesAsync(cancellation);
    }

    private static char LetterOf(TargetLevel level) => level switch { TargetLevel.Project => 'P', TargetLevel.Effect => 'E', _ => 'R' };
}

/// <summary>A target that has been agreed.</summary>
/// <param name="Level">What it promises about.</param>
/// <param name="Name">In a sentence.</param>
/// <param name="Detail">By what it is shown; may be empty.</param>
/// <param name="Measure">Key of its measure; null when the value is reported.</param>
/// <param name="ActivityType">The type of activity that is counted; null for all.</param>
/// <param name="Comparison">How it is held against the value.</param>
/// <param name="Value">The value; null for a range and for words.</param>
/// <param name="Minimum">Lower end of a range.</param>
/// <param name="Maximum">Upper end of a range.</param>
/// <param name="Unit">Unit of a value that is reported; null for none.</param>
/// <param name="Due">By when; null when the plan sets no day.</param>
/// <param name="Activity">The planned activity it belongs to; null for none.</param>
/// <param name="Objectives">The objectives that it measures.</param>
public sealed record AdoptedTarget(
    TargetLevel Level, string Name, string Detail, string? Measure, string? ActivityType, Comparison Comparison, decimal? Value, decimal? Minimum, decimal? Maximum, string? Unit, DateOnly? Due,
    Guid? Activity, IReadOnlyList<Guid> Objectives);
