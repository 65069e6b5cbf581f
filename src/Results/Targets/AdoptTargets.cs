using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>
/// Makes agreed targets the initiative's: new ones with what was promised as the first row of their ledger, known ones with a revision where the promise differs, and a last row for those that are promised no more. What
/// an amendment does not touch stays as it has become.
/// </summary>
public sealed class AdoptTargets(RequestDatabase database, MeasureCatalogue measures, CurrentUser user, TimeProvider clock)
{
    /// <summary>Adopts them, in the transaction that adopts the plan. A measure that is no longer offered is reported by hand.</summary>
    /// <param name="initiative">The initiative.</param>
    /// <param name="targets">The targets in their order.</param>
    /// <param name="before">Those that were agreed before; null at the first time, when all others go.</param>
    /// <param name="decision">Who decided it, when and why.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task RunAsync(InitiativeId initiative, IReadOnlyList<AdoptedTarget> targets, IReadOnlyList<AdoptedTarget>? before, AdoptedDecision decision, CancellationToken cancellation)
    {
        var all = await database.Context.Set<Target>().Where(target => target.InitiativeId == initiative)
            .Include("_values").Include("_objectives").AsSplitQuery().ToListAsync(cancellation);
        var (found, left) = Pairing.Of(
            targets, all.Where(static target => !target.IsRemoved), static (adopted, target) => adopted.Id == target.Id.Value,
            (adopted, target) => before?.FirstOrDefault(former => former.Id == adopted.Id)?.Name == target.Name.Sv, static (adopted, target) => adopted.Name == target.Name.Sv);
        var (codes, ids) = (all.Select(static target => target.Code).ToHashSet(StringComparer.OrdinalIgnoreCase), all.Select(static target => target.Id.Value).ToHashSet());
        var gone = new List<Target>();
        var position = all.Select(static target => target.Position).DefaultIfEmpty(-1).Max();
        foreach (var (place, adopted) in targets.Index())
        {
            var former = before?.FirstOrDefault(target => target.Id == adopted.Id);
            if (former?.Says(adopted) == true)
            {
                continue;
            }

            if (found[place] is { } standing && IsSame(standing, adopted))
            {
                Change(standing, adopted, former, decision);
            }
            else
            {
                gone.AddRange(found[place] is { } otherwise ? [otherwise] : Array.Empty<Target>());
                database.Context.Add(Make(
                    initiative, adopted, ids.Add(adopted.Id) ? new TargetId(adopted.Id) : NewId.Of<TargetId>(),
                    Enumerable.Range(1, codes.Count + 1).Select(number => string.Create(CultureInfo.InvariantCulture, $"{LetterOf(adopted.Level)}{number:00}")).First(codes.Add), ++position, decision));
            }
        }

        gone.AddRange(left.Where(target => before?.Any(former => former.Id == target.Id.Value || former.Name == target.Name.Sv) != false));
        database.Context.AddRange(gone.Select(target => ValueOf(target, null, TargetValueKind.Removal, decision)));
        await database.Context.SaveChangesAsync(cancellation);
    }

    private void Change(Target target, AdoptedTarget adopted, AdoptedTarget? former, AdoptedDecision decision)
    {
        (target.Name, target.Detail) = (target.Name.WithSwedish(adopted.Name), target.Detail.WithSwedish(adopted.Detail));
        target.Measures(adopted.Objectives);
        var value = ValueOf(target, adopted, TargetValueKind.Revision, decision);
        if (former?.Promises(adopted) != true && !SameValue(value, target.Values[^1]))
        {
            database.Context.Add(value);
        }
    }

