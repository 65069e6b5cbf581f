using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>How a form that leads here for something that is missing is returned to: <c>?tillbaka=</c> with its address, in this site.</summary>
public static class WayBack
{
    /// <summary>The parameter.</summary>
    public const string Parameter = "tillbaka";

    /// <summary>An address that leads back to another.</summary>
    public static string To(string path, string back) => QueryHelpers.AddQueryString(path, Parameter, back);

    /// <summary>Where to, unless it is elsewhere.</summary>
    internal static string? Read(IUrlHelper url, string? back) => url.IsLocalUrl(back) && back!.All(char.IsAscii) ? back : null;

    /// <summary>Back, with the organisation that was added.</summary>
    internal static string With(string back, OrganisationId organisation) => QueryHelpers.AddQueryString(back, "organisation", organisation.ToString());
}
