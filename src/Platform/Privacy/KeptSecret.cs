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
    public static KeptSecret OfDigest(string digest, string kind, string place, Cipher cipher) => new(cipher.LookupHash(Hashed(digest, kind)), cipher.Seal(digest, place));

    /// <summary>By which a secret of a kind is found: with the newest key, and with those before it.</summary>
    public static byte[][] HashesOf(string secret, string kind, Cipher cipher) => cipher.LookupHashes(Hashed(DigestOf(secret), kind));

    /// <summary>Columns of such secrets.</summary>
    /// <param name="table">The table.</param>
    /// <param name="hash">Where the hashes are.</param>
    /// <param name="column">Where the sealed digests are.</param>
    /// <param name="kind">SQL over the row: the kind.</param>
    /// <param name="place">SQL over the row: the place.</param>
    public static SealedColumn In(string table, string hash, string column, string kind, string place) =>
        new(table, column, place) { Hash = new KeyedHash(table, hash, static digest => digest) { Before = $"{kind} || ' '" } };

    /// <summary>Whether a secret is the one that was sealed, in this place; false for a seal that was moved or made up.</summary>
    public static bool Fits(string secret, byte[] sealedDigest, string place, Cipher cipher) => cipher.TryOpen(sealedDigest, place) == DigestOf(secret);

    private static string DigestOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static string Hashed(string digest, string kind) => $"{kind} {digest}";
}
