using Microsoft.AspNetCore.Authorization;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>The participant's own plan: goals in the own words and the steps to them, and the goals of the household.</summary>
[Authorize(Policy = Permissions.OwnPage)]
public sealed class OwnPlanPage(RequestDatabase database, TimeProvider clock) : OwnPage(database, clock)
{
    /// <summary>Goals.</summary>
    public IReadOnlyList<OwnGoal> Goals { get; private set; } = [];

    /// <summary>Steps to them, the next first.</summary>
    public IReadOnlyList<OwnStep> Steps { get; private set; } = [];

    /// <summary>Goals that the household shares, as long as the participant has agreed to share them.</summary>
    public IReadOnlyList<OwnHouseholdGoal> HouseholdGoals { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public void OnGet()
    {
    }

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Goals = await Database.OwnAsync<OwnGoal>(OwnGoal.Of(Facts.ParticipantId), cancellation);
        Steps = await Database.OwnAsync<OwnStep>(OwnStep.Of(Facts.ParticipantId), cancellation);
        HouseholdGoals = await Database.OwnAsync<OwnHouseholdGoal>(OwnHouseholdGoal.Of(Facts.ParticipantId), cancellation);
    }
}
