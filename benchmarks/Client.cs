using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Samsteg.Benchmarks;

/// <summary>A request of somebody.</summary>
/// <param name="Person">Who asks.</param>
/// <param name="Path">For what.</param>
/// <param name="Form">What is posted; null when nothing is.</param>
/// <param name="Known">Tag of what is known already; null when nothing is.</param>
internal sealed record Visit(Person Person, string Path, IReadOnlyDictionary<string, string>? Form = null, EntityTagHeaderValue? Known = null);

/// <summary>Browsers of fifty people, on the same machine as the application.</summary>
internal sealed class Client(Uri address) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>Asks for a page and takes all of it.</summary>
    /// <exception cref="BenchException">It is not the page.</exception>
    public async Task<string> GetAsync(Visit visit, CancellationToken cancellation)
    {
        using var answer = await SendAsync(visit, cancellation);
        return await answer.Content.ReadAsStringAsync(cancellation);
    }

    /// <summary>Asks for something and takes all of it; the tag by which it is known.</summary>
    public async Task<EntityTagHeaderValue> TagAsync(Visit visit, CancellationToken cancellation)
    {
        using var answer = await SendAsync(visit, cancellation);
        await answer.Content.ReadAsByteArrayAsync(cancellation);
        return answer.Headers.ETag ?? throw new BenchException($"{visit.Path} has no tag.");
    }

    /// <summary>Somebody with what forms are sent with: their cookie, and the token that goes with it.</summary>
    public async Task<(Person Person, string Token)> WithTokenAsync(Visit visit, CancellationToken cancellation)
    {
        using var answer = await SendAsync(visit, cancellation);
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation));
        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(static cookie => cookie.Split(';')[0]) : [];
        return (visit.Person with { Cookie = string.Join("; ", cookies.Prepend(visit.Person.Cookie)) }, told.RootElement.GetProperty("token").GetString()!);
    }

    /// <summary>Counts the lines of a file as it comes.</summary>
    public async Task<long> LinesAsync(Visit visit, Action eachBlock, CancellationToken cancellation)
    {
        using var answer = await SendAsync(visit, cancellation);
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

    private async Task<HttpResponseMessage> SendAsync(Visit visit, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(visit.Form is null ? HttpMethod.Get : HttpMethod.Post, visit.Path);
        if (visit.Person.Cookie.Length > 0)
        {
            request.Headers.Add("Cookie", visit.Person.Cookie);
        }

        if (visit.Form is { } form)
        {
            request.Content = new FormUrlEncodedContent(form);
        }

        if (visit.Known is { } known)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (answer.StatusCode is var status && (visit.Known is null ? answer.IsSuccessStatusCode : status is HttpStatusCode.NotModified))
        {
            return answer;
        }

        answer.Dispose();
        throw new BenchException($"{visit.Path} answered {(int)status}.");
    }
}
