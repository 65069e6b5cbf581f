using System.Globalization;
using System.Net.Mail;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>The public address, the mail server and the gateway for text messages, from environment variables. What does not fit is said in one sentence.</summary>
internal static class MailConfiguration
{
    private const int SubmissionPort = 587;

    /// <summary><c>SAMSTEG_ADDRESS</c>: where the public reaches the system, <c>https://samsteg.example.se</c>.</summary>
    public static Uri Address(Func<string, string?> read, string servedAt)
    {
        var configured = Value(read, "SAMSTEG_ADDRESS") ?? servedAt;
        return Uri.TryCreate(configured, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", PathAndQuery: "/", Fragment: "" }
            ? address
            : throw new SamstegCommandException($"SAMSTEG_ADDRESS must look like https://samsteg.example.se, not \"{configured}\".");
    }

    /// <summary>Where a public address is configured, its host and this machine's own names are the only ones that may be asked for, with those in <c>SAMSTEG_HOSTS</c>.</summary>
    public static IReadOnlyList<string> Hosts(Func<string, string?> read) => Value(read, "SAMSTEG_ADDRESS") is not { } address
        ? []
        : [Address(read, address).Host, "localhost", "127.0.0.1", "[::1]", .. (Value(read, "SAMSTEG_HOSTS") ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary><c>SAMSTEG_MAIL_SERVER</c> with <c>_PORT</c> (587), <c>_FROM</c>, <c>_USER</c>, <c>_PASSWORD</c> and <c>_TLS</c> (<c>no</c> turns it off); null when no server is named.</summary>
    public static MailServer? Server(Func<string, string?> read)
    {
        if (Value(read, "SAMSTEG_MAIL_SERVER") is not { } host)
        {
            return null;
        }

        var from = Value(read, "SAMSTEG_MAIL_FROM");
        if (!MailAddress.TryCreate(from, out _))
        {
            throw new SamstegCommandException("SAMSTEG_MAIL_FROM must be the address that mails are sent from.");
        }

        var port = Value(read, "SAMSTEG_MAIL_PORT") is not { } typed ? SubmissionPort
            : ushort.TryParse(typed, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw new SamstegCommandException($"SAMSTEG_MAIL_PORT must be a port, not \"{typed}\".");
        return new MailServer(host, port, from!)
        {
            UsesTls = Value(read, "SAMSTEG_MAIL_TLS") != "no",
            User = Value(read, "SAMSTEG_MAIL_USER"),
            Password = Value(read, "SAMSTEG_MAIL_PASSWORD"),
        };
    }

    /// <summary><c>SAMSTEG_TEXT_GATEWAY</c> with <c>_TOKEN</c>: takes text messages over HTTPS; null when none is named.</summary>
    public static TextGateway? Gateway(Func<string, string?> read)
    {
        if (Value(read, "SAMSTEG_TEXT_GATEWAY") is not { } configured)
        {
            return null;
        }

        return Uri.TryCreate(configured, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback) && Value(read, "SAMSTEG_TEXT_GATEWAY_TOKEN") is { } token
            ? new TextGateway(address, token)
            : throw new SamstegCommandException("SAMSTEG_TEXT_GATEWAY must be an address that begins with https, and SAMSTEG_TEXT_GATEWAY_TOKEN be given.");
    }

    private static string? Value(Func<string, string?> read, string variable) => read(variable) is { Length: > 0 } value ? value.Trim() : null;
}
