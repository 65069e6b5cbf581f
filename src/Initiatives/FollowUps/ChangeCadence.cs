using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Replaces an initiative's cadence. Follow-ups that have been registered stay as they are.</summary>
public sealed class ChangeCadence(RequestDatabase database)
{
    /// <summary>What the form shows; null when there is no such initiative in reach.</summary>
    internal async Task<CadenceInput?> StandingAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        var found = await database.Context.Set<Initiative>().SingleOrDefaultAsync(found => found.Id == initiative, cancellation);
        if (found is null)
        {
            return null;
        }

        var phases = await PhasesAsync(initiative, cancellation);
        var cadence = new FollowUpCadence([.. phases.Select(static phase => new CadencePhase(phase.Every, phase.Times, phase.PreferSiteVisit))]);
        return CadenceInput.Of(cadence, found.FollowUpsMinimum, found.FollowUpsMaximum);
    }

    /// <summary>Done; refused with problems; or a conflict when somebody has changed it since it was read.</summary>
    /// <returns>Null when there is no such initiative in reach.</returns>
    public async Task<Result?> RunAsync(InitiativeId initiative, CadenceInput input, CancellationToken cancellation = default)
    {
        await database.ExecuteAsync(Sql.Of($"select from initiatives where id = {initiative} for no key update"), cancellation);
        if (await StandingAsync(initiative, cancellation) is not { } standing)
        {
            return null;
        }

        if (standing.Seen != input.Seen)
        {
            return Result.Conflict("initiatives.problem.changed");
        }

        var problems = input.Problems();
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var context = database.Context;
        var found = await context.Set<Initiative>().SingleAsync(found => found.Id == initiative, cancellation);
        found.ExpectFollowUps(input.Minimum, input.Maximum);
        context.RemoveRange(await PhasesAsync(initiative, cancellation));
        await context.SaveChangesAsync(cancellation);
        context.AddRange(input.Cadence.Phases.Select((phase, index) => new FollowUpPhase
        {
            InitiativeId = initiative,
            Position = index + 1,
            Every = phase.Every,
            Times = phase.Times,
            PreferSiteVisit = phase.PreferSiteVisit,
        }));
        await context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private Task<List<FollowUpPhase>> PhasesAsync(InitiativeId initiative, CancellationToken cancellation) =>
        database.Context.Set<FollowUpPhase>().Where(phase => phase.InitiativeId == initiative).OrderBy(static phase => phase.Position).ToListAsync(cancellation);
}
