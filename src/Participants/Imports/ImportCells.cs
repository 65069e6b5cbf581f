using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What is read of a row: the cells of the columns that are taken for something. Nothing else of a file is kept.</summary>
internal sealed class ImportCells
{
    /// <summary>What stands in the place of a formula, whatever it says.</summary>
    public const string Formula = "=";

    private readonly Dictionary<ImportField, string> _texts;

    private ImportCells(Dictionary<ImportField, string> texts) => _texts = texts;

    /// <summary>What a field's cell says; empty when there is none.</summary>
    public string this[ImportField field] => _texts.GetValueOrDefault(field, string.Empty);

    /// <summary>The fields whose cells are computed.</summary>
    public IEnumerable<ImportField> Formulas => _texts.Where(static pair => pair.Value == Formula).Select(static pair => pair.Key);

    public bool IsEmpty => _texts.Count == 0;

    public static ImportCells Of(TableRow row, IReadOnlyList<ImportField?> fields)
    {
        var texts = new Dictionary<ImportField, string>();
        for (var column = 0; column < fields.Count; column++)
        {
            if (fields[column] is { } field && row[column] is var cell && (cell.IsFormula || cell.Text.Length > 0))
            {
                texts[field] = cell.IsFormula ? Formula : cell.Text;
            }
        }

        return new ImportCells(texts);
    }

    public static ImportCells Of(params IEnumerable<(ImportField Field, string Text)> cells) => new(cells.Where(static cell => cell.Text.Length > 0).ToDictionary());

    public byte[] Seal(Cipher cipher, Guid import, int line) =>
        cipher.Seal(JsonSerializer.Serialize(_texts.ToDictionary(static pair => pair.Key.ToString(), static pair => pair.Value)), Place(import, line));

    /// <exception cref="CryptographicException">It was not sealed for this row.</exception>
    public static ImportCells Open(Cipher cipher, byte[] box, Guid import, int line) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string>>(cipher.Open(box, Place(import, line)))!.ToDictionary(static pair => Enum.Parse<ImportField>(pair.Key), static pair => pair.Value));

    public static SealedColumn Sealed { get; } = new("import_rows", "cells", "'import ' || import_id || ' ' || line");

    private static string Place(Guid import, int line) => string.Create(CultureInfo.InvariantCulture, $"import {import} {line}");
}
