using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>
/// What an exported file carries beside what can be read in it: the answers as they are kept, with a digest of what could be read of each section. A section that still reads the same is taken from there, so that
/// nothing is lost that words do not show (which row is which, what a name stands for); one that somebody has changed is read.
/// </summary>
internal static class CarriedAnswers
{
    /// <summary>The namespace of the part.</summary>
    public const string Namespace = "https://samsteg.se/ns/application";

    private const int MostCharacters = 8_000_000;
    private const int MostParts = 20;

    /// <summary>The part as XML.</summary>
    public static string Write(FormAnswers answers, IReadOnlyDictionary<string, string> digests)
    {
        var json = new JsonObject
        {
            ["form"] = answers.Form.Key, ["version"] = answers.Form.Version, ["hash"] = answers.Form.ContentHash(),
            ["sections"] = new JsonObject(answers.Form.Sections.Where(section => digests.ContainsKey(section.Key)).Select(section => KeyValuePair.Create(section.Key, (JsonNode?)JsonValue.Create(digests[section.Key])))),
            ["answers"] = JsonNode.Parse(answers.ToJson()),
        };
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            xml.WriteElementString("application", Namespace, Convert.ToBase64String(Encoding.UTF8.GetBytes(json.ToJsonString())));
        }

        return text.ToString();
    }

    /// <summary>The content of the part of a Word file; null when it has none.</summary>
    public static string? PartOf(ZipArchive zip)
    {
        foreach (var entry in zip.Entries.Where(static entry => entry.FullName.StartsWith("customXml/item", StringComparison.Ordinal) && !entry.FullName.Contains("Props", StringComparison.Ordinal)).Take(MostParts))
        {
            using var content = entry.Open();
            using var xml = WordMarkup.Open(content, MostCharacters);
            try
            {
                if (xml.MoveToContent() == XmlNodeType.Element && xml is { LocalName: "application", NamespaceURI: Namespace })
                {
                    return xml.ReadElementContentAsString();
                }
            }
            catch (XmlException)
            {
                // Somebody else's part, or ours damaged: what can be read is read.
            }
        }

        return null;
    }

    /// <summary>The answers carried, and the sections that still read as they did. What is no longer offered is left out: the words in the document stand for it.</summary>
    public static (FormAnswers? Answers, IReadOnlySet<string> Unchanged) Of(FormDefinition form, string? carried, IReadOnlyDictionary<string, string> digests, ImportLists lists)
    {
        var none = ((FormAnswers?)null, (IReadOnlySet<string>)new HashSet<string>());
        if (carried is null)
        {
            return none;
        }

        try
        {
            using var json = JsonDocument.Parse(Convert.FromBase64String(carried));
            var root = json.RootElement;
            if (root.GetProperty("form").GetString() != form.Key || root.GetProperty("hash").GetString() != form.ContentHash())
            {
                return none;
            }

            var answers = FormAnswers.Parse(form, root.GetProperty("answers").GetRawText());
            var unchanged = root.GetProperty("sections").EnumerateObject()
                .Where(section => digests.GetValueOrDefault(section.Name) == section.Value.GetString() && form.Sections.Any(own => own.Key == section.Name)).Select(static section => section.Name).ToHashSet();
            foreach (var field in form.Fields)
            {
                answers = answers.With(field.Key, Kept(field, answers[field.Key], lists));
            }

            return (answers, unchanged);
        }
        catch (Exception damaged) when (damaged is JsonException or FormatException or ArgumentException or InvalidOperationException or KeyNotFoundException)
        {
            return none;
        }
    }

    /// <summary>
    /// Whether what is carried says what can be read, but for which row is which and what a name stands for: a file can be made to show one thing and carry another. Files and skips cannot be read.
    /// </summary>
    public static bool SaysTheSame(FormAnswer? carried, FormAnswer? read) => (carried, read) switch
    {
        (FilesAnswer or SkippedAnswer, _) => true,
        (LookupAnswer one, LookupAnswer other) => Likeness.Compact(one.Text) == Likeness.Compact(other.Text),
        (RowsAnswer one, RowsAnswer other) => one.Rows.ToHashSet().SetEquals(other.Rows),
        (TableAnswer one, TableAnswer other) => one.Rows.Where(static row => row.Cells.Count > 0).ToList() is var rows && rows.Count == other.Rows.Count
            && rows.Zip(other.Rows).All(static pair => pair.First.Cells.Count == pair.Second.Cells.Count && pair.First.Cells.All(cell => SaysTheSame(cell.Value, pair.Second[cell.Key]))),
        (TableAnswer { Rows: [] }, null) => true,
        _ => Equals(carried, read),
    };

    /// <summary>Files and codes only as the capability offers them: a file can be made to carry anything.</summary>
    private static FormAnswer? Kept(FormField field, FormAnswer? answer, ImportLists lists) => (field, answer) switch
    {
        (LookupField lookup, LookupAnswer { Code: not null } found) when !lists.Offers(lookup.Source, found) => lists.Find(lookup.Source, found.Text).Answer ?? (lookup.OwnWords ? new LookupAnswer(null, found.Text) : null),
        (FilesField, FilesAnswer files) => files.Files.Where(file => lists.Documents?.Contains(file.Document) == true).ToList() is { Count: > 0 } known ? new FilesAnswer(known) : null,
        (TableField table, TableAnswer rows) => new TableAnswer([.. rows.Rows.Select(row => new AnswerRow(row.Id, row.Cells
            .Select(cell => (cell.Key, Value: table.Find(cell.Key) is { } column ? Kept(column, cell.Value, lists) : null)).Where(static cell => cell.Value is not null).ToDictionary(static cell => cell.Key, static cell => cell.Value!)))]),
        _ => answer,
    };
}

/// <summary>A digest of what can be read of each section: words, emphasis, lists and cells, not how they are set.</summary>
internal static class SectionDigests
{
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<Piece> pieces, IReadOnlyList<Placement> placements) =>
        pieces.Zip(placements).Where(static piece => piece.Second.Section is not null).GroupBy(static piece => piece.Second.Section!)
            .ToDictionary(static section => section.Key, static section => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u0002', section.Select(static piece => Shown(piece.First)))))));

    private static string Shown(Piece piece) => piece.Line is { } line ? Shown(line) : string.Join('\u0003', piece.Row!.Cells.Select(static cell => string.Join('\u0004', cell.Blocks.Select(Shown))));

    private static string Shown(DocumentBlock block) => block.Kind switch
    {
        BlockKind.Bullet => "- ",
        BlockKind.Numbered => "1. ",
        BlockKind.Heading => "# ",
        _ => string.Empty,
    } + string.Join(' ', block.Rich().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) + string.Concat(block.Rows.SelectMany(static row => row.Cells).SelectMany(static cell => cell.Blocks).Select(Shown));
}
