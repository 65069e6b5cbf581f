using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What the board has decided about an application: conditions, what it foresaw, and the papers.</summary>
[Authorize(Policy = Permissions.ApplicationsRead)]
public sealed class DecisionsPage(ApplicationDesk desk, DecisionReader reader, DocumentPress press, AssociationSettings settings) : ApplicationFrame(desk)
{
    /// <summary>The decisions.</summary>
    public DecisionFile Found { get; private set; } = null!;

    /// <summary>The association's number; null when there is none.</summary>
    public string? RegistryNumber { get; private set; }

    /// <summary>Whether the viewer waives conditions and says what has happened.</summary>
    public bool MayPrepare => Viewer.May(Permissions.ApplicationsPrepare, Initiative);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    /// <summary>The extract of the minutes, or the letter, as PDF.</summary>
    public async Task<IActionResult> OnGetPdfAsync(Guid decision, string? letter, CancellationToken cancellation) =>
        !await LoadAsync(cancellation) || Of(decision, letter is not null) is not { } document ? NotFound()
        : await press.PdfAsync(document, cancellation) is { } file ? File(file, MediaTypeNames.Application.Pdf, NameOf(decision, letter is not null, "pdf"))
        : Done($"{Path}/beslut", "decisions.no_printer");

    /// <summary>The same as a text document.</summary>
    public async Task<IActionResult> OnGetDocxAsync(Guid decision, string? letter, CancellationToken cancellation) =>
        await LoadAsync(cancellation) && Of(decision, letter is not null) is { } document ? File(press.Docx(document), FileFormat.Docx.MediaType(), NameOf(decision, letter is not null, "docx")) : NotFound();

    private Func<Texts, PrintedDocument>? Of(Guid id, bool letter)
    {
        if (Found.Decisions.FirstOrDefault(one => one.Id == id) is not { } decision)
        {
            return null;
        }

        var subject = new DecisionDocuments.Subject(Facts.Name, Facts.Owner, RegistryNumber);
        return texts => letter
            ? DecisionDocuments.Notice(texts, settings.Current.Name, subject, decision, Found)
            : DecisionDocuments.Extract(texts, settings.Current.Name, subject, decision, Found);
    }

    private string NameOf(Guid id, bool letter, string ending)
    {
        var decision = Found.Decisions.First(one => one.Id == id);
        return $"{T[letter ? "decisions.notice.file" : "decisions.extract.file"]}-{decision.DecidedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{decision.Paragraph}.{ending}";
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("decisions.title", cancellation))
        {
            return false;
        }

        Chrome.Crumb(T["applications.title"], Path);
        Found = await reader.AllAsync(Initiative, cancellation);
        RegistryNumber = await Database.ScalarAsync<string?>(Sql.Of($"select registry_number from initiatives where id = {Initiative}"), cancellation);
        return true;
    }
}
