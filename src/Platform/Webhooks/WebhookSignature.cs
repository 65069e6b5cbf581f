using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Samsteg.Platform;

/// <summary>
/// By what a receiver knows that a delivery is ours and new: <c>t=SECONDS,v1=HEX</c>, where the hex is HMAC-SHA256 by the
/// subscription's secret over <c>SECONDS.BODY</c>. A receiver refuses what is more than five minutes old.
/// </summary>
public static class WebhookSignature
{
    /// <summary>The header that holds it.</summary>
    public const string Header = "Samsteg-Signature";

    /// <summary>How old a delivery may be.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The signature of a body sent at a moment.</summary>
    public static string Of(string body, DateTimeOffset sentAt, string secret)
    {
        var seconds = sentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={seconds},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}")))}";
    }

    /// <summary>Whether it is the body's, by that secret, and new. What a receiver does; here for tests and as the example.</summary>
    public static bool Holds(string? header, string body, DateTimeOffset now, string secret) =>
        header?.Split(',') is [['t', '=', .. var seconds], _] && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var sent)
        && sent <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() && DateTimeOffset.FromUnixTimeSeconds(sent) is var sentAt && (now - sentAt).Duration() <= Window
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(header), Encoding.ASCII.GetBytes(Of(body, sentAt, secret)));
}