    private Target Make(InitiativeId initiative, AdoptedTarget adopted, TargetId id, string code, int position, AdoptedDecision decision)
    {
        var (measure, unit) = Of(adopted);
        var target = new Target
        {
            Id = id,
            InitiativeId = initiative,
            Code = code,
            Level = adopted.Level,
            Name = new LocalText(adopted.Name),
            Detail = new LocalText(adopted.Detail),
            Measure = measure?.Key,
            Filter = FilterJson.Write(new MeasureFilter { ActivityType = ActivityTypeOf(measure, adopted) }),
            Comparison = adopted.Comparison,
            Unit = unit,
            Position = position,
        };
        target.Measures(adopted.Objectives);
        target.Promise(ValueOf(target, adopted, TargetValueKind.Original, decision));
        return target;
    }

    private static string? ActivityTypeOf(Measure? measure, AdoptedTarget adopted) => measure?.Accepts.Contains(MeasureFilterKey.ActivityType) == true ? adopted.ActivityType : null;

    private (Measure? Measure, string? Unit) Of(AdoptedTarget adopted)
    {
        var measure = adopted.Comparison == Comparison.Qualitative ? null : measures.Find(adopted.Measure);
        return (measure, measure is { Form: MeasureForm.Share } ? Target.Percent : measure is null ? adopted.Unit : null);
    }

    // One that is measured otherwise is another target: what was counted of the old one stays with it.
    private bool IsSame(Target target, AdoptedTarget adopted)
    {
        var (measure, unit) = Of(adopted);
        return (target.Level, target.Measure, target.Comparison) == (adopted.Level, measure?.Key, adopted.Comparison)
            && (measure is null ? target.Unit == unit : target.ReadFilter().ActivityType == ActivityTypeOf(measure, adopted));
    }

    private TargetValue ValueOf(Target target, AdoptedTarget? adopted, TargetValueKind kind, AdoptedDecision decision) => new()
    {
        InitiativeId = target.InitiativeId,
        TargetId = target.Id,
        Kind = kind,
        Value = adopted?.Comparison is Comparison.AtLeast or Comparison.AtMost ? adopted.Value : null,
        Minimum = adopted?.Comparison == Comparison.Between ? adopted.Minimum : null,
        Maximum = adopted?.Comparison == Comparison.Between ? adopted.Maximum : null,
        DueOn = adopted?.Due,
        Reason = kind == TargetValueKind.Original ? string.Empty : decision.Reason,
        DecidedBy = decision.By,
        DecidedOn = decision.On,
        RegisteredAt = clock.GetUtcNow(),
        RegisteredBy = user.RequiredAccount,
    };

    private static bool SameValue(TargetValue one, TargetValue other) =>
        (one.Value, one.Minimum, one.Maximum, one.DueOn) == (other.Value, other.Minimum, other.Maximum, other.DueOn);

    private static char LetterOf(TargetLevel level) => level switch { TargetLevel.Project => 'P', TargetLevel.Effect => 'E', _ => 'R' };
}

/// <summary>What makes a plan agreed.</summary>
/// <param name="On">When it was decided.</param>
/// <param name="By">By whom; a body rather than a person.</param>
/// <param name="Reason">Why the plan changes.</param>
public sealed record AdoptedDecision(DateOnly On, string By, string Reason);

/// <summary>A target that has been agreed.</summary>
/// <param name="Id">Its id, if it is new.</param>
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
/// <param name="Objectives">The objectives that it measures.</param>
public sealed record AdoptedTarget(
    Guid Id, TargetLevel Level, string Name, string Detail, string? Measure, string? ActivityType, Comparison Comparison, decimal? Value, decimal? Minimum, decimal? Maximum, string? Unit,
    DateOnly? Due, IReadOnlyList<Guid> Objectives)
{
    /// <summary>Whether another one promises the same.</summary>
    internal bool Promises(AdoptedTarget other) => (Value, Minimum, Maximum, Due) == (other.Value, other.Minimum, other.Maximum, other.Due);

    /// <summary>Whether another one says the same.</summary>
    internal bool Says(AdoptedTarget other) => this == other with { Objectives = Objectives } && Objectives.ToHashSet().SetEquals(other.Objectives);
}
