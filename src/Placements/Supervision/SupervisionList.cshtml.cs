using Microsoft.AspNetCore.Authorization;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The placements that the user supervises: the home of a supervisor.</summary>
[Authorize(Policy = Permissions.Supervision)]
public sealed class SupervisionListPage(RequestDatabase database, AuditTrail audit, TimeProvider clock) : SamstegPage
{
    /// <summary>Those.</summary>
    public IReadOnlyList<SupervisedPlacement> Placements { get; private set; } = [];

    /// <summary>Today in Sweden.</summary>
    public DateOnly Today { get; } = clock.Today();

    /// <summary>Shows them. That they were read stands in the file of each.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Placements = await SupervisedPlacement.AllAsync(database, cancellation);
        foreach (var placement in Placements)
        {
            audit.Open(placement.InitiativeId, placement.ParticipantId);
        }
    }

    /// <summary>Where a placement stands, in words.</summary>
    public string StandingOf(SupervisedPlacement placement) => placement switch
    {
        { EndedOn: { } ended } => T["supervision.ended_on", Display.Day(ended)],
        { StartedOn: null } => T["supervision.starts_on", Display.Day(placement.PlannedStart)],
        _ when placement.RestsUntil(Today) is { } back => T["supervision.rests_until", Display.Day(back)],
        _ => T["supervision.until", Display.Day(placement.PlannedEnd)],
    };
}
