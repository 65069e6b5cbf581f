using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Samsteg.Platform;

/// <summary>A key to the API as its holder keeps it: 32 random bytes behind a word by which a leaked one is recognised.</summary>
internal static class ApiToken
{
    private const string Mark = "samsteg_";
    private const string Kind = "key to the api";
    private const int Bytes = 32;
    private static readonly int Length = Mark.Length + Base64Url.GetEncodedLength(Bytes);

    public static SealedColumn Sealed { get; } = KeptSecret.In("api_tokens", "hash", "cipher", $"'{Kind}'", $"'{Kind}'") with
    {
        Unsealed = "cipher is null and revoked_at is null and expires_on >= current_date",
    };

    /// <summary>A new one.</summary>
    public static string New() => Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What of an <c>Authorization</c> header could be a key; anything else is not worth asking the database about.</summary>
    public static bool TryRead(string? authorization, [NotNullWhen(true)] out string? token)
    {
        const string scheme = "Bearer ";
        token = authorization?.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) == true ? authorization[scheme.Length..].Trim() : null;
        return token?.Length == Length && token.StartsWith(Mark, StringComparison.Ordinal) && Base64Url.IsValid(token.AsSpan(Mark.Length));
    }

    /// <summary>As what it is kept.</summary>
    public static KeptSecret Kept(string token, Cipher cipher) => KeptSecret.Of(token, Kind, Kind, cipher);

    /// <summary>By which it is found; also as releases kept it that did not seal it, until it is used.</summary>
    public static byte[][] HashesOf(string token, Cipher cipher) => [.. KeptSecret.HashesOf(token, Kind, cipher), .. cipher.LookupHashes($"{Kind} {token}")];
}
