using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Samsteg.Platform;

/// <summary>
/// One sentence at the top of the next page: what was done. It survives one redirect in the protected TempData cookie and
/// holds no personal data beyond what the page shows anyway.
/// </summary>
internal static class Notices
{
    private const string Key = "Notice";

    /// <summary>Says it on the page that is rendered next.</summary>
    public static void LeaveNotice(this ITempDataDictionary data, string text) => data[Key] = text;

    /// <summary>The notice that waits, if any; reading it removes it.</summary>
    public static string? TakeNotice(this ITempDataDictionary data) => data[Key] as string;
}
