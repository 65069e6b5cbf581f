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

        return await RememberAsync(asked, "samsteg.figures", AnewAsync, cancellation);
    }

    /// <summary>What is read of an initiative by whoever reaches it in some way: from memory as long as nothing that is watched has changed.</summary>
    /// <param name="asked">What; read as it stands.</param>
    /// <param name="reach">The setting that holds the viewer's reach, which all tables that are read ask for and for nothing else.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(InitiativeCount asked, string reach, CancellationToken cancellation) =>
        (await RememberAsync<T>([asked], reach, async some => [await database.QueryAsync<T>(some.Single().Statement(), cancellation)], cancellation))[0];

    private async Task<IReadOnlyList<IReadOnlyList<T>>> RememberAsync<T>(
        IReadOnlyList<InitiativeCount> asked, string reach, Func<IEnumerable<InitiativeCount>, Task<IReadOnlyList<IReadOnlyList<T>>>> anew, CancellationToken cancellation)
    {
        var questions = asked.Select(static one => $"{one.Initiative.Value} {one.Key}").ToList();
        var known = questions.ConvertAll(memory.Find<T>);
        var standings = await database.QueryAsync<Standing>(
            Sql.Of($"select stands, may_be_kept, snapshot from figures.standing({asked.Select(static one => one.Initiative).ToArray()}, {known.Select(static count => count?.Snapshot).ToArray()}, {reach})"), cancellation);
        var missing = Enumerable.Range(0, asked.Count).Where(place => !standings[place].Stands).ToList();
        var counted = missing.Count == 0 ? [] : await anew(missing.Select(place => asked[place]));
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
