using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>What the plan says in one place.</summary>
/// <param name="Where">The place.</param>
/// <param name="Value">What it says there.</param>
public sealed record PlanStatement(LocalText Where, LocalText Value)
{
    /// <summary>
    /// Statements kept as JSON: <c>[{"where": {"sv": …, "en": …}, "value": {"sv": …, "en": …}}]</c>; a text may also stand
    /// by itself. What has another shape is left out.
    /// </summary>
    public static IReadOnlyList<PlanStatement> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind != JsonValueKind.Array ? [] :
            [.. document.RootElement.EnumerateArray()
                .Where(static element => element.ValueKind == JsonValueKind.Object)
                .Select(static element => (Where: Text(element, "where"), Value: Text(element, "value")))
                .Where(static pair => pair is { Where: not null, Value: not null })
                .Select(static pair => new PlanStatement(pair.Where!, pair.Value!))];
    }

    private static LocalText? Text(JsonElement element, string name) => !element.TryGetProperty(name, out var text) ? null : text.ValueKind switch
    {
        JsonValueKind.String => new LocalText(text.GetString()!),
        JsonValueKind.Object when Language(text, "sv") is { } swedish => new LocalText(swedish, Language(text, "en")),
        _ => null,
    };

    private static string? Language(JsonElement text, string language) =>
        text.TryGetProperty(language, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
