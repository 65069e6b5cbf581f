using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Who is partial in something on the agenda: declared by oneself, or recorded by who prepares.</summary>
[Authorize(Policy = Permissions.MeetingsRead)]
public sealed class ConflictPage(MeetingReader reader, PreparationReader officers, DeclareConflict declare, CurrentUser user) : SamstegPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    public BoardMeeting Meeting { get; private set; } = null!;

    public AgendaItem Item { get; private set; } = null!;

    public IReadOnlyList<ConflictOfInterest> Conflicts { get; private set; } = [];

    /// <summary>Whom it can be recorded for.</summary>
    public IReadOnlyList<Choice> Members { get; private set; } = [];

    /// <summary>Whether the viewer records it for others.</summary>
    public bool MayPrepare => user.May(Permissions.ApplicationsPrepare);

    public async Task<IActionResult> OnGetAsync(Guid meeting, Guid item, CancellationToken cancellation) => await LoadAsync(meeting, item, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid meeting, Guid item, CancellationToken cancellation)
    {
        if (!await LoadAsync(meeting, item, cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var account = MayPrepare ? Input.Account : user.RequiredAccount;
        return account is { } partial && (!MayPrepare || Members.Any(member => member.Value == partial.ToString()))
            ? Answer(await declare.RunAsync(Item, partial, Input.Reason!, cancellation), Meeting.Path, "meetings.notice.conflict")
            : Refused(Result.Refused(nameof(Input.Account), "meetings.problem.member"));
    }

    /// <summary>Takes one back.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Guid meeting, Guid item, Guid conflict, CancellationToken cancellation)
    {
        if (!MayPrepare)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!await LoadAsync(meeting, item, cancellation))
        {
            return NotFound();
        }

        ModelState.Clear(); // what the other form asks for was not sent
        return Answer(await declare.WithdrawAsync(Item, conflict, cancellation), Meeting.Path, "meetings.notice.conflict_withdrawn");
    }

    private async Task<bool> LoadAsync(Guid meeting, Guid item, CancellationToken cancellation)
    {
        if (await reader.FindAsync(meeting, cancellation) is not { } found
            || (await reader.AgendaAsync(meeting, cancellation)).FirstOrDefault(one => one.Id == item && one.InitiativeId is not null) is not { } agendaItem)
        {
            return false;
        }

        (Meeting, Item) = (found, agendaItem);
        Conflicts = [.. (await reader.ConflictsAsync(meeting, cancellation)).Where(conflict => conflict.InitiativeId == agendaItem.InitiativeId)];
        Members =
        [
            .. (await reader.MembersAsync(found.HeldOn, cancellation)).Select(static person => new Choice(person.Id.ToString(), person.Name))
                .Concat(await officers.OfficersAsync(cancellation)).DistinctBy(static choice => choice.Value),
        ];
        return true;
    }

    /// <summary>The form.</summary>
    public sealed class Form
    {
        /// <summary>Who is partial, where somebody else records it.</summary>
        public AccountId? Account { get; set; }

        /// <summary>Why.</summary>
        [Required(ErrorMessage = "meetings.problem.reason"), MaxLength(1000)]
        public string? Reason { get; set; }
    }
}
