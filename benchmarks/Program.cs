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

using var interrupted = new Interruption();
try
{
    foreach (var figure in request.Keys.Where(Matchings.Keys.Contains).SelectMany(Matchings.Measure))
    {
        Console.WriteLine(figure);
    }

    foreach (var figure in request.Keys.Where(FollowUpSchedules.Keys.Contains).SelectMany(static _ => FollowUpSchedules.Measure()))
    {
        Console.WriteLine(figure);
    }

    foreach (var figure in request.Keys.Where(ConsistencyChecks.Keys.Contains).SelectMany(static _ => ConsistencyChecks.Measure()))
    {
        Console.WriteLine(figure);
    }

    if (request.Keys.Where(static key => !Matchings.Keys.Contains(key) && !FollowUpSchedules.Keys.Contains(key) && !ConsistencyChecks.Keys.Contains(key)).ToList() is { Count: > 0 } loaded)
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
