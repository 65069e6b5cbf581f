namespace Samsteg.Funding;

/// <summary>A promise to everybody against a smaller number of the same.</summary>
internal static class Everybody
{
    /// <summary>Finds it.</summary>
    public static IEnumerable<RuleHit> Find(CheckedPlan plan)
    {
        var participants = plan.Plan.Expected.Where(static expected => expected.Unit == "participants").Select(static expected => expected.Place.Row ?? Guid.Empty).ToHashSet();
        foreach (var claims in plan.Sentences.Where(static sentence => sentence.IsPromise).SelectMany(sentence => TextClaims.Everybody(plan, sentence)).GroupBy(static claim => (claim.Concept, claim.Of)))
        {
            var persons = plan.Claims.Where(static claim => claim.Fact is { Counted: Fact.Person, Each: Each.None } && claim.Bound != Bound.About).ToList();
            var all = persons.Where(claim => claims.Key.Of is { } of ? claim.Fact.Concept == of : participants.Contains(claim.Place.Row ?? Guid.Empty) || claim.Fact.Concept.Length == 0).ToList();
            if (all.Count == 0)
            {
                continue;
            }

            var whole = all.Max(static claim => claim.Minimum);
            var fewer = persons.Where(claim => claim.Fact.Concept == claims.Key.Concept && claim.Fact.Step == FunnelStep.Takes && claim.Maximum < whole).ToList();
            if (fewer.Count > 0)
            {
                var first = claims.First();
                yield return new RuleHit(
                    [.. claims.Select(static claim => new FindingPlace(claim.Place, claim.Words)), .. plan.PlacesOf(fewer)],
                    [Claim.Digits(whole), .. fewer.Select(static claim => claim.Value).Distinct()], [first.Words, Claim.Digits(whole), fewer[0].Words]);
            }
        }
    }
}
