using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>Says calmly what went wrong and what to do; never what the program knows about it.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class FaultPage(CurrentUser user) : SamstegPage
{
    /// <summary>What is said.</summary>
    public ErrorPage Shown { get; private set; } = new(404);

    /// <summary>Whether the menu is shown.</summary>
    public bool IsSignedIn => user.IsSignedIn;

    /// <summary>Shows it, for whatever method met the fault.</summary>
    public void OnGet() => Show();

    /// <summary>Shows it after a form.</summary>
    public void OnPost() => Show();

    private void Show()
    {
        var code = int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture); // a form that cannot be read would keep it from being bound
        code = code == StatusCodes.Status500InternalServerError && Response.StatusCode > code ? Response.StatusCode : code;
        Shown = new ErrorPage(code, code >= 500 ? Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier : null, HasNoRole: user is { IsSignedIn: true, Roles.Count: 0 });
        if (Response.StatusCode == StatusCodes.Status200OK)
        {
            Response.StatusCode = StatusCodes.Status404NotFound; // the address was typed in; nothing has failed
        }
    }
}
