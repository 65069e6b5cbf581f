using Samsteg.Initiatives;
using Samsteg.Results;

namespace Samsteg.Funding;

/// <summary>Numbers that stand in cells of their own.</summary>
internal sealed class CellClaims(CheckedPlan plan)
{
    /// <summary>All of them.</summary>
    public IEnumerable<Claim> All() =>
        plan.Plan.Objectives.Where(static objective => objective.Quantity is not null).SelectMany(objective => Promise(objective.Place, objective.Name, objective.Quantity!))
            .Concat(plan.Plan.Activities.SelectMany(Activity))
            .Concat(plan.Plan.Targets.Where(static target => target.Level != TargetLevel.Effect).SelectMany(target => Promise(target.Place, target.Name, target.Quantity)))
            .Concat(plan.Plan.Expected.SelectMany(Expected));

    private IEnumerable<Claim> Promise(PlanPlace place, string name, PlanQuantity quantity)
    {
        var (minimum, maximum) = quantity.Comparison == Comparison.Between ? (quantity.Minimum, quantity.Maximum) : (quantity.Value, quantity.Value);
        if (minimum is not { } least || maximum is not { } most || quantity.Comparison == Comparison.Qualitative)
        {
            yield break;
        }

        var unit = quantity.Unit is { } words ? Sentence.Of(words).SelectMany(static sentence => sentence.Words).LastOrDefault(static word => word.IsWord) : default;
        var kind = unit.Stem is { Length: > 0 } stem ? DomainWords.Kind(stem) : (NounKind?)null;
        if (unit.Lower is "procent" or "percent" or "cent" || quantity.Unit == "%" || quantity.Measure is "share_women_between")
        {
            yield break;
        }

        var measure = Measures.Of(quantity.Measure);
        var counted = (measure?.Counted, kind) switch
        {
            (Fact.Enterprise, NounKind.Organisation) => Fact.Organisation,
            ({ } known, _) => known,
            (null, NounKind.Person) => Fact.Person,
            (null, NounKind.Enterprise) => Fact.Enterprise,
            (null, NounKind.Organisation) => Fact.Organisation,
            (null, NounKind.Occasion) => Fact.Occasion,
            _ => null,
        };
        var concept = plan.Concept(quantity, name);
        if (counted is not null && (concept ?? measure?.Concept) is { } about)
        {
            var step = measure?.Step ?? (TextClaims.IsCompleted(Sentence.Of(name).SelectMany(static sentence => sentence.Words)) ? FunnelStep.Completes : FunnelStep.Takes);
            yield return new Claim(
                new Fact(counted, about, step, IsYearly($"{name} {quantity.Unit}") ? Each.Year : Each.None), least, most, quantity.Comparison switch { Comparison.AtLeast => Bound.AtLeast, Comparison.AtMost => Bound.AtMost, _ => Bound.Exact },
                place with { Column = "value" }, Said(name, least, most)) { Due = quantity.Due };
        }
    }

    private IEnumerable<Claim> Activity(PlanActivity activity)
    {
        var about = plan.Words.Of(activity);
        Claim Of(string column, string counted, Each each, decimal least, decimal most, Bound bound = Bound.Exact) =>
            new(new Fact(counted, about, FunnelStep.Takes, each), least, most, bound, activity.Place with { Column = column }, Said(activity.Name, least, most));

        if (activity.Count is { } count && (activity.Type is null || DomainWords.IsHeld(activity.Type)))
        {
            yield return Of("count", Fact.Occasion, activity.Per switch { PlanFrequency.Year => Each.Year, PlanFrequency.Month => Each.Month, PlanFrequency.Week => Each.Week, _ => Each.None }, count, count);
        }

        if (activity.SessionsEach is { } sessions and > 1)
        {
            yield return Of("sessions", Fact.Session, Each.Group, sessions, sessions);
        }

        if ((activity.GroupMinimum ?? activity.GroupMaximum) is { } fewest)
        {
            yield return Of(
                activity.GroupMinimum is null ? "group_maximum" : "group_minimum", Fact.Person, Each.Group, fewest, activity.GroupMaximum ?? fewest,
                activity.GroupMinimum is null ? Bound.AtMost : activity.GroupMaximum is null ? Bound.AtLeast : Bound.Exact);
        }

        if (activity.Total is { } total)
        {
            yield return Of("total", activity.Audience is null or Audience.Participants ? Fact.Person : Fact.Somebody, Each.None, total, total);
        }

        if ((activity.EachMinimum ?? activity.EachMaximum) is { } least)
        {
            yield return Of("each_minimum", Fact.Occasion, Each.Person, least, activity.EachMaximum ?? least);
        }
    }

    private IEnumerable<Claim> Expected(PlanExpected expected)
    {
        var counted = expected.Unit switch
        {
            "participants" or "persons" or "public_sector_persons" => Fact.Person,
            "enterprises" => Fact.Enterprise,
            "organisations" => Fact.Organisation,
            _ => null,
        };
        var isOnly = expected.Unit == "participants" && plan.Plan.Expected.Count(static other => other.Unit == "participants") == 1;
        if (expected.Number is { } number && counted is not null && (plan.Words.Of(expected.Description) ?? (isOnly ? string.Empty : null)) is { } about)
        {
            yield return new Claim(new Fact(counted, about, FunnelStep.Takes, Each.None), number, number, Bound.Exact, expected.Place with { Column = "number" }, Said(expected.Description, number, number));
        }
    }

    private static bool IsYearly(string words) =>
        words.Contains("per år", StringComparison.OrdinalIgnoreCase) || words.Contains("varje år", StringComparison.OrdinalIgnoreCase) || words.Contains("årlig", StringComparison.OrdinalIgnoreCase)
        || words.Contains("a year", StringComparison.OrdinalIgnoreCase) || words.Contains("per year", StringComparison.OrdinalIgnoreCase);

    private static string Said(string name, decimal least, decimal most) => $"{name}: {(least == most ? Claim.Digits(least) : $"{Claim.Digits(least)}–{Claim.Digits(most)}")}";
}
