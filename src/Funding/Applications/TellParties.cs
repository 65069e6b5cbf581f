using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Tells everybody who writes an application or signs it that something has become of it: a link, and nothing of what it says.</summary>
public sealed class TellParties(RequestDatabase database, Outbox outbox, TimeProvider clock)
{
    /// <summary>Tells them.</summary>
    public async Task RunAsync(MessageKind kind, InitiativeId initiative, string path, CancellationToken cancellation)
    {
        foreach (var receiver in await database.QueryAsync<AccountId>(Sql.Of($"""
            select distinct r.account_id from role_assignments r
            where r.initiative_id = {initiative} and ({AccountChoices.Holds(Permissions.ApplicationsEdit, clock.Today())} or {AccountChoices.Holds(Permissions.ApplicationsSign, clock.Today())})
            order by 1
            """), cancellation))
        {
            await outbox.TellAsync(kind, receiver, path, cancellation: cancellation);
        }
    }
}

/// <summary>What the parties of an application are told.</summary>
public static class FundingMessages
{
    /// <summary>A decision about an application that the receiver writes or signs: link to it.</summary>
    public static readonly MessageKind DecisionMade = new("decision_made", Permission: Permissions.ApplicationsRead);

    /// <summary>There is an agreement, or an amendment of it, of what the receiver writes or signs: link to it.</summary>
    public static readonly MessageKind AgreementMade = new("agreement_made", Permission: Permissions.ApplicationsRead);
}
