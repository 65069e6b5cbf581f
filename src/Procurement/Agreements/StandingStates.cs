using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>The states of one agreement that stand, read for a change: nobody else changes them until the transaction ends.</summary>
public sealed class StandingStates(RequestDatabase database)
{
    /// <summary>In the order they were reached; null when there is no such agreement in that initiative.</summary>
    internal async Task<IReadOnlyList<AgreementStateRegistration>?> HoldAsync(
        InitiativeId initiative, BusinessAgreementId agreement, CancellationToken cancellation)
    {
        var held = await database.QueryAsync<Guid>(Sql.Of(
            $"select id from business_agreements where id = {agreement} and initiative_id = {initiative} for update"), cancellation);
        if (held.Count == 0)
        {
            return null;
        }

        var standing = await database.Context.Set<AgreementStateRegistration>()
            .Where(row => row.AgreementId == agreement && row.SupersededAt == null)
            .ToListAsync(cancellation);
        return [.. standing.OrderBy(static row => row.State)];
    }
}
