using Samsteg.Benchmarks;
using Samsteg.Platform;

if (args.Contains("--help") || args.Contains("-h"))
{
    Console.WriteLine(BenchRequest.Usage);
    return 0;
}

if (BenchRequest.Read(args) is not { } request)
{
    await Console.Error.WriteLineAsync(BenchRequest.Usage);
    return 2;
}

// What asks no database is measured by itself.
(IEnumerable<string> Keys, Func<string, IEnumerable<Figure>> Measure)[] ofRules =
[
    (Matchings.Keys, Matchings.Measure), (FollowUpSchedules.Keys, static _ => FollowUpSchedules.Measure()), (DocumentImports.Keys, static _ => DocumentImports.Measure()),
    (ConsistencyChecks.Keys, static _ => ConsistencyChecks.Measure()), (RandomOutcomes.Keys, static _ => RandomOutcomes.Measure()),
];
using var interrupted = new Interruption();
try
{
    foreach (var figure in request.Keys.SelectMany(key => ofRules.Where(rules => rules.Keys.Contains(key)).SelectMany(rules => rules.Measure(key))))
    {
        Console.WriteLine(figure);
    }

    if (request.Keys.Where(key => !ofRules.Any(rules => rules.Keys.Contains(key))).ToList() is { Count: > 0 } loaded)
    {
        await using var bench = await Bench.StartAsync(request with { Keys = loaded }, interrupted.Token);
        await bench.RunAsync(interrupted.Token);
    }

    return 0;
}
catch (OperationCanceledException) when (interrupted.Token.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync("Interrupted.");
    return 130;
}
catch (Exception failure) when (failure is EmbeddedPostgresException or MigrationException or BenchException)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
