using System.Diagnostics;

namespace Samsteg.Benchmarks;

/// <summary>A request of somebody.</summary>
internal sealed record Visit(Person Person, string Path);

/// <summary>Browsers of fifty people, on the same machine as the application.</summary>
internal sealed class Client(Uri address) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>Asks for a page and takes all of it.</summary>
    /// <exception cref="BenchException">It is not the page.</exception>
    public async Task<string> GetAsync(Visit visit, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, visit.Path);
        request.Headers.Add("Cookie", visit.Person.Cookie);
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        var body = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode ? body : throw new BenchException($"{visit.Path} answered {(int)answer.StatusCode}.");
    }

    /// <summary>Counts the lines of a file as it comes.</summary>
    public async Task<long> LinesAsync(Visit visit, Action eachBlock, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, visit.Path);
        request.Headers.Add("Cookie", visit.Person.Cookie);
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (!answer.IsSuccessStatusCode)
        {
            throw new BenchException($"{visit.Path} answered {(int)answer.StatusCode}.");
        }

        await using var stream = await answer.Content.ReadAsStreamAsync(cancellation);
        var (buffer, lines) = (new byte[1 << 20], 0L);
        for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0; eachBlock())
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }

        return lines;
    }

    /// <summary>
    /// Requests that arrive at random, whatever has been answered. Each is timed from when it was to arrive, so that waiting for its turn
    /// counts (no coordinated omission). What was not answered as it should took for ever.
    /// </summary>
    public async Task<IReadOnlyList<double>> OpenLoopAsync(double perSecond, TimeSpan duration, Func<Random, Visit> choose, int seed, CancellationToken cancellation)
    {
        var random = new Random(seed);
        var requests = new List<Task<double>>();
        var start = Stopwatch.GetTimestamp();
        foreach (var arrival in Arrivals.Of(perSecond, duration, seed))
        {
            var visit = choose(random);
            if (arrival - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait, cancellation);
            }

            requests.Add(TimedAsync(visit, arrival));
        }

        return await Task.WhenAll(requests);

        async Task<double> TimedAsync(Visit visit, TimeSpan arrival)
        {
            try
            {
                await GetAsync(visit, cancellation);
            }
            catch (Exception failure) when (failure is BenchException or HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                return double.PositiveInfinity;
            }

            return (Stopwatch.GetElapsedTime(start) - arrival).TotalMilliseconds;
        }
    }

    /// <summary>So many that each ask again as soon as they are answered: how many a second that makes at most.</summary>
    public async Task<double> SaturateAsync(int clients, TimeSpan duration, Func<Random, Visit> choose, CancellationToken cancellation)
    {
        var answered = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async number =>
        {
            var random = new Random(number);
            while (watch.Elapsed < duration)
            {
                await GetAsync(choose(random), cancellation);
                Interlocked.Increment(ref answered);
            }
        }));
        return answered / watch.Elapsed.TotalSeconds;
    }

    public void Dispose() => _client.Dispose();
}
