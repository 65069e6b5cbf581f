using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Samsteg.Platform;

/// <summary>One sentence at the top of the next page: what was done, or what the user should know.</summary>
public sealed record Notice(string Text, Tone Tone = Tone.Ok);

/// <summary>Notices survive one redirect, in the protected TempData cookie: no personal data beyond what the page shows anyway.</summary>
public static class Notices
{
    private const string Key = "Notices";

    /// <summary>Where <see cref="SamstegPage"/> leaves the one sentence after a redirect.</summary>
    private const string Single = "Notice";

    /// <summary>Says it on the page that is rendered next: <c>TempData.Notice(T["enrolments.saved"])</c>.</summary>
    public static void Notice(this ITempDataDictionary data, string text, Tone tone = Tone.Ok) =>
        data[Key] = JsonSerializer.Serialize<Notice[]>([.. Read(data.Peek(Key)), new(text, tone)]);

    /// <summary>The notices waiting; reading them removes them.</summary>
    public static IReadOnlyList<Notice> TakeNotices(this ITempDataDictionary data) => [.. Read(data[Key]), .. data[Single] is string text ? [new Notice(text)] : Array.Empty<Notice>()];

    private static Notice[] Read(object? stored) =>
        stored is string json ? JsonSerializer.Deserialize<Notice[]>(json) ?? [] : [];
}
