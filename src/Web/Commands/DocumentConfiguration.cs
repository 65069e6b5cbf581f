using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>What the surroundings say about documents.</summary>
internal static class DocumentConfiguration
{
    private const int Most = 2_000;

    /// <summary>Reads it.</summary>
    /// <exception cref="SamstegCommandException">Something is not as it should be written.</exception>
    public static DocumentRules Of(Func<string, string?> variable) => new()
    {
        LargestFile = Megabytes(variable("SAMSTEG_LARGEST_FILE_MB")) * 1024 * 1024,
        Scanner = Address(variable, "SAMSTEG_CLAMD", "tcp", "unix"),
        ObjectStorage = Address(variable, "SAMSTEG_S3_ENDPOINT", "http", "https") is { } endpoint
            ? new ObjectStorage(endpoint, Needed(variable, "SAMSTEG_S3_BUCKET"), Needed(variable, "SAMSTEG_S3_KEY"), Needed(variable, "SAMSTEG_S3_SECRET"),
                variable("SAMSTEG_S3_REGION") is { Length: > 0 } region ? region : "us-east-1")
            : null,
    };

    private static long Megabytes(string? text) => string.IsNullOrEmpty(text) ? 25
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= Most ? number
        : throw new SamstegCommandException($"SAMSTEG_LARGEST_FILE_MB must be a whole number from 1 to {Most}, not {text}.");

    private static Uri? Address(Func<string, string?> variable, string name, params string[] schemes) => variable(name) is not { Length: > 0 } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme) ? address
        : throw new SamstegCommandException($"{name} must begin with {string.Join(" or ", schemes.Select(static scheme => scheme + "://"))}.");

    private static string Needed(Func<string, string?> variable, string name) =>
        variable(name) is { Length: > 0 } text ? text : throw new SamstegCommandException($"{name} must be set when SAMSTEG_S3_ENDPOINT is.");
}
