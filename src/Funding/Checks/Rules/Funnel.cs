namespace Samsteg.Funding;

/// <summary>Steps of one way, each with as many as the one before: no room for those who leave.</summary>
internal static class Funnel
{
    /// <summary>Finds it.</summary>
    public static IEnumerable<RuleHit> Find(CheckedPlan plan)
    {
        var persons = plan.Claims.Where(static claim => claim.Fact is { Counted: Fact.Person, Each: Each.None } && claim.Bound != Bound.AtMost).ToList();
        foreach (var concept in persons.Where(static claim => claim.Fact.Step == FunnelStep.Completes).Select(static claim => claim.Fact.Concept).Distinct())
        {
            var started = Largest(persons, claim => claim.Fact.Concept == concept && claim.Fact.Step == FunnelStep.Takes);
            var completed = Largest(persons, claim => claim.Fact.Concept == concept && claim.Fact.Step == FunnelStep.Completes);
            if (Hit(plan, started, completed) is { } hit)
            {
                yield return hit;
            }
        }

        // Preparing leads to a placement, a placement to a job; where several prepare, only what all of them complete is held against it.
        var completes = persons.Where(static claim => claim.Fact.Step == FunnelStep.Completes && claim.Fact.Concept != DomainWords.Placement).GroupBy(static claim => claim.Fact.Concept).ToList();
        var placed = Largest(persons, static claim => claim.Fact.Concept == DomainWords.Placement && claim.Fact.Step == FunnelStep.Takes);
        if (completes is [var only] && Hit(plan, Largest(only, static _ => true), placed) is { } prepared)
        {
            yield return prepared;
        }

        if (Hit(plan, placed, Largest(persons, static claim => claim.Fact.Concept == DomainWords.Employment)) is { } employed)
        {
            yield return employed;
        }
    }

    private static RuleHit? Hit(CheckedPlan plan, Claim? before, Claim? after) =>
        before is null || after is null || after.Minimum < before.Maximum || before.Place == after.Place ? null
        : new RuleHit([.. new[] { before, after }.OrderBy(claim => plan.OrderOf(claim.Place)).Select(static claim => claim.AsPlace())], [before.Value, after.Value], [before.Words, after.Words]);

    /// <summary>What is promised most clearly: in a cell before in words, and the most.</summary>
    private static Claim? Largest(IEnumerable<Claim> claims, Func<Claim, bool> which) =>
        claims.Where(which).OrderBy(static claim => claim.Sentence is not null).ThenByDescending(static claim => claim.Maximum).FirstOrDefault();
}
