using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Adds members to a series, and lets them leave.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class MembersPage(SeriesOverview overview, MemberCandidates candidates, ChangeMembers change, Workspace workspace, TimeProvider clock) : SamstegPage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public MembersInput Input { get; set; } = new();

    /// <summary>The series.</summary>
    public SeriesOverview.Found Found { get; private set; } = null!;

    /// <summary>Who may join.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    /// <summary>The form.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, SeriesId series, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, series, cancellation))
        {
            return NotFound();
        }

        var today = clock.Today();
        var first = Found.Sessions.Count == 0 ? today : Found.Sessions[0].Day;
        Input = new MembersInput { JoinedOn = Found.Held == 0 && first < today ? first : today };
        return Page();
    }

    /// <summary>Adds.</summary>
    public async Task<IActionResult> OnPostAsync(InitiativeId initiative, SeriesId series, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, series, cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await change.AddAsync(Found.Series, Input, cancellation);
        if (result.IsDone && change.Waiting > 0)
        {
            return Done(Paths.Series(initiative, series), "sign_up.added_some_wait", Input.Participants.Count - change.Waiting, change.Waiting);
        }

        return Answer(result, Paths.Series(initiative, series), Input.Participants.Count == 1 ? "activities.members.added_one" : "activities.members.added", Input.Participants.Count);
    }

    /// <summary>Lets one leave.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(InitiativeId initiative, SeriesId series, ParticipantId participant, CancellationToken cancellation)
    {
        if (await overview.FindAsync(initiative, series, cancellation) is not { } found || !await change.RemoveAsync(found.Series, participant, cancellation))
        {
            return NotFound();
        }

        return Done(Paths.Series(initiative, series), "activities.members.removed");
    }

    private async Task<bool> LoadAsync(InitiativeId initiative, SeriesId series, CancellationToken cancellation)
    {
        if (await overview.FindAsync(initiative, series, cancellation) is not { Series.Audience: not Attendees.Organisations } found
            || await workspace.OpenAsync(initiative, "activities.members.title", cancellation, found.Series.Name) is null)
        {
            return false;
        }

        Found = found;
        Choices = [.. (await candidates.AllAsync(found.Series, cancellation)).Select(row => new Choice(
            row.Id.ToString(), $"{row.Name ?? T["ui.protected_identity"]} · {row.Reference}",
            row.Completed is null
                ? T["activities.members.enrolled", Display.ShortDay(row.EnrolledOn)]
                : T["activities.members.enrolled_completed", Display.ShortDay(row.EnrolledOn), row.Completed]))];
        return true;
    }
}
