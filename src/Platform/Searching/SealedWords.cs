using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Samsteg.Platform;

/// <summary>
/// Words searched for, as they may stand in an address: sealed, for one account, for half a day. Names do not end up in
/// histories and logs, and yet the way back works.
/// </summary>
public sealed class SealedWords(IDataProtectionProvider protection, CurrentUser user)
{
    /// <summary>Name of the parameter in an address.</summary>
    public const string Parameter = "s";

    private static readonly TimeSpan Kept = TimeSpan.FromHours(12);

    /// <summary>Seals for the user.</summary>
    public string Seal(string words) => Seal(protection, user.RequiredAccount, words);

    /// <summary>Seals for an account.</summary>
    public static string Seal(IDataProtectionProvider protection, AccountId account, string words) => Protector(protection, account).Protect(words, Kept);

    /// <summary>Opens; null when it is not ours, somebody else's or too old.</summary>
    public string? Open(string? sealedWords)
    {
        if (string.IsNullOrEmpty(sealedWords))
        {
            return null;
        }

        try
        {
            return Protector(protection, user.RequiredAccount).Unprotect(sealedWords);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection, AccountId account) =>
        protection.CreateProtector("Samsteg.SealedWords.v1", account.ToString()).ToTimeLimitedDataProtector();
}
