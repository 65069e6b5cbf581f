using System.Security.Cryptography;
using System.Text;

namespace Samsteg.Platform;

/// <summary>A random secret that lets somebody in, as it is kept: found by a keyed hash, which can be made anew from what is sealed beside it. Neither tells the secret.</summary>
/// <param name="Hash">By which it is found.</param>
/// <param name="Cipher">Its digest, sealed for its place.</param>
internal sealed record KeptSecret(byte[] Hash, byte[] Cipher)
{
    /// <summary>A secret of a kind, in its place.</summary>
    public static KeptSecret Of(string secret, string kind, string place, Cipher cipher) => OfDigest(DigestOf(secret), kind, place, cipher);

    /// <summary>A secret of which only the digest is known.</summary>
    public static KeptSecret OfDigest(string digest, string kind, string place, Cipher cipher) => new(HashOf(digest, kind, cipher), cipher.Seal(digest, place));

    /// <summary>By which a secret of a kind is found.</summary>
    public static byte[] HashOfSecret(string secret, string kind, Cipher cipher) => HashOf(DigestOf(secret), kind, cipher);

    /// <summary>Whether a secret is the one that was sealed, in this place; false for a seal that was moved or made up.</summary>
    public static bool Fits(string secret, byte[] sealedDigest, string place, Cipher cipher) => cipher.TryOpen(sealedDigest, place) == DigestOf(secret);

    private static string DigestOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static byte[] HashOf(string digest, string kind, Cipher cipher) => cipher.LookupHash($"{kind} {digest}");
}
