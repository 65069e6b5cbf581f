using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A participant's own page: the next step in front, what is booked, and what is the participant's to do.</summary>
[Authorize(Policy = Permissions.OwnPage)]
public sealed class OwnStartPage(RequestDatabase database, IEnumerable<Capability> capabilities, TimeProvider clock) : OwnPage(database, clock)
{
    private readonly TimeProvider _clock = clock;

    /// <summary>Whether there is somebody to show something to.</summary>
    public bool IsOpen => Facts is not null;

    /// <summary>The next step; null when none is open.</summary>
    public OwnStep? Next => Steps.FirstOrDefault(static step => step.IsNext);

    /// <summary>What else is the participant's to do.</summary>
    public IReadOnlyList<OwnStep> Mine => [.. Steps.Where(static step => step is { State: StepState.Open, IsNext: false, Responsible: StepResponsible.Participant })];

    /// <summary>Meetings to come.</summary>
    public IReadOnlyList<OwnMeeting> Meetings { get; private set; } = [];

    private IReadOnlyList<OwnStep> Steps { get; set; } = [];

    /// <summary>Shows it.</summary>
    public void OnGet()
    {
    }

    protected override IActionResult Closed => Page();

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Steps = await Database.OwnAsync<OwnStep>(OwnStep.Of(Facts.ParticipantId), cancellation);
        Meetings = await Database.OwnAsync<OwnMeeting>(
            OwnMeeting.Of(Facts.ParticipantId, _clock.GetUtcNow(), capabilities.SelectMany(static capability => capability.OwnMeetings)), cancellation);
    }
}
