using System.Buffers.Text;
using System.Security.Cryptography;

namespace Samsteg.Platform;

/// <summary>Keys of links that let in whoever holds them, without an account: made of what they lead to and a key of ours, and kept nowhere.</summary>
public sealed class KeyedLinks(Cipher cipher)
{
    /// <summary>The key.</summary>
    /// <param name="what">What it leads to, with what kind of thing that is: <c>guest sign-up ID</c>.</param>
    public string KeyOf(string what) => Base64Url.EncodeToString(cipher.LookupHash(what));

    /// <summary>Whether a key is the one to that.</summary>
    public bool Fits(string what, string? key)
    {
        if (key is not { Length: > 0 and < 100 } given || !Base64Url.IsValid(given))
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(given);
        return cipher.LookupHashes(what).Any(hash => CryptographicOperations.FixedTimeEquals(hash, bytes));
    }
}
