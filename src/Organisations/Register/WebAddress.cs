namespace Samsteg.Organisations;

/// <summary>Addresses of websites as people write them.</summary>
public static class WebAddress
{
    /// <summary>Reads <c>exempel.se</c> as <c>https://exempel.se</c>; null unless it is an http or https address of a named host.</summary>
    public static string? Read(string? typed)
    {
        var text = typed?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var whole = text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}";
        return Uri.TryCreate(whole, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && address.UserInfo.Length == 0
            && address.Host.Contains('.', StringComparison.Ordinal)
                ? whole
                : null;
    }
}
