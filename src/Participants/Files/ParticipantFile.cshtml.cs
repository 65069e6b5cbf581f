using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A participant's file. Opening it is logged.</summary>
[Authorize(Policy = Permissions.ParticipantsRead)]
public sealed class ParticipantFilePage(
    RequestDatabase database, TimeProvider clock, CaseFrame frame, CurrentUser user, Timeline timeline, RevealIdentity reveal)
    : CasePage(database, clock, frame)
{
    /// <summary>Where in the timeline to go on.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    /// <summary>What the timeline is narrowed to: a group of what happened.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Group { get; set; }

    /// <summary>A year.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Who entered it.</summary>
    [BindProperty(SupportsGet = true)]
    public AccountId? By { get; set; }

    public IReadOnlyList<Choice> Groups { get; private set; } = [];

    public IReadOnlyList<Choice> Years { get; private set; } = [];

    public IReadOnlyList<Choice> Writers { get; private set; } = [];

    /// <summary>Whether the questions that narrow it are to be shown.</summary>
    [BindProperty(SupportsGet = true, Name = "narrow")]
    public bool IsNarrowing { get; set; }

    /// <summary>Whether the timeline shows a part only.</summary>
    public bool IsNarrowed => Group is not null || Year is not null || By is not null;

    public IReadOnlyList<ContactRow> Contacts { get; private set; } = [];

    public TimelinePage Timeline { get; private set; } = new([], null);

    public bool MayAssign => user.May(Permissions.ParticipantsAssign, Initiative);

    public bool MayUnprotect => user.May(Permissions.ParticipantsUnprotect, Initiative);

    /// <summary>Whether the viewer is named for the protected identity.</summary>
    public bool MayReveal { get; private set; }

    public bool TakesPart => Facts.Status is ParticipantStatus.Enrolled;

    /// <summary>Until when the file is open although it is not an own case; null when it is one.</summary>
    public DateTimeOffset? OpenUntil { get; private set; }

    /// <summary>The last day the participant was met or spoken with.</summary>
    public DateOnly? LastSeenOn { get; private set; }

    internal ActionPlan Plan { get; private set; } = new([], []);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        MayReveal = Facts.IsProtected && await reveal.IsNamedAsync(Participant, cancellation);
        Plan = await ChangePlan.LoadAsync(Database, Participant, cancellation);
        Contacts = await ContactRow.LatestAsync(Database, Participant, cancellation);
        LastSeenOn = TakesPart && Contacts is [var latest, ..] ? latest.LastSeenOn : null;
        await LoadTimelineAsync(cancellation);
        OpenUntil = user.Scope.CaseInitiatives.Contains(Initiative) || Facts.CoachAccountId == user.Account
            ? null
            : await ReviewOpenings.OpenUntilAsync(Database, Participant, user.RequiredAccount, Today, cancellation);
        return Page();
    }

    /// <summary>Where the timeline goes on, narrowed as it is.</summary>
    public string OlderPath => QueryHelpers.AddQueryString(Facts.Path, new Dictionary<string, string?>
    {
        ["group"] = Group, ["year"] = Year?.ToString(CultureInfo.InvariantCulture), ["by"] = By?.ToString(), ["before"] = Timeline.Older,
    }.Where(static part => part.Value is not null)) + "#timeline";

    private async Task LoadTimelineAsync(CancellationToken cancellation)
    {
        Group = timeline.Groups.Contains(Group) ? Group : null;
        Year = Year is >= 1900 and <= 2999 ? Year : null;
        Timeline = await timeline.PageAsync(Participant, new TimelineFilter(Group, Year, By), Before, cancellation);
        IsNarrowing |= IsNarrowed;
        if (!IsNarrowing)
        {
            return;
        }

        Groups = [.. timeline.Groups.Select(group => new Choice(group, T["timeline_group." + group]))];
        Years = [.. Enumerable.Range(0, Math.Max(1, Today.Year - Facts.EnrolledOn.Year + 1)).Select(years => (Today.Year - years).ToString(CultureInfo.InvariantCulture)).Select(static year => new Choice(year, year))];
        Writers = [.. (await timeline.WritersAsync(Participant, cancellation)).Select(static writer => new Choice(writer.Id.ToString(), writer.Name))];
    }
}
