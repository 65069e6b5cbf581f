using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>Says calmly what went wrong and what to do; never what the program knows about it.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class FaultPage(CurrentUser user) : SamstegPage
{
    private static readonly int[] Codes = [400, 403, 404, 409, 500];

    /// <summary>The status, or the nearest we have words for.</summary>
    public int Known { get; private set; } = 404;

    /// <summary>Whether the menu is shown.</summary>
    public bool IsSignedIn => user.IsSignedIn;

    /// <summary>Shows it, for whatever method met the fault.</summary>
    public void OnGet(int code) => Show(code);

    /// <summary>Shows it after a form.</summary>
    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        Known = Codes.Contains(code) ? code : code >= 500 ? 500 : 400;
        if (Response.StatusCode == 200)
        {
            Response.StatusCode = Known == 500 ? 404 : Known; // the address was typed in; nothing has failed
        }
    }
}
