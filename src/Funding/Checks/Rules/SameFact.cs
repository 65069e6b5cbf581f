namespace Samsteg.Funding;

/// <summary>The same fact given twice, differently.</summary>
internal static class SameFact
{
    /// <summary>Finds it.</summary>
    public static IEnumerable<RuleHit> Find(CheckedPlan plan)
    {
        foreach (var group in Grouped(plan.Claims))
        {
            var claims = WithoutSplit(group.Value);
            var differing = claims.Where(claim => claims.Any(other => IsElsewhere(claim, other) && !claim.Agrees(other))).ToList();
            if (differing.Count < 2)
            {
                continue;
            }

            var (one, other) = Pair(differing);
            yield return new RuleHit(plan.PlacesOf(differing), [.. differing.Select(static claim => claim.Value).Distinct()], [one.Words, other.Words]);
        }
    }

    private static Dictionary<Fact, List<Claim>> Grouped(IReadOnlyList<Claim> claims)
    {
        var groups = new Dictionary<Fact, List<Claim>>();
        foreach (var claim in claims.Where(static claim => claim.Fact.Counted != Fact.Somebody))
        {
            (groups.TryGetValue(claim.Fact, out var group) ? group : groups[claim.Fact] = []).Add(claim);
        }

        // Who is not said to be persons or organisations agrees with either, or is held against the persons.
        foreach (var claim in claims.Where(static claim => claim.Fact.Counted == Fact.Somebody))
        {
            var candidates = new[] { Fact.Person, Fact.Enterprise, Fact.Organisation }
                .Select(counted => groups.GetValueOrDefault(claim.Fact with { Counted = counted })).OfType<List<Claim>>().ToList();
            if (candidates.Count > 0 && !candidates.Exists(group => group.Exists(claim.Agrees)))
            {
                candidates[0].Add(claim);
            }
        }

        return groups;
    }

    /// <summary>Numbers of one sentence that differ are of different things, and rows of one table that differ are parts of a whole, each a promise of its own: they are not held against what else is said.</summary>
    private static List<Claim> WithoutSplit(List<Claim> all)
    {
        var claims = all.Where(claim => claim.Sentence is null || all.TrueForAll(other => !ReferenceEquals(claim.Sentence, other.Sentence) || claim.Agrees(other))).ToList();
        var split = claims.Where(static claim => claim.Place.Row is not null).GroupBy(static claim => claim.Place.Field)
            .Where(static table => table.Any(claim => table.Any(other => other.Place.Row != claim.Place.Row && !claim.Agrees(other))))
            .Select(static table => table.Key).ToHashSet();
        return split.Count == 0 ? claims : [.. claims.Where(claim => claim.Place.Row is null || !split.Contains(claim.Place.Field) || claims.Exists(other => other.Place.Row == claim.Place.Row && !other.Agrees(claim)))];
    }

    /// <summary>Two places can contradict one another: not one sentence with itself, nor a milestone with the end.</summary>
    private static bool IsElsewhere(Claim one, Claim other) =>
        !ReferenceEquals(one, other) && (one.Sentence is null || !ReferenceEquals(one.Sentence, other.Sentence)) && (one.Due is null || other.Due is null || one.Due == other.Due)
        && (one.Place != other.Place || one.Sentence is not null) && (one.Place.Row is null || one.Place.Field != other.Place.Field || one.Place.Row == other.Place.Row);

    private static (Claim One, Claim Other) Pair(IReadOnlyList<Claim> claims)
    {
        foreach (var one in claims)
        {
            foreach (var other in claims)
            {
                if (IsElsewhere(one, other) && !one.Agrees(other))
                {
                    return (one, other);
                }
            }
        }

        return (claims[0], claims[1]);
    }
}
