using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Agreements that continue others: the new one points to the old, and neither is overwritten.</summary>
public sealed class AgreementRenewals(RequestDatabase database)
{
    /// <summary>Whether agreement <c>a</c> is continued by one that has not been dropped.</summary>
    internal static Sql IsRenewed { get; } = Sql.Of($"""
        exists (select from business_agreements n where n.renews_id = a.id
                and not exists (select from agreement_states d where d.agreement_id = n.id and d.state = {AgreementState.Dropped} and d.superseded_at is null))
        """);

    /// <summary>Why the agreement cannot be continued by a new one: it is not known here, was never signed, or is continued already. Held until the transaction ends.</summary>
    internal async Task<Problem?> ProblemAsync(InitiativeId initiative, BusinessAgreementId agreement, CancellationToken cancellation)
    {
        var found = await database.FindAsync<Standing>(Sql.Of($"""
            select exists (select from agreement_states s where s.agreement_id = a.id and s.state = {AgreementState.Signed} and s.superseded_at is null) as is_signed, {IsRenewed} as is_renewed
            from business_agreements a where a.id = {agreement} and a.initiative_id = {initiative} for update of a
            """), cancellation);
        return found switch
        {
            null => new Problem(string.Empty, "procurement.problem.renews_unknown"),
            { IsSigned: false } => new Problem(string.Empty, "procurement.problem.renews_unsigned"),
            { IsRenewed: true } => new Problem(string.Empty, "procurement.problem.renewed_already"),
            _ => null,
        };
    }

    private sealed record Standing(bool IsSigned, bool IsRenewed);
}
