namespace Samsteg.Funding;

/// <summary>So often for so long against a total: twice a year for two years are four.</summary>
internal static class Frequencies
{
    /// <summary>Finds it.</summary>
    public static IEnumerable<RuleHit> Find(CheckedPlan plan)
    {
        if (plan.Months is not { } months)
        {
            yield break;
        }

        foreach (var often in plan.Claims.Where(static claim => claim.Fact is { Counted: Fact.Occasion, Each: Each.Year or Each.Month or Each.Week })
                     .OrderBy(claim => plan.OrderOf(claim.Place)).DistinctBy(static claim => (claim.Fact, claim.Value)))
        {
            // Holidays take some weeks and months, so only years are held to the number.
            var (periods, least) = often.Fact.Each switch { Each.Year => (months / 12, 1m), Each.Month => (months, 0.7m), _ => (months * 30.4375m / 7, 0.7m) };
            var (fewest, most) = (Math.Floor(often.Minimum * Math.Floor(periods + 0.05m) * least), Math.Ceiling(often.Maximum * Math.Ceiling(periods - 0.05m)));
            var totals = plan.Claims.Where(claim => claim.Fact == often.Fact with { Each = Each.None } && (claim.Sentence is null || !ReferenceEquals(claim.Sentence, often.Sentence))
                && (claim.Wide().Maximum < fewest || (claim.Wide().Minimum > most && claim.Bound != Bound.AtMost))).ToList();
            if (totals.Count > 0)
            {
                yield return new RuleHit(
                    [often.AsPlace(), .. plan.PlacesOf(totals)],
                    [often.Value, .. totals.Select(static claim => claim.Value).Distinct()], [often.Words, fewest == most ? Claim.Digits(fewest) : $"{Claim.Digits(fewest)}–{Claim.Digits(most)}", totals[0].Words]);
            }
        }
    }
}
