using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;

namespace Samsteg.Platform;

/// <summary>The language of pages that leave no cookie: it stands in their addresses, and is Swedish where it does not.</summary>
public sealed class AddressLanguage : IRequestCultureProvider
{
    /// <summary>The parameter: <c>sv</c>, <c>latt</c> for easy Swedish, <c>en</c>.</summary>
    public const string Parameter = "sprak";

    /// <inheritdoc/>
    public Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) => Task.FromResult(
        httpContext.Request.Path.StartsWithSegments("/utvardering", StringComparison.OrdinalIgnoreCase)
            ? new ProviderCultureResult(httpContext.Request.Query[Parameter] == "en" ? "en-GB" : "sv-SE")
            : null);
}
