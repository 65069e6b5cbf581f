namespace Samsteg.Platform;

/// <summary>What is to be counted of an initiative.</summary>
/// <param name="Initiative">Of which.</param>
/// <param name="Key">One way of writing what is asked, whoever asks; alike for every initiative.</param>
/// <param name="Statement">Counts it over the views in schema <c>figures</c>; the same text for every initiative, so that it is planned once.</param>
public readonly record struct InitiativeCount(InitiativeId Initiative, string Key, Func<Sql> Statement);

/// <summary>
/// Counts initiative by initiative, in one round trip. A count of what is known now is taken from memory when the database says, in the transaction that asks, that nothing has changed since and that the
/// viewer may see the figures; so a figure is as live as if it were counted then.
/// </summary>
public sealed class LiveFigures(RequestDatabase database, FiguresMemory memory, TimeProvider clock)
{
    /// <summary>What was known within so short a time is what is known now: the request has taken some of it.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

    /// <summary>The rows of each that is asked, as known at a moment.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<T>>> CountAsync<T>(IReadOnlyList<InitiativeCount> asked, DateTimeOffset knownAt, CancellationToken cancellation)
    {
        Task<IReadOnlyList<IReadOnlyList<T>>> AnewAsync(IEnumerable<InitiativeCount> some) => database.FiguresAsync<T>([.. some.Select(static one => one.Statement())], knownAt, cancellation);
        if (asked.Count == 0 || knownAt < clock.GetUtcNow() - Moment)
        {
            return asked.Count == 0 ? [] : await AnewAsync(asked);
        }

        var questions = asked.Select(static one => $"{one.Initiative.Value} {one.Key}").ToList();
        var known = questions.ConvertAll(memory.Find<T>);
        var standings = await database.QueryAsync<Standing>(
            Sql.Of($"select stands, may_be_kept, snapshot from figures.standing({asked.Select(static one => one.Initiative).ToArray()}, {known.Select(static count => count?.Snapshot).ToArray()})"), cancellation);
        var missing = Enumerable.Range(0, asked.Count).Where(place => !standings[place].Stands).ToList();
        var counted = missing.Count == 0 ? [] : await AnewAsync(missing.Select(place => asked[place]));
        var rows = known.ConvertAll(static count => count?.Rows ?? []);
        foreach (var (place, fresh) in missing.Zip(counted))
        {
            rows[place] = fresh;
            if (standings[place].MayBeKept)
            {
                memory.Keep(questions[place], new CountMade<T>(standings[place].Snapshot, fresh));
            }
        }

        return rows;
    }

    private sealed record Standing(bool Stands, bool MayBeKept, string Snapshot);
}
