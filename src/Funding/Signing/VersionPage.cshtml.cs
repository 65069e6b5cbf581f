using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A version of an application as it was frozen, what has changed since, and its files.</summary>
[Authorize(Policy = Permissions.ApplicationsRead)]
public sealed class VersionPage(ApplicationDesk desk, PdfPrinter printer, AuditTrail audit) : ApplicationFrame(desk)
{
    /// <summary>The version's number.</summary>
    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    /// <summary>The version.</summary>
    public FrozenVersion Version { get; private set; } = null!;

    /// <summary>What it says.</summary>
    public FormAnswers Answers { get; private set; } = null!;

    /// <summary>Its signatures.</summary>
    public IReadOnlyList<RequestedSignature> Signatures { get; private set; } = [];

    /// <summary>What has changed since.</summary>
    public IReadOnlyList<ShownChange> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    /// <summary>The content, to the byte what was signed.</summary>
    public async Task<IActionResult> OnGetJsonAsync(CancellationToken cancellation) =>
        await TakeOutAsync(cancellation) ? File(Encoding.UTF8.GetBytes(Version.Content), MediaTypeNames.Application.Json, $"{T["signing.file.content"]}-{Number}.json") : NotFound();

    /// <summary>The signatures.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellation) =>
        await TakeOutAsync(cancellation) ? File(Encoding.UTF8.GetBytes(SignaturesFile.Of(Version, Signatures).Write()), MediaTypeNames.Application.Json, $"{T["signing.file.signatures"]}-{Number}.json") : NotFound();

    /// <summary>To print and sign; in words when nothing here can print.</summary>
    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancellation)
    {
        if (!await TakeOutAsync(cancellation))
        {
            return NotFound();
        }

        var document = VersionContent.Document(T, Version, Answers, Facts.Name, Signatures);
        await Database.CommitAsync(cancellation); // nothing is held while the browser is waited for
        return await printer.PrintAsync(document, cancellation) is { } file
            ? File(file, MediaTypeNames.Application.Pdf, $"{T["signing.file.content"]}-{Number}.pdf")
            : Done(SigningPaths.Version(Initiative, Number), "signing.no_printer");
    }

    private async Task<bool> TakeOutAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return false;
        }

        await audit.RecordAsync("exported", "application_versions", Version.Id, Initiative, cancellation: cancellation);
        return true;
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("signing.version.title", cancellation, Number) || await FrozenVersion.FindAsync(Database, Initiative, Number, cancellation) is not { } version)
        {
            return false;
        }

        Version = version;
        Answers = await version.AnswersAsync(Database, cancellation);
        Signatures = await RequestedSignature.OfAsync(Database, version.Id, cancellation);
        Changes = ApplicationChanges.Of(Draft.Answers, Answers);
        Chrome.Crumb(T["applications.title"], Path).Crumb(T["signing.title"], SigningPaths.Of(Initiative));
        return true;
    }
}
