using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>
/// The log in words. Labels are <c>audit.action.ACTION</c>, <c>audit.table.TABLE</c> and <c>audit.field.COLUMN</c>; what
/// has none is told by its own name with spaces.
/// </summary>
internal sealed class LogWords(Texts texts)
{
    private const int LongestValue = 60;

    /// <summary>Who did what no account did.</summary>
    public string Program => texts["initiatives.log.program"];

    /// <summary>The act.</summary>
    public string Action(string action) => Label("audit.action.", action);

    /// <summary>What it was done to.</summary>
    public string Subject(string table) => Label("audit.table.", table);

    /// <summary>
    /// Changed fields, with old and new value where the row concerns no participant and something was changed; null when
    /// the entry tells of none.
    /// </summary>
    public string? Changes(LogRow row)
    {
        if (row.Changes is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(row.Changes);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var withValues = !row.IsAboutParticipant && row.Action == "changed";
        var said = document.RootElement.EnumerateObject()
            .Where(static field => !IsBookkeeping(field.Name))
            .Select(field => Label("audit.field.", field.Name) + (withValues ? Values(field.Value) : null));
        var words = string.Join(withValues ? "; " : ", ", said);
        return words.Length == 0 ? null : words;
    }

    internal static bool IsBookkeeping(string field) =>
        field is "initiative_id" or "participant_id" or "registered_at" or "registered_by" or "sealed_at" or "position" or "id" or "version_id"
            or "number_cipher" or "number_hash" or "cipher";

    private static string? Values(JsonElement values) => values.ValueKind == JsonValueKind.Array && values.GetArrayLength() == 2
        ? $": {Value(values[0])} → {Value(values[1])}"
        : null;

    private static string Value(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Null => string.Empty,
            _ => value.ToString(),
        };
        return text.Length == 0 ? "–" : text.Length <= LongestValue ? text : text[..LongestValue] + " …";
    }

    private string Label(string prefix, string code) => texts.Find(prefix + code) ?? code.Replace('_', ' ');
}
