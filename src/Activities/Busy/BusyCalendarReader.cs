using System.Text;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Fetches a calendar elsewhere and reads when it is busy: from public addresses over TLS, for a while and no more than so much. Nothing else of it is kept.</summary>
public sealed class BusyCalendarReader(Deployment deployment, Cipher cipher, TimeProvider clock) : IDisposable
{
    private const int MostBytes = 2 * 1024 * 1024;
    private const int DaysBefore = 31;
    private const int DaysAfter = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _client = new(WebhookAddress.Handler(deployment.IsDemo)) { Timeout = Patience };

    /// <summary>What a fetching came to.</summary>
    /// <param name="Problem">Why it failed; null when it did not.</param>
    /// <param name="TimesCipher">When it is busy, sealed for the calendar; null when it failed.</param>
    /// <param name="NotUnderstood">Events that were left out.</param>
    public sealed record Outcome(string? Problem, byte[]? TimesCipher, int NotUnderstood);

    /// <summary>Whether an address may be asked for; calendar programs write some as <c>webcal:</c>.</summary>
    public Uri? AddressOf(string typed)
    {
        var text = typed.Trim();
        return WebhookAddress.TryRead(text.StartsWith("webcal:", StringComparison.OrdinalIgnoreCase) ? "https:" + text["webcal:".Length..] : text, deployment.IsDemo, out var address) ? address : null;
    }

    /// <summary>Fetches and reads.</summary>
    public async Task<Outcome> ReadAsync(Guid calendar, Uri address, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience); // the body too
        string text;
        try
        {
            using var answer = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (!answer.IsSuccessStatusCode)
            {
                return new Outcome("unreachable", null, 0);
            }

            await using var body = await answer.Content.ReadAsStreamAsync(patience.Token);
            var bytes = new byte[MostBytes + 1];
            var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, patience.Token);
            if (length > MostBytes)
            {
                return new Outcome("too_large", null, 0);
            }

            text = Encoding.UTF8.GetString(bytes, 0, length);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return new Outcome("unreachable", null, 0);
        }

        var today = clock.Today();
        var found = BusyCalendarText.Read(text, SwedishTime.At(today.AddDays(-DaysBefore), TimeOnly.MinValue), SwedishTime.At(today.AddDays(DaysAfter), TimeOnly.MinValue));
        return found is null
            ? new Outcome("not_calendar", null, 0)
            : new Outcome(null, cipher.Seal(BusyTimes.Write(BusyTime.Merged(found.Times)), BusyCalendar.TimesPlace(calendar)), found.NotUnderstood);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
