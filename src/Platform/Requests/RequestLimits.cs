using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Samsteg.Platform;

/// <summary>
/// How often somebody may ask for what is tried by guessing or costs much. Counted by each node by itself, which is enough to slow a
/// program down; what must not be outrun, the failures of an account, is counted in the database.
/// </summary>
/// <param name="SignIns">Attempts to sign in, a minute and address.</param>
/// <param name="Resets">Links to a new password, a quarter of an hour and address.</param>
/// <param name="Searches">Searches, a minute and user.</param>
/// <param name="Calls">Calls of the API, a minute and token or address.</param>
/// <param name="ExportsInTenMinutes">Lists that one user takes out in ten minutes.</param>
public sealed record RequestLimits(int SignIns, int Resets, int Searches, int Calls, int ExportsInTenMinutes)
{
    /// <summary>Sign-ups for an activity on its public page, in ten minutes and address: an office may send many at once.</summary>
    public int SignUps { get; init; } = 40;

    private const string Evaluations = "/utvardering";

    /// <summary>Answers to one evaluation, a minute.</summary>
    public int Answers { get; init; } = 60;

    /// <summary>Lists taken out at the same time from one node; each holds a connection of its forty to the database.</summary>
    public int Exports { get; init; } = 10;

    /// <summary>Lists that one user takes out at the same time.</summary>
    public int ExportsEach { get; init; } = 3;

    /// <summary>Readings of calendars by their secret addresses, a minute and address: the programs of an office may begin the day at once.</summary>
    public int Feeds { get; init; } = 120;

    /// <summary>Calendars elsewhere that one user asks this server to fetch, in ten minutes.</summary>
    public int Fetches { get; init; } = 20;

    /// <summary>For an office behind one address, and programs that read at leisure.</summary>
    public static RequestLimits Usual { get; } = new(SignIns: 100, Resets: 20, Searches: 120, Calls: 1200, ExportsInTenMinutes: 30);

    internal void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(PartitionOf),
            PartitionedRateLimiter.Create<HttpContext, string>(AnswersOfCode),
            PartitionedRateLimiter.Create<HttpContext, string>(context => AtOnce(context, "exports of " + User(context), ExportsEach)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => AtOnce(context, "exports", Exports)));
        options.OnRejected = static (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : TimeSpan.FromMinutes(1);
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    }

    private RateLimitPartition<string> PartitionOf(HttpContext context)
    {
        var path = context.Request.Path;
        bool IsBelow(string start) => path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase);
        var isPost = HttpMethods.IsPost(context.Request.Method);
        return isPost && IsBelow("/glomt-losenord") ? Window("reset " + Address(context), Resets, TimeSpan.FromMinutes(15))
            : isPost && IsBelow("/valj-losenord") && context.Request.Query["handler"] == "Strength" ? Window("strength " + Address(context), SignIns * 3, TimeSpan.FromMinutes(1))
            : (isPost && (IsBelow("/logga-in") || IsBelow("/valj-losenord") || IsBelow("/efter-insatsen"))) || IsBelow("/logga-in/extern") ? Window("sign-in " + Address(context), SignIns, TimeSpan.FromMinutes(1))
            : isPost && IsBelow("/anmalan") ? Window("sign-up " + Address(context), SignUps, TimeSpan.FromMinutes(10))
            : IsBelow("/anmalan") || IsBelow("/platssvar") || IsBelow("/veckoavstamning") || IsBelow("/lediga-platser") || IsBelow("/min-sida/lank") || IsBelow("/verifiera") || IsBelow(Evaluations) ? Window("link " + Address(context), SignIns, TimeSpan.FromMinutes(1))
            : IsBelow("/checka-in") ? Window("check-in " + Address(context), SignIns * 3, TimeSpan.FromMinutes(1)) // a whole group behind one address
            : IsBelow("/kalender") ? Window("calendar " + Address(context), Feeds, TimeSpan.FromMinutes(1))
            : isPost && IsBelow("/mitt-konto/upptagen-tid") ? Window("fetch " + User(context), Fetches, TimeSpan.FromMinutes(10))
            : IsBelow("/sok") ? Window("search " + User(context), Searches, TimeSpan.FromMinutes(1))
            : IsBelow("/api") ? Window("call " + User(context), Calls, TimeSpan.FromMinutes(1))
            : IsExport(context) ? Window("export " + User(context), ExportsInTenMinutes, TimeSpan.FromMinutes(10))
            : RateLimitPartition.GetNoLimiter(string.Empty);
    }

    /// <summary>One code is answered by those who sit in one room, from wherever a flood of answers comes.</summary>
    private RateLimitPartition<string> AnswersOfCode(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments(Evaluations, StringComparison.OrdinalIgnoreCase, out var code)
            ? Window("answers to " + code.Value!.Trim('/'), Answers, TimeSpan.FromMinutes(1))
            : RateLimitPartition.GetNoLimiter(string.Empty);

    private static RateLimitPartition<string> Window(string key, int most, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = window, QueueLimit = 0 });

    /// <summary>As many again wait for their turn.</summary>
    private static RateLimitPartition<string> AtOnce(HttpContext context, string key, int most) => IsExport(context)
        ? RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = most })
        : RateLimitPartition.GetNoLimiter(string.Empty);

    /// <summary>Whether data is taken out as a file: a list, a caseload (<c>deltagare</c>), all that is held about somebody, certificates, or a placement's plan. A handler is found as Razor Pages finds it: the first, whatever its letters.</summary>
    private static bool IsExport(HttpContext context) => context.Request.Query is var query
        && (query.ContainsKey(ListRequest.ExportParameter) || query.ContainsKey("deltagare") || query["handler"].FirstOrDefault()?.ToUpperInvariant() is "JSON" or "FILE" or "PDF" or "DOCX" or "ZIP");

    private static string User(HttpContext context) =>
        (context.RequestServices.GetService(typeof(CurrentUser)) as CurrentUser)?.Account is { } account ? account.ToString() : Address(context);

    /// <summary>Where somebody asks from: of IPv6 the network, since one visitor has all the addresses in it.</summary>
    internal static string AddressOf(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    private static string Address(HttpContext context) => AddressOf(context.Connection.RemoteIpAddress);
}
