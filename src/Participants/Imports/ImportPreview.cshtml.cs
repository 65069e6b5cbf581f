using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>An import: how far it has come, what its rows come to, which of them are enrolled, and the way back.</summary>
[Authorize(Policy = Permissions.ParticipantsAssign)]
public sealed class ImportPreviewPage(
    RequestDatabase database, Workspace workspace, PageChrome chrome, ImportVocabulary vocabulary, DecideImport decide, Lists lists, Cipher cipher, TimeProvider clock) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>The import the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "import")]
    public Guid Import { get; set; }

    /// <summary>Only rows that come to this.</summary>
    [BindProperty(SupportsGet = true)]
    public ImportVerdict? Verdict { get; set; }

    [BindProperty]
    public ImportChoiceInput Input { get; set; } = new();

    public ImportFacts Facts { get; private set; } = null!;

    public ImportCounts Counts { get; private set; } = null!;

    /// <summary>The rows that are not enrolled; null when there are none to show.</summary>
    public ListView? List { get; private set; }

    /// <summary>Those about whom something has been registered since; asked only where it may be undone.</summary>
    public IReadOnlyList<FollowedParticipant> Followed { get; private set; } = [];

    public bool MayUndo => Facts.UndoUntil > clock.GetUtcNow();

    public string HerePath => ImportPaths.Of(Initiative, Import);

    /// <summary>Which rows can be chosen.</summary>
    public IReadOnlyList<Choice> Choices =>
    [
        new(nameof(ImportChoice.Sound), T["imports.choose.sound", Display.Number(Counts.Sound)]),
        .. Counts.Possible > 0 ? [new Choice(nameof(ImportChoice.Possible), T["imports.choose.possible", Display.Number(Counts.Sound + Counts.Possible)])] : Array.Empty<Choice>(),
        new(nameof(ImportChoice.Lines), T["imports.choose.some"]),
    ];

    /// <summary>What rows can come to that are not enrolled.</summary>
    public IReadOnlyList<Choice> Verdicts => T.Choices([ImportVerdict.Sound, ImportVerdict.Possible, ImportVerdict.Wrong]);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        var request = ListRequest.Of(Request);
        if (request.Export is not null && await ListAsync(cancellation) is { } list)
        {
            return await lists.ExportAsync(list, request, "import_rows", Initiative, cancellation);
        }

        Input.Choice = ImportChoice.Sound;
        return await ShowAsync(cancellation);
    }

    /// <summary>Enrols the chosen rows.</summary>
    public async Task<IActionResult> OnPostStartAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? await AnswerAsync(await decide.StartAsync(Facts, Input, cancellation), null, cancellation) : await ShowAsync(cancellation);
    }

    /// <summary>Stops what is under way.</summary>
    public async Task<IActionResult> OnPostStopAsync(CancellationToken cancellation) =>
        await LoadAsync(cancellation) ? await AnswerAsync(await decide.StopAsync(Facts, cancellation), "imports.notice.stopped", cancellation) : NotFound();

    /// <summary>Leaves it.</summary>
    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken cancellation) =>
        await LoadAsync(cancellation) ? await AnswerAsync(await decide.LeaveAsync(Facts, cancellation), "imports.notice.left", cancellation) : NotFound();

    /// <summary>Takes it back.</summary>
    public async Task<IActionResult> OnPostUndoAsync(CancellationToken cancellation) =>
        await LoadAsync(cancellation) ? await AnswerAsync(await decide.UndoAsync(Facts, cancellation), null, cancellation) : NotFound();

    /// <summary>What goes on in the background is told by the page as it goes on; a notice would stay and say so when it is over.</summary>
    private async Task<IActionResult> AnswerAsync(Result result, string? noticeKey, CancellationToken cancellation)
    {
        if (result.IsDone)
        {
            return noticeKey is null ? Redirect(HerePath) : Done(HerePath, noticeKey);
        }

        await ShowAsync(cancellation);
        return Refused(result);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        Counts = await ImportCounts.OfAsync(database, Import, cancellation);
        if (!Facts.State.IsUnderWay() && Counts.All - Counts.Imported > 0 && await ListAsync(cancellation) is { } list)
        {
            List = await lists.PageAsync(list, ListRequest.Of(Request), cancellation);
        }

        if (MayUndo)
        {
            Followed = await decide.FollowedAsync(Facts, cancellation);
        }

        return Page();
    }

    private async Task<ListDefinition<ImportPreviewRow>?> ListAsync(CancellationToken cancellation) => await vocabulary.OfAsync(Initiative, cancellation) is { } words
        ? new ImportPreviewList(Facts, words, new ImportRules(words, Facts.Defaults, clock.Today()), cipher, T).Of(Verdict is { } verdict && Enum.IsDefined(verdict) && verdict is not ImportVerdict.Imported ? verdict : null)
        : null;

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "imports.one.title", cancellation) is null
            || await ImportFacts.FindAsync(database, Initiative, Import, cancellation) is not { } facts)
        {
            return false;
        }

        chrome.Crumb(T["participants.list.title"], CasePaths.List(Initiative)).Crumb(T["imports.title"], ImportPaths.All(Initiative));
        Facts = facts;
        return true;
    }
}
