using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Adds a party to the register. The same form sent twice adds it once.</summary>
public sealed class AddOrganisation(RequestDatabase database, OrganisationRules rules, OrganisationDuplicates duplicates)
{
    /// <summary>Done, or refused: unknown type, a number that is wrong or taken, a unit of what cannot have units, or a name that one in the register nearly has and nobody has said is another's.</summary>
    public async Task<Result> RunAsync(OrganisationInput input, CancellationToken cancellation = default)
    {
        await database.BeginAsync(cancellation);
        if (await database.Context.Set<Organisation>().AnyAsync(organisation => organisation.Id == input.Id, cancellation))
        {
            return Result.Done;
        }

        var (facts, result) = await rules.CheckAsync(input, cancellation);
        if (facts is null)
        {
            return result;
        }

        if (!input.Anyway && (await duplicates.AlikeAsync(input.Name, cancellation)).Count > 0)
        {
            return Result.Refused(nameof(input.Anyway), "organisations.problem.alike");
        }

        database.Context.Add(new Organisation(input.Id, facts));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
