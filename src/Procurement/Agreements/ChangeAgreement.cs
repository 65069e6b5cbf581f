using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Changes what is known of an agreement; its states are registered elsewhere.</summary>
public sealed class ChangeAgreement(RequestDatabase database, AgreementRules rules)
{
    /// <summary>Done, or refused as when adding; a conflict when somebody has changed it since it was read.</summary>
    /// <returns>Null when there is no such agreement in that initiative.</returns>
    public async Task<Result?> RunAsync(InitiativeId initiative, AgreementInput input, CancellationToken cancellation = default)
    {
        await database.BeginAsync(cancellation);
        var agreement = await database.Context.Set<BusinessAgreement>()
            .SingleOrDefaultAsync(found => found.Id == input.Id && found.InitiativeId == initiative, cancellation);
        if (agreement is null)
        {
            return null;
        }

        if (agreement.Version != input.Version)
        {
            return Result.Conflict("procurement.problem.changed");
        }

        var (facts, result) = await rules.CheckAsync(initiative, input, agreement.ResponsibleId, cancellation);
        if (facts is null)
        {
            return result;
        }

        agreement.Describe(facts);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
