using System.Security.Cryptography;
using System.Text;

namespace Samsteg.Platform;

/// <summary>
/// The installation's secret, from configuration and never in the database, and the keys derived from it (HKDF-SHA256,
/// RFC 5869), one for each use so that none tells another.
/// </summary>
public sealed class DataKeys
{
    /// <summary>Bytes of a secret.</summary>
    public const int SecretLength = 32;

    private readonly byte[] _secret;

    /// <summary>Keys of a secret.</summary>
    /// <param name="secret">32 random bytes in base64.</param>
    /// <param name="isDevelopment">Whether it was made by the program itself for development.</param>
    /// <exception cref="ArgumentException">Not 32 bytes in base64.</exception>
    public DataKeys(string secret, bool isDevelopment)
    {
        var bytes = new byte[SecretLength];
        if (!Convert.TryFromBase64String(secret, bytes, out var written) || written != SecretLength)
        {
            throw new ArgumentException("The data key must be 32 random bytes in base64.", nameof(secret));
        }

        _secret = bytes;
        IsDevelopment = isDevelopment;
        Encryption = Derive("encryption of personal data 1");
        Lookup = Derive("lookup of personal numbers 1");
        KeyRing = Derive("data protection key ring 1");
    }

    /// <summary>Whether the program made it for development; production refuses it.</summary>
    public bool IsDevelopment { get; }

    /// <summary>Password of the application's database role.</summary>
    public string ApplicationPassword => Convert.ToHexString(Derive("password of the application's role 1"));

    internal byte[] Encryption { get; }

    internal byte[] Lookup { get; }

    internal byte[] KeyRing { get; }

    /// <summary>A new secret.</summary>
    public static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretLength));

    private byte[] Derive(string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, SecretLength, info: Encoding.UTF8.GetBytes(use));
}
