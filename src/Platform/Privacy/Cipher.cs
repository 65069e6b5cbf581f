using System.Security.Cryptography;
using System.Text;

namespace Samsteg.Platform;

/// <summary>
/// Encrypts what must not lie open in the database: AES-256-GCM (NIST SP 800-38D) with a random nonce. The result is
/// one byte of key number, 12 of nonce, 16 of tag, then the cipher text; the context is authenticated, so that a value
/// cannot be moved to another row.
/// </summary>
public sealed class Cipher(DataKeys keys)
{
    private const byte KeyNumber = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeaderLength = 1 + NonceLength + TagLength;

    /// <summary>Encrypts a text for a context, for instance the row's id.</summary>
    public byte[] Seal(string text, string context) => Seal(Encoding.UTF8.GetBytes(text), context, keys.Encryption);

    /// <summary>Decrypts what <see cref="Seal(string, string)"/> gave for the same context.</summary>
    /// <exception cref="CryptographicException">Another key, another context, or changed.</exception>
    public string Open(byte[] sealedText, string context) => Encoding.UTF8.GetString(Open(sealedText, context, keys.Encryption));

    /// <summary>What <see cref="Open(byte[], string)"/> gives; null for what was not sealed with a key of ours for this context.</summary>
    public string? TryOpen(byte[] sealedText, string context)
    {
        try
        {
            return Open(sealedText, context);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A keyed hash (HMAC-SHA256) by which an equal value is found without opening any.</summary>
    /// <param name="normalised">The value in its one normal form.</param>
    public byte[] LookupHash(string normalised) => HMACSHA256.HashData(keys.Lookup, Encoding.UTF8.GetBytes(normalised));

    internal static byte[] Seal(byte[] plain, string context, byte[] key)
    {
        var result = new byte[HeaderLength + plain.Length];
        result[0] = KeyNumber;
        var nonce = result.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, result.AsSpan(HeaderLength), result.AsSpan(1 + NonceLength, TagLength), Encoding.UTF8.GetBytes(context));
        return result;
    }

    internal static byte[] Open(byte[] box, string context, byte[] key)
    {
        if (box.Length < HeaderLength || box[0] != KeyNumber)
        {
            throw new CryptographicException("Not sealed by this program, or with a key it does not have.");
        }

        var plain = new byte[box.Length - HeaderLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(box.AsSpan(1, NonceLength), box.AsSpan(HeaderLength), box.AsSpan(1 + NonceLength, TagLength), plain, Encoding.UTF8.GetBytes(context));
        return plain;
    }
}
