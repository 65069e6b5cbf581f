using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A meeting of the board: its agenda with what is proposed, and its papers.</summary>
[Authorize(Policy = Permissions.MeetingsRead)]
public sealed class MeetingPage(MeetingReader reader, ChangeAgenda change, DocumentPress press, AssociationSettings settings, CurrentUser user) : SamstegPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    public BoardMeeting Meeting { get; private set; } = null!;

    public IReadOnlyList<AgendaItem> Agenda { get; private set; } = [];

    public IReadOnlyList<ConflictOfInterest> Conflicts { get; private set; } = [];

    public IReadOnlyList<string> Members { get; private set; } = [];

    /// <summary>What can be put on the agenda.</summary>
    public IReadOnlyList<Choice> Waiting { get; private set; } = [];

    /// <summary>Whether the viewer writes the agenda.</summary>
    public bool MayPrepare => user.May(Permissions.ApplicationsPrepare);

    public async Task<IActionResult> OnGetAsync(Guid meeting, CancellationToken cancellation) => await LoadAsync(meeting, cancellation) ? Page() : NotFound();

    /// <summary>The papers as PDF; in words when nothing here can print.</summary>
    public async Task<IActionResult> OnGetPdfAsync(Guid meeting, CancellationToken cancellation) =>
        await PackAsync(meeting, cancellation) is not { } pack ? NotFound()
        : await press.PdfAsync(pack, cancellation) is { } file ? File(file, MediaTypeNames.Application.Pdf, NameOf("pdf"))
        : Done(Meeting.Path, "decisions.no_printer");

    /// <summary>The papers as a text document.</summary>
    public async Task<IActionResult> OnGetDocxAsync(Guid meeting, CancellationToken cancellation) =>
        await PackAsync(meeting, cancellation) is { } pack ? File(press.Docx(pack), FileFormat.Docx.MediaType(), NameOf("docx")) : NotFound();

    /// <summary>Puts an application on the agenda.</summary>
    public Task<IActionResult> OnPostPutAsync(Guid meeting, CancellationToken cancellation) => ChangedAsync(
        meeting, async () => Input.Application is { } initiative ? await change.PutAsync(meeting, initiative, cancellation) : Result.Refused(nameof(Input.Application), "meetings.problem.choose"), cancellation);

    /// <summary>Puts something in own words on the agenda.</summary>
    public Task<IActionResult> OnPostPutOwnAsync(Guid meeting, CancellationToken cancellation) => ChangedAsync(meeting, () => change.PutAsync(meeting, Input.Title, cancellation), cancellation);

    /// <summary>Moves something up.</summary>
    public Task<IActionResult> OnPostUpAsync(Guid meeting, Guid item, CancellationToken cancellation) => ChangedAsync(meeting, () => change.MoveAsync(meeting, item, up: true, cancellation), cancellation);

    /// <summary>Moves something down.</summary>
    public Task<IActionResult> OnPostDownAsync(Guid meeting, Guid item, CancellationToken cancellation) => ChangedAsync(meeting, () => change.MoveAsync(meeting, item, up: false, cancellation), cancellation);

    /// <summary>Takes something off.</summary>
    public Task<IActionResult> OnPostTakeOffAsync(Guid meeting, Guid item, CancellationToken cancellation) => ChangedAsync(meeting, () => change.TakeOffAsync(meeting, item, cancellation), cancellation);

    /// <summary>Locks the agenda.</summary>
    public Task<IActionResult> OnPostLockAsync(Guid meeting, CancellationToken cancellation) => ChangedAsync(meeting, () => change.LockAsync(meeting, locks: true, cancellation), cancellation);

    /// <summary>Opens it again.</summary>
    public Task<IActionResult> OnPostUnlockAsync(Guid meeting, CancellationToken cancellation) => ChangedAsync(meeting, () => change.LockAsync(meeting, locks: false, cancellation), cancellation);

    private async Task<IActionResult> ChangedAsync(Guid meeting, Func<Task<Result?>> act, CancellationToken cancellation)
    {
        if (!MayPrepare)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var result = ModelState.IsValid ? await act() : Result.Done;
        if (!await LoadAsync(meeting, cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(result, Meeting.Path, "meetings.notice.agenda") : Page();
    }

    private async Task<Func<Texts, PrintedDocument>?> PackAsync(Guid meeting, CancellationToken cancellation)
    {
        if (!await LoadAsync(meeting, cancellation))
        {
            return null;
        }

        var appendices = await reader.AppendicesAsync(meeting, cancellation);
        return texts => BoardPack.Of(texts, settings.Current.Name, Meeting, Agenda, Conflicts, appendices);
    }

    private async Task<bool> LoadAsync(Guid meeting, CancellationToken cancellation)
    {
        if (await reader.FindAsync(meeting, cancellation) is not { } found)
        {
            return false;
        }

        Meeting = found;
        Agenda = await reader.AgendaAsync(meeting, cancellation);
        Conflicts = await reader.ConflictsAsync(meeting, cancellation);
        Members = [.. (await reader.MembersAsync(found.HeldOn, cancellation)).Select(static person => person.Name)];
        Waiting = MayPrepare && found.AgendaLockedAt is null ? await reader.WaitingAsync(cancellation) : [];
        return true;
    }

    private string NameOf(string ending) => $"{T["meetings.pack.file"]}-{Meeting.HeldOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{ending}";

    /// <summary>The forms.</summary>
    public sealed class Form
    {
        /// <summary>An application to put on the agenda.</summary>
        public InitiativeId? Application { get; set; }

        /// <summary>Something else to put there.</summary>
        [MaxLength(300)]
        public string? Title { get; set; }
    }
}
