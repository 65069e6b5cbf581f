using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Samsteg.Platform;

/// <summary>A key to the API as its holder keeps it: 32 random bytes behind a word by which a leaked one is recognised.</summary>
internal static class ApiToken
{
    private const string Mark = "samsteg_";
    private const int Bytes = 32;
    private static readonly int Length = Mark.Length + Base64Url.GetEncodedLength(Bytes);

    /// <summary>A new one.</summary>
    public static string New() => Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What of an <c>Authorization</c> header could be a key; anything else is not worth asking the database about.</summary>
    public static bool TryRead(string? authorization, [NotNullWhen(true)] out string? token)
    {
        const string scheme = "Bearer ";
        token = authorization?.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) == true ? authorization[scheme.Length..].Trim() : null;
        return token?.Length == Length && token.StartsWith(Mark, StringComparison.Ordinal) && Base64Url.IsValid(token.AsSpan(Mark.Length));
    }

    /// <summary>As what it is kept and found.</summary>
    public static byte[] HashOf(string token, Cipher cipher) => cipher.LookupHash("key to the api " + token);
}
