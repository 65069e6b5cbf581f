using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What is told of an application beside its answers.</summary>
public sealed record ExportDetails
{
    /// <summary>Who the application is to; null when that is not to be told.</summary>
    public string? Funder { get; init; }

    /// <summary>Its number in the funder's register; null for none.</summary>
    public string? RegistryNumber { get; init; }

    /// <summary>When it was exported, or handed in; null for no date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Its version, when it is frozen; null for a draft.</summary>
    public int? Version { get; init; }

    /// <summary>SHA-256 of what was signed, in lower-case hexadecimal; null when it is not frozen.</summary>
    public string? ContentHash { get; init; }

    /// <summary>Signatures made; a party without one is given a line to sign on.</summary>
    public IReadOnlyList<ExportSignature> Signatures { get; init; } = [];
}

/// <summary>A signature that was made.</summary>
/// <param name="Party">The organisation, as it is called in the application.</param>
/// <param name="Signatory">Who signed, and as what.</param>
/// <param name="Day">When.</param>
/// <param name="Method">How, in words.</param>
public sealed record ExportSignature(string Party, string Signatory, DateOnly Day, string Method);

/// <summary>
/// An application as a file for people: what was answered, in the language of the request, without advice. The Word file carries the answers beside what can be read in it, so that it is read back without loss
/// (<see cref="FormImport"/>). The same answers give the same bytes.
/// </summary>
public static class FormExport
{
    /// <summary>As a Word file.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="details">What is told beside them.</param>
    /// <param name="texts">Texts in the language of the request.</param>
    public static byte[] Docx(FormAnswers answers, ExportDetails details, Texts texts)
    {
        var document = new ApplicationDocument(answers, details, texts).Parts();
        var title = Title(answers);
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en-GB" : "sv-SE";
        var visible = WordPackage.Write(document, title, language, carried: null);

        // The digests are of what the reader sees, so that they are the same when it is read back.
        using var file = new MemoryStream(visible);
        using var zip = new System.IO.Compression.ZipArchive(file);
        var words = new FormWords(answers.Form);
        var pieces = FormImport.Pieces(answers.Form, WordReader.Read(zip).Blocks, words);
        var digests = SectionDigests.Of(pieces, new FormWalk(answers.Form, words, ImportLists.None, pieces).Walk());
        return WordPackage.Write(document, title, language, CarriedAnswers.Write(answers, digests));
    }

    /// <summary>As plain text: headings, labels and answers in lines, each row of a table by itself.</summary>
    /// <inheritdoc cref="Docx"/>
    public static string Text(FormAnswers answers, ExportDetails details, Texts texts) => new ApplicationText(answers, details, texts).Write();

    /// <summary>What the application is called, else what the form is.</summary>
    internal static string Title(FormAnswers answers) =>
        answers.Form.Fields.FirstOrDefault(static field => field.Means == "name") is { } field && answers[field.Key] is TextAnswer name ? name.Text : answers.Form.Name.ToString();

    /// <summary>The lines under the title, each a name and a value.</summary>
    internal static IEnumerable<string> Facts(FormAnswers answers, ExportDetails details, Texts texts)
    {
        if (details.Funder is { } funder)
        {
            yield return texts["exchange.front.funder", funder];
        }

        if (details.RegistryNumber is { } number)
        {
            yield return texts["exchange.front.registry_number", number];
        }

        if (details.Date is { } day)
        {
            yield return texts["exchange.front.date", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
        }

        if (details.Version is { } version)
        {
            yield return texts["exchange.front.version", version];
        }

        if (details.ContentHash is { } hash)
        {
            yield return texts["exchange.front.hash", hash];
        }
    }

    /// <summary>Who is to sign, in the order of the form and as often as each is to, with the signature that was made; last those that were made by others.</summary>
    internal static IReadOnlyList<(string Party, ExportSignature? Made)> Signatures(FormAnswers answers, ExportDetails details)
    {
        var left = details.Signatures.ToList();
        var asked = SigningParties.Of(answers).SelectMany(static party => Enumerable.Repeat(party.Name, party.Signatures)).Select(party =>
        {
            var made = left.Find(signature => string.Equals(signature.Party, party, StringComparison.CurrentCultureIgnoreCase));
            _ = made is not null && left.Remove(made);
            return (party, made);
        }).ToList();
        return [.. asked, .. left.Select(static made => (made.Party, (ExportSignature?)made))];
    }
}
