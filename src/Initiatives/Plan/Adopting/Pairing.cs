namespace Samsteg.Initiatives;

/// <summary>Finds what is the same in what is wanted and in what there is.</summary>
public static class Pairing
{
    /// <summary>
    /// Pairs, each of both at most once: first all that the first rule finds the same, then of those that are left what the next one does. So nothing takes by its name what another one is by its id. Pure.
    /// </summary>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="there">What there is.</param>
    /// <param name="rules">When two are the same, the surest first.</param>
    /// <returns>For each that is wanted, in their order, the one that it is; null for none. And what nothing is, in its order.</returns>
    public static (IReadOnlyList<TThere?> Found, List<TThere> Left) Of<TWanted, TThere>(IReadOnlyList<TWanted> wanted, IEnumerable<TThere> there, params IReadOnlyList<Func<TWanted, TThere, bool>> rules)
        where TThere : class
    {
        var (found, left) = (new TThere?[wanted.Count], there.ToList());
        foreach (var same in rules)
        {
            foreach (var (index, one) in wanted.Index())
            {
                if (found[index] is null && left.Find(other => same(one, other)) is { } taken)
                {
                    found[index] = taken;
                    left.Remove(taken);
                }
            }
        }

        return (found, left);
    }
}
