using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Samsteg.Platform;

/// <summary>A place in a sorted list: the sort value and id of the row beside it.</summary>
/// <param name="Sort">Name and direction the place belongs to; a cursor of another sorting is no cursor.</param>
/// <param name="Value">string, decimal, DateOnly, DateTimeOffset, bool, Guid or null.</param>
/// <param name="Id">Breaks ties.</param>
internal sealed record ListCursor(string Sort, object? Value, Guid Id);

/// <summary>Writes cursors as opaque text that only this association's servers can make. What was tampered with reads as no cursor.</summary>
internal sealed class ListCursors(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Samsteg.ListCursor.v1");

    public string Write(ListCursor cursor)
    {
        var (kind, text) = cursor.Value switch
        {
            null => ("null", ""),
            string s => ("text", s),
            DateOnly day => ("day", day.ToString("O", CultureInfo.InvariantCulture)),
            DateTimeOffset moment => ("moment", moment.ToString("O", CultureInfo.InvariantCulture)),
            bool flag => ("bool", flag ? "1" : "0"),
            Guid guid => ("guid", guid.ToString()),
            decimal or int or long or short => ("number", Convert.ToDecimal(cursor.Value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)),
            _ => throw new InvalidOperationException($"A list cannot be sorted by a {cursor.Value.GetType().Name}."),
        };
        return protector.Protect(JsonSerializer.Serialize<string[]>([cursor.Sort, kind, text, cursor.Id.ToString()]));
    }

    /// <summary>Null when there is none, when it is not ours, or when it belongs to another sorting.</summary>
    public ListCursor? Read(string? text, string sort)
    {
        if (text is null) return null;
        try
        {
            var parts = JsonSerializer.Deserialize<string[]>(protector.Unprotect(text));
            return parts is [var of, var kind, var value, var id] && of == sort ? new(of, Parse(kind, value), Guid.Parse(id)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static object? Parse(string kind, string text) => kind switch
    {
        "text" => text,
        "day" => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture),
        "moment" => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture),
        "bool" => text == "1",
        "guid" => Guid.Parse(text),
        "number" => decimal.Parse(text, CultureInfo.InvariantCulture),
        _ => null,
    };
}
