namespace Samsteg.Funding;

/// <summary>The same number counted in persons in one place and in organisations in another.</summary>
internal static class Units
{
    private const decimal Least = 5;

    /// <summary>Finds it.</summary>
    public static IEnumerable<RuleHit> Find(CheckedPlan plan)
    {
        var claims = plan.Claims.Where(static claim => claim.Fact.Each == Each.None && claim.Minimum == claim.Maximum && claim.Minimum >= Least && claim.Bound != Bound.About).ToList();
        var persons = claims.Where(static claim => claim.Fact.Counted == Fact.Person).ToList();
        foreach (var group in claims.Where(static claim => claim.Fact.Counted is Fact.Organisation or Fact.Enterprise).GroupBy(static claim => (claim.Fact.Counted, claim.Minimum)))
        {
            var counterparts = persons.Where(person => person.Minimum == group.Key.Minimum && group.Any(organisation => AreOne(organisation, person))).ToList();
            var organisations = group.Where(organisation => counterparts.Exists(person => AreOne(organisation, person))).ToList();
            if (counterparts.Count > 0 && !StatesBoth(plan, organisations, counterparts))
            {
                yield return new RuleHit(
                    plan.PlacesOf(organisations.Concat(counterparts)), [Claim.Digits(group.Key.Minimum), group.Key.Counted, Fact.Person],
                    [Claim.Digits(group.Key.Minimum), organisations[0].Words, counterparts[0].Words]);
            }
        }
    }

    private static bool AreOne(Claim organisation, Claim person) => IsElsewhere(organisation, person) && (
        organisation.Fact.Concept == person.Fact.Concept || (IsPublic(organisation) && IsPublic(person) && organisation.Fact.Counted == Fact.Organisation));

    private static bool IsElsewhere(Claim one, Claim other) =>
        one.Place.Row is null && other.Place.Row is null ? !ReferenceEquals(one.Sentence, other.Sentence) : one.Place.Row != other.Place.Row;

    private static bool IsPublic(Claim claim) => claim.Words.Contains("offentlig", StringComparison.OrdinalIgnoreCase) || claim.Words.Contains("public", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether some sentence or row says both, so that they are two facts: fifteen persons from fifteen enterprises.</summary>
    private static bool StatesBoth(CheckedPlan plan, IReadOnlyList<Claim> organisations, IReadOnlyList<Claim> persons)
    {
        var concepts = organisations.Concat(persons).Select(static claim => claim.Fact.Concept).ToHashSet();
        var counted = organisations[0].Fact.Counted;
        return plan.Claims.Where(claim => concepts.Contains(claim.Fact.Concept)).GroupBy(static claim => (claim.Place.Field, claim.Place.Row, Sentence: claim.Place.Row is null ? claim.Sentence?.Sentence.Text : null))
            .Any(place => place.Any(claim => claim.Fact.Counted == Fact.Person && claim.Fact.Each is Each.None or Each.Organisation) && place.Any(claim => claim.Fact.Counted == counted));
    }
}
