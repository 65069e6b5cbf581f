using System.Security.Cryptography;
using System.Text;

namespace Samsteg.Platform;

/// <summary>
/// The installation's secrets, from configuration and never in the database: the newest, with which everything is written, and those before it,
/// which are read until all has been written anew.
/// </summary>
public sealed class DataKeys
{
    /// <summary>Bytes of a secret.</summary>
    public const int SecretLength = 32;

    /// <summary>Keys of secrets.</summary>
    /// <param name="secret">32 random bytes in base64.</param>
    /// <param name="isDevelopment">Whether it was made by the program itself for development.</param>
    /// <param name="previous">The secrets before it, as long as something hangs on them.</param>
    /// <exception cref="ArgumentException">Not 32 bytes in base64, or the same twice.</exception>
    public DataKeys(string secret, bool isDevelopment, params IReadOnlyList<string> previous)
    {
        IsDevelopment = isDevelopment;
        All = [SecretKeys.Of(secret), .. previous.Select(SecretKeys.Of)];
        if (All.DistinctBy(static keys => Convert.ToHexString(keys.Mark)).Count() < All.Count)
        {
            throw new ArgumentException("Each data key must be another.", nameof(previous));
        }
    }

    /// <summary>Whether the program made it for development; production refuses it.</summary>
    public bool IsDevelopment { get; }

    /// <summary>Password of the application's database role.</summary>
    public string ApplicationPassword => Newest.ApplicationPassword;

    internal SecretKeys Newest => All[0];

    /// <summary>The newest first.</summary>
    internal IReadOnlyList<SecretKeys> All { get; }

    /// <summary>A new secret.</summary>
    public static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretLength));
}

/// <summary>The keys derived from one secret (HKDF-SHA256, RFC 5869), one for each use so that none tells another.</summary>
internal sealed class SecretKeys
{
    /// <summary>Bytes of a mark.</summary>
    public const int MarkLength = 4;

    private readonly byte[] _secret;

    private SecretKeys(byte[] secret)
    {
        _secret = secret;
        Mark = Derive("mark of the key 1")[..MarkLength];
        Encryption = Derive("encryption of personal data 1");
        Lookup = Derive("lookup of personal numbers 1");
        KeyRing = Derive("data protection key ring 1");
    }

    /// <summary>Tells which secret something was sealed with, and nothing of the secret.</summary>
    public byte[] Mark { get; }

    public byte[] Encryption { get; }

    public byte[] Lookup { get; }

    public byte[] KeyRing { get; }

    public string ApplicationPassword => Convert.ToHexString(Derive("password of the application's role 1"));

    public static SecretKeys Of(string secret)
    {
        var bytes = new byte[DataKeys.SecretLength];
        return Convert.TryFromBase64String(secret, bytes, out var written) && written == DataKeys.SecretLength
            ? new SecretKeys(bytes)
            : throw new ArgumentException("A data key must be 32 random bytes in base64.", nameof(secret));
    }

    private byte[] Derive(string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, DataKeys.SecretLength, info: Encoding.UTF8.GetBytes(use));
}
