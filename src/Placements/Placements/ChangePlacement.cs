using Microsoft.EntityFrameworkCore;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>New terms of a placement, as its form sends them.</summary>
public sealed record ChangedTerms : PlacementTerms
{
    /// <summary>The version the form showed.</summary>
    public uint Version { get; set; }
}

/// <summary>Agrees a placement anew: its days, hours, supervisor, tasks. Who has said yes to other terms has to say it again.</summary>
public sealed class ChangePlacement(RequestDatabase database, TimeProvider clock)
{
    /// <summary>Changes it. Null when there is no such placement within reach.</summary>
    public async Task<Result?> RunAsync(InitiativeId initiative, PlacementId id, ChangedTerms input, CancellationToken cancellation)
    {
        var placement = await database.Context.Set<Placement>()
            .FirstOrDefaultAsync(placement => placement.Id == id && placement.InitiativeId == initiative, cancellation);
        if (placement is null)
        {
            return null;
        }

        var standing = await ParticipantStanding.FindAsync(database, initiative, placement.ParticipantId, cancellation);
        if (standing is null)
        {
            return null;
        }

        var problems = input.Problems(standing.EnrolledOn, standing.EndsOn).ToList();
        if (input.Supervisor != placement.SupervisorId && !await Supervisors.IsOfAsync(database, input.Supervisor, placement.OrganisationId, cancellation))
        {
            problems.Add(new(nameof(input.Supervisor), "placements.refused.supervisor"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        if (placement.Version != input.Version)
        {
            return Result.Conflict("placements.refused.stale");
        }

        database.Context.Entry(placement).Property(static row => row.Version).OriginalValue = input.Version;
        placement.Agree(input);
        if (!database.Context.ChangeTracker.HasChanges())
        {
            return Result.Done;
        }

        await CaseLock.TakeAsync(database, placement.ParticipantId, cancellation);
        await PlacementConfirmation.VoidAsync(database, id, clock.GetUtcNow(), cancellation);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
