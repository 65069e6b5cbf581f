using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Changes what is said of an initiative, and lets it go on to its next state.</summary>
public sealed class ChangeInitiative(RequestDatabase database, CurrentUser user, PartyCheck parties)
{
    /// <summary>Done; refused with problems; or a conflict when somebody has changed it since it was read.</summary>
    /// <returns>Null when there is no such initiative in reach.</returns>
    public async Task<Result?> RunAsync(InitiativeInput input, CancellationToken cancellation = default)
    {
        var initiative = await database.Context.Set<Initiative>().SingleOrDefaultAsync(found => found.Id == input.Id, cancellation);
        if (initiative is null)
        {
            return null;
        }

        if (initiative.Version != input.Version)
        {
            return Result.Conflict("initiatives.problem.changed");
        }

        List<Problem> problems = [.. InitiativeRules.Problems(input), .. await parties.ProblemsAsync(cancellation,
            (nameof(input.Owner), input.Owner), (nameof(input.Performer), input.Performer), (nameof(input.Funder), input.Funder))];
        var state = input.State ?? initiative.State;
        if (!initiative.State.MayBecome(state))
        {
            problems.Add(new Problem(nameof(input.State), "initiatives.problem.state"));
        }

        // What the board decides is the association's to enter: the grant and the days once they are given, and that they are given. Costs outside the days are not paid.
        if (!user.ScopeWhere(Permissions.InitiativesEdit).AllInitiatives)
        {
            if (initiative.State.IsGranted() && input.MaximumGrant != initiative.MaximumGrant)
            {
                problems.Add(new Problem(nameof(input.MaximumGrant), "initiatives.problem.grant_decided"));
            }

            if (initiative.State.IsGranted() && (input.StartsOn, input.EndsOn) != (initiative.StartsOn, initiative.EndsOn))
            {
                problems.Add(new Problem(input.EndsOn != initiative.EndsOn ? nameof(input.EndsOn) : nameof(input.StartsOn), "initiatives.problem.days_decided"));
            }

            if (state.IsGranted() && !initiative.State.IsGranted())
            {
                problems.Add(new Problem(nameof(input.State), "initiatives.problem.decision"));
            }
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        initiative.Describe(InitiativeRules.Description(input));
        initiative.MoveTo(state);
        await PointOutOwnerAsync(initiative, cancellation);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    // The partner that owns is marked as such; an owner who is not yet a partner becomes one.
    private async Task PointOutOwnerAsync(Initiative initiative, CancellationToken cancellation)
    {
        var partners = await database.Context.Set<InitiativePartner>().Where(partner => partner.InitiativeId == initiative.Id).ToListAsync(cancellation);
        foreach (var partner in partners)
        {
            partner.IsOwner = partner.OrganisationId == initiative.OwnerId;
        }

        if (!partners.Exists(static partner => partner.IsOwner))
        {
            database.Context.Add(InitiativePartner.Owning(initiative, partners.Count));
        }
    }
}
