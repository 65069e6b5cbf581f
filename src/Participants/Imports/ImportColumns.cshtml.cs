using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Where it is said what the columns of a file are.</summary>
[Authorize(Policy = Permissions.ParticipantsAssign)]
public sealed class ImportColumnsPage(RequestDatabase database, Workspace workspace, PageChrome chrome, MapImport map, TimeProvider clock) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>The import the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "import")]
    public Guid Import { get; set; }

    [BindProperty]
    public ImportColumnsInput Input { get; set; } = new();

    public ImportFacts Facts { get; private set; } = null!;

    public EnrolmentChoices Choices { get; private set; } = null!;

    /// <summary>What a column can be.</summary>
    public IReadOnlyList<Choice> Fields => [new Choice(string.Empty, T["imports.columns.none"]), .. T.Choices<ImportField>()];

    /// <summary>The heading of a column, or its letter as spreadsheets name it.</summary>
    public string LabelOf(int column) => Facts.Headings[column] is { Length: > 0 } heading ? heading : T["imports.columns.unnamed", column + 1];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (!Facts.CanBeMapped)
        {
            return Redirect(ImportPaths.Of(Initiative, Import));
        }

        Input = new ImportColumnsInput
        {
            Fields = [.. Facts.Columns],
            Gender = Facts.Gender,
            TargetGroup = Facts.TargetGroup ?? (Choices.TargetGroups is [var only] ? only.Value : null),
            EnrolledOn = Facts.EnrolledOn ?? (Facts.Columns.Contains(ImportField.EnrolledOn) ? null : clock.Today()),
            Coach = Facts.CoachAccountId,
            Referrer = Facts.ReferrerOrganisationId,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (Input.Fields.Count != Facts.Headings.Length)
        {
            ModelState.AddModelError(string.Empty, T["imports.rule.columns"]);
            Input.Fields = [.. Facts.Columns];
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await map.RunAsync(Facts, Input, Choices, cancellation);
        return result.IsDone ? Redirect(ImportPaths.Of(Initiative, Import)) : Refused(result);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "imports.columns.title", cancellation) is null
            || await ImportFacts.FindAsync(database, Initiative, Import, cancellation) is not { } facts
            || await EnrolmentChoices.OfAsync(database, Initiative, clock.Today(), cancellation) is not { } choices)
        {
            return false;
        }

        chrome.Crumb(T["participants.list.title"], CasePaths.List(Initiative)).Crumb(T["imports.title"], ImportPaths.All(Initiative));
        (Facts, Choices) = (facts, choices);
        return true;
    }
}
