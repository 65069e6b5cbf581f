using System.Security.Cryptography;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What stands for a protected identity where hours are taken out of the system: the same each month, and made with the program's key, so that nobody else can tell who it is.</summary>
internal static class PseudoNumber
{
    /// <summary>Such as <c>S-4F09A2C1</c>.</summary>
    public static string Of(Cipher cipher, InitiativeId initiative, Guid participant) =>
        "S-" + Convert.ToHexString(cipher.LookupHash($"pseudo number {initiative} {participant}").AsSpan(0, 4));
}
