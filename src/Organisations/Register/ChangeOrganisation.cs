using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Changes what is known of a party.</summary>
public sealed class ChangeOrganisation(RequestDatabase database, OrganisationRules rules)
{
    /// <summary>Done, or refused as when adding; a conflict when somebody has changed it since it was read.</summary>
    /// <returns>Null when there is no such organisation.</returns>
    public async Task<Result?> RunAsync(OrganisationInput input, CancellationToken cancellation = default)
    {
        await database.BeginAsync(cancellation);
        var organisation = await database.Context.Set<Organisation>().SingleOrDefaultAsync(found => found.Id == input.Id, cancellation);
        if (organisation is null)
        {
            return null;
        }

        if (organisation.Version != input.Version)
        {
            return Result.Conflict("organisations.problem.changed");
        }

        var (facts, result) = await rules.CheckAsync(input, cancellation);
        if (facts is null)
        {
            return result;
        }

        organisation.Describe(facts);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
