using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>
/// An application's content as it is signed: JSON in UTF-8, the same to the byte for the same content wherever and whenever it is written (<see cref="CanonicalJson"/>). Members in
/// this order: <c>canonical</c> (the version of this way of writing), <c>initiative</c>, <c>form</c> (key, version, digest of all its words, locked clauses included),
/// <c>answers</c> in the order of the form, <c>parties</c> that sign. Fields, rows and cells that are not answered are not there; a row's cells stand by their keys, rows that are
/// referred to by their ids.
/// </summary>
public static class CanonicalApplication
{
    /// <summary>Version of the way of writing. Another way is another version, so that what is written in this one can be verified for ever.</summary>
    public const int WriterVersion = 1;

    /// <summary>Writes it.</summary>
    public static string Write(InitiativeId initiative, FormAnswers answers, IReadOnlyList<SigningParty> parties)
    {
        var json = new CanonicalJson();
        json.Object(() =>
        {
            json.Name("canonical");
            json.Number(WriterVersion);
            json.Name("initiative");
            json.Text(initiative.Value.ToString("D"));
            json.Name("form");
            json.Object(() =>
            {
                json.Name("key");
                json.Text(answers.Form.Key);
                json.Name("version");
                json.Number(answers.Form.Version);
                json.Name("sha256");
                json.Text(answers.Form.ContentHash());
            });
            json.Name("answers");
            json.Object(() =>
            {
                foreach (var (field, answer) in answers.All)
                {
                    json.Name(field);
                    Answer(json, answer);
                }
            });
            json.Name("parties");
            json.Array(() =>
            {
                foreach (var party in parties)
                {
                    json.Object(() =>
                    {
                        json.Name("field");
                        json.Text(party.Field);
                        json.Name("organisation");
                        json.Text(party.Organisation?.Value.ToString("D"));
                        json.Name("name");
                        json.Text(party.Name);
                        json.Name("signatures");
                        json.Number(party.Signatures);
                    });
                }
            });
        });
        return json.ToString();
    }

    /// <summary>SHA-256 of the content.</summary>
    public static byte[] Digest(string content) => SHA256.HashData(Encoding.UTF8.GetBytes(content));

    /// <summary>A digest as a form sends it, in hexadecimal; empty, which is no content's, for what is none.</summary>
    public static byte[] DigestTyped(string? typed)
    {
        try
        {
            return Convert.FromHexString(typed ?? string.Empty);
        }
        catch (FormatException)
        {
            return [];
        }
    }

    /// <summary>The answers that a content holds.</summary>
    /// <exception cref="ArgumentException">It is not one on that form.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static FormAnswers Read(FormDefinition form, string content)
    {
        using var json = JsonDocument.Parse(content);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("answers", out var answers)
            ? FormAnswers.Parse(form, answers.GetRawText())
            : throw new ArgumentException("It holds no answers.", nameof(content));
    }

    private static void Answer(CanonicalJson json, FormAnswer answer)
    {
        switch (answer)
        {
            case LevelAnswer level:
                json.Number(level.Level);
                break;
            case NumberAnswer number:
                json.Number(number.Number);
                break;
            case SkippedAnswer skip:
                json.Object(() => Members(json, ("skip", skip.Code)));
                break;
            case LookupAnswer { Code: null } own:
                json.Object(() => Members(json, ("text", own.Text)));
                break;
            case LookupAnswer lookup:
                json.Object(() => Members(json, ("code", lookup.Code), ("text", lookup.Text)));
                break;
            case RowsAnswer rows:
                json.Array(() => rows.Rows.Select(static row => row.ToString("D")).Order(StringComparer.Ordinal).ToList().ForEach(json.Text));
                break;
            case FilesAnswer files:
                json.Array(() => files.Files.ToList().ForEach(file => json.Object(() => Members(json, ("document", file.Document.ToString("D")), ("name", file.Name), ("sha256", file.Sha256)))));
                break;
            case TableAnswer table:
                json.Array(() => table.Rows.ToList().ForEach(row => Row(json, row)));
                break;
            default:
                json.Text(answer.Typed()); // a choice's code, a text, a day as 2026-01-31
                break;
        }
    }

    private static void Row(CanonicalJson json, AnswerRow row) => json.Object(() =>
    {
        Members(json, ("id", row.Id.ToString("D")));
        foreach (var (column, cell) in row.Cells.OrderBy(static cell => cell.Key, StringComparer.Ordinal))
        {
            json.Name(column);
            Answer(json, cell);
        }
    });

    private static void Members(CanonicalJson json, params (string Name, string? Text)[] members)
    {
        foreach (var (name, text) in members)
        {
            json.Name(name);
            json.Text(text);
        }
    }
}
