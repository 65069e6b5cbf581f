using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Where a file of participants is handed in, and earlier ones are found; samples and the initiative's own caseload in the same form are fetched here.</summary>
[Authorize(Policy = Permissions.ParticipantsAssign), UploadLimit]
public sealed class ImportsPage(RequestDatabase database, Workspace workspace, PageChrome chrome, TakeInImport take, Lists lists, TimeProvider clock) : SamstegPage
{
    private const int MostShown = 20;

    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>The form of the sample that is fetched; null for the page.</summary>
    [BindProperty(SupportsGet = true, Name = "mall")]
    public string? Sample { get; set; }

    /// <summary>The form of the own caseload that is fetched; null for the page.</summary>
    [BindProperty(SupportsGet = true, Name = "deltagare")]
    public string? Caseload { get; set; }

    [BindProperty]
    public ImportInput Input { get; set; } = new();

    /// <summary>The latest.</summary>
    public IReadOnlyList<ImportFacts> Imports { get; private set; } = [];

    /// <summary>The moment.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    public static Tone ToneOf(ImportState state) => state switch
    {
        ImportState.Imported => Tone.Ok,
        ImportState.Failed => Tone.Risk,
        ImportState.Mapping or ImportState.Checked or ImportState.Checking or ImportState.Importing or ImportState.Undoing => Tone.Late,
        _ => Tone.Neutral,
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await FrameAsync(cancellation))
        {
            return NotFound();
        }

        if (Sample is "csv" or "xlsx")
        {
            return ImportSample.Of(Sample is "csv" ? TableFormat.Csv : TableFormat.Xlsx, T, clock.Today());
        }

        ListExportFormat? format = Caseload switch { "csv" => ListExportFormat.Csv, "xlsx" => ListExportFormat.Xlsx, _ => null };
        return format is null ? Page() : await lists.ExportAsync(CaseloadFile.Of(Initiative), ListRequest.Of(Request) with { Export = format }, "participants", Initiative, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FrameAsync(cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await take.RunAsync(Initiative, Input, cancellation), ImportPaths.Columns(Initiative, Input.Form), "imports.notice.taken_in") : Page();
    }

    private async Task<bool> FrameAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "imports.title", cancellation) is null)
        {
            return false;
        }

        chrome.Crumb(T["participants.list.title"], CasePaths.List(Initiative));
        Imports = await ImportFacts.LatestAsync(database, Initiative, MostShown, cancellation);
        return true;
    }
}
