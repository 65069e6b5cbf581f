using System.Security.Cryptography;
using System.Text;

namespace Samsteg.Platform;

/// <summary>
/// Encrypts what must not lie open in the database: AES-256-GCM (NIST SP 800-38D) with a random nonce. The result is a format byte, 4 of the
/// key's mark, 12 of nonce, 16 of tag, then the cipher text; the context is authenticated, so that a value cannot be moved to another row.
/// What older releases sealed has no mark, and is opened with the key that fits.
/// </summary>
public sealed class Cipher
{
    private const byte Unmarked = 1;
    private const byte Marked = 2;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly DataKeys _keys;
    private readonly Func<SecretKeys, byte[]> _use;

    /// <summary>For personal data and secrets.</summary>
    /// <param name="keys">The newest seals; all of them open.</param>
    public Cipher(DataKeys keys)
        : this(keys, static secret => secret.Encryption)
    {
    }

    private Cipher(DataKeys keys, Func<SecretKeys, byte[]> use) => (_keys, _use) = (keys, use);

    /// <summary>How everything begins that is sealed with the newest key.</summary>
    internal byte[] Beginning => [Marked, .. _keys.Newest.Mark];

    /// <summary>Encrypts a text for a context, for instance the row's id.</summary>
    public byte[] Seal(string text, string context)
    {
        var (beginning, plain) = (Beginning, Encoding.UTF8.GetBytes(text));
        var result = new byte[beginning.Length + NonceLength + TagLength + plain.Length];
        beginning.CopyTo(result, 0);
        var rest = result.AsSpan(beginning.Length);
        RandomNumberGenerator.Fill(rest[..NonceLength]);
        using var aes = new AesGcm(_use(_keys.Newest), TagLength);
        aes.Encrypt(rest[..NonceLength], plain, rest[(NonceLength + TagLength)..], rest.Slice(NonceLength, TagLength), Encoding.UTF8.GetBytes(context));
        return result;
    }

    /// <summary>Decrypts what <see cref="Seal"/> gave for the same context.</summary>
    /// <exception cref="CryptographicException">A key that is not among ours, another context, or changed.</exception>
    public string Open(byte[] sealedText, string context) =>
        TryOpen(sealedText, context) ?? throw new CryptographicException("Not sealed by this program for this place, or with a key it does not have.");

    /// <summary>What <see cref="Open"/> gives; null for what was not sealed with a key of ours for this context.</summary>
    public string? TryOpen(byte[] sealedText, string context)
    {
        foreach (var (secret, box) in Readings(sealedText))
        {
            try
            {
                var plain = new byte[box.Length - NonceLength - TagLength];
                using var aes = new AesGcm(_use(secret), TagLength);
                aes.Decrypt(box.Span[..NonceLength], box.Span[(NonceLength + TagLength)..], box.Span.Slice(NonceLength, TagLength), plain, Encoding.UTF8.GetBytes(context));
                return Encoding.UTF8.GetString(plain);
            }
            catch (AuthenticationTagMismatchException)
            {
                // another key without a mark may fit
            }
        }

        return null;
    }

    /// <summary>A keyed hash (HMAC-SHA256) by which an equal value is found without opening any; with the newest key.</summary>
    /// <param name="normalised">The value in its one normal form.</param>
    public byte[] LookupHash(string normalised) => LookupHashes(normalised)[0];

    /// <summary>The hashes by which a value may be found: with the newest key, and with those before it.</summary>
    /// <param name="normalised">The value in its one normal form.</param>
    public byte[][] LookupHashes(string normalised) => [.. _keys.All.Select(secret => HMACSHA256.HashData(secret.Lookup, Encoding.UTF8.GetBytes(normalised)))];

    /// <summary>For the keys of cookies and forms.</summary>
    internal static Cipher OfKeyRing(DataKeys keys) => new(keys, static secret => secret.KeyRing);

    /// <summary>The keys that may fit, and what there is to open with them.</summary>
    private IEnumerable<(SecretKeys Secret, ReadOnlyMemory<byte> Box)> Readings(byte[] sealedText) => sealedText switch
    {
        [Marked, ..] when sealedText.Length >= 1 + SecretKeys.MarkLength + NonceLength + TagLength =>
            _keys.All.Where(secret => sealedText.AsSpan(1, SecretKeys.MarkLength).SequenceEqual(secret.Mark)).Select(secret => (secret, (ReadOnlyMemory<byte>)sealedText.AsMemory(1 + SecretKeys.MarkLength))),
        [Unmarked, ..] when sealedText.Length >= 1 + NonceLength + TagLength => _keys.All.Select(secret => (secret, (ReadOnlyMemory<byte>)sealedText.AsMemory(1))),
        _ => [],
    };
}
