using System.Globalization;
using System.Net.Mail;

namespace Samsteg.Platform;

/// <summary>Addresses of mail, as they are typed.</summary>
public static class MailAddresses
{
    /// <summary>Whether it is an address and nothing else: no name beside it, no letter that is not seen and lets one address pass for two, no number of a machine instead of a domain, which a mail server might look for on its own network.</summary>
    public static bool IsPlain(string text) => MailAddress.TryCreate(text, out var address) && address.Address == text && !address.Host.StartsWith('[')
        && text.All(static letter => !char.IsWhiteSpace(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate));
}
