using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Samsteg.Platform;

/// <summary>How long the program waits for whoever sends or reads slowly, by fault or on purpose.</summary>
public static class SlowClients
{
    private static readonly TimeSpan Headers = TimeSpan.FromSeconds(10);
    private static readonly MinDataRate Sending = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    private static readonly MinDataRate Fetching = new(bytesPerSecond: 10 * 1024, gracePeriod: TimeSpan.FromSeconds(10));

    /// <summary>A request whose headers take longer, or whose body comes slower, is ended with 408. It holds no connection of the database until it has come.</summary>
    public static void Limit(KestrelServerLimits limits)
    {
        limits.RequestHeadersTimeout = Headers;
        limits.MinRequestBodyDataRate = Sending;
    }

    /// <summary>
    /// Whoever fetches what is read from the database while it is sent holds one of its connections, and is ended when it is read slower than the slowest of
    /// mobile networks.
    /// </summary>
    internal static void EndIfSlow(HttpContext context)
    {
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = Fetching;
        }
    }
}
