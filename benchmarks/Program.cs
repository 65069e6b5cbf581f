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
    await using var bench = await Bench.StartAsync(request, interrupted.Token);
    await bench.RunAsync(interrupted.Token);
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
