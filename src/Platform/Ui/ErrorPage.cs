using System.Globalization;

namespace Samsteg.Platform;

/// <summary>
/// What an error page says: what happened and what to do next, by the status code. Rendered by
/// <c>&lt;partial name="_ErrorPage" model="new ErrorPage(404)" /&gt;</c>.
/// </summary>
/// <param name="Status">400, 403, 404, 409, 413, 429, 500, 503 or 507; others are told as 400 below 500 and as 500 above.</param>
/// <param name="Reference">An id to quote to support; null shows none.</param>
/// <param name="BackPath">Where the first action leads; null leads home.</param>
/// <param name="HasNoRole">Whether the reader has no role, so that no page is open: the action is to sign out.</param>
public sealed record ErrorPage(int Status, string? Reference = null, string? BackPath = null, bool HasNoRole = false)
{
    public int Told => Status is 400 or 403 or 404 or 409 or 413 or 429 or 500 or 503 or 507 ? Status : Status is 401 ? 403 : Status < 500 ? 400 : 500;

    private string Said => HasNoRole && Told == 403 ? "no_role" : Told.ToString(CultureInfo.InvariantCulture);

    public string TitleKey => $"ui.error_{Said}.title";

    public string TextKey => $"ui.error_{Said}.text";

    public string NextKey => $"ui.error_{Said}.next";
}
