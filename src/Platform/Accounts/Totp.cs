using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Samsteg.Platform;

/// <summary>
/// Codes from an app (RFC 6238, with what all apps understand: SHA-1, six digits, thirty seconds). Pure: a code fits a step
/// of time, and who asks remembers the step, so that no code is taken twice.
/// </summary>
public static class Totp
{
    private const int SecretLength = 20;
    private const int StepSeconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret: 160 random bits.</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    /// <summary>The step that a code belongs to: now's, the one before or the one after, for clocks that differ; null when it fits none.</summary>
    public static long? StepOf(byte[] secret, string code, DateTimeOffset now)
    {
        var step = now.ToUnixTimeSeconds() / StepSeconds;
        long? found = null;
        foreach (var candidate in new[] { step - 1, step, step + 1 })
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(CodeAt(secret, candidate)), System.Text.Encoding.UTF8.GetBytes(code)))
            {
                found = candidate;
            }
        }

        return found;
    }

    /// <summary>The code that an app shows at a moment.</summary>
    public static string CodeAt(byte[] secret, DateTimeOffset now) => CodeAt(secret, now.ToUnixTimeSeconds() / StepSeconds);

    /// <summary>The secret as people type it: base32 (RFC 4648) in groups of four.</summary>
    public static string Readable(byte[] secret) => string.Join(' ', Base32(secret).Chunk(4).Select(static group => new string(group)));

    /// <summary>The address that an app reads from a picture.</summary>
    public static string Address(byte[] secret, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Base32(secret)}&issuer={Uri.EscapeDataString(issuer)}";

    /// <summary>Bytes as capital letters and digits, five bits each.</summary>
    internal static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var part in bytes)
        {
            buffer = (buffer << 8) | part;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(Alphabet[(buffer >> (bits - 5)) & 31]);
            }

            buffer &= (1 << bits) - 1;
        }

        return bits == 0 ? text.ToString() : text.Append(Alphabet[(buffer << (5 - bits)) & 31]).ToString();
    }

    private static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> digest = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // the codes' standard, and what apps know; HMAC does not stand on what SHA-1 lacks
        HMACSHA1.HashData(secret, counter, digest);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(digest[(digest[^1] & 15)..]) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
