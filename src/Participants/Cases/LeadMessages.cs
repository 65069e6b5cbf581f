using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Tells an initiative's leads what they are to keep an eye on: that it happened, never whom it is about.</summary>
public sealed class LeadMessages(RequestDatabase database, CurrentUser user, Outbox outbox, TimeProvider clock)
{
    private static readonly string[] Leading =
        [.. Enum.GetValues<Role>().Where(static role => PermissionTable.ScopeOf(role, Permissions.ParticipantsAssign) == PermissionScope.AssignedInitiatives).Select(static role => SnakeCase.Of(role.ToString()))];

    /// <summary>Tells each lead of today, and somebody besides; not the user, who knows.</summary>
    /// <param name="kind">What.</param>
    /// <param name="initiative">Where.</param>
    /// <param name="path">Where it is seen.</param>
    /// <param name="besides">Who else is told; null for nobody.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task TellAsync(MessageKind kind, InitiativeId initiative, string path, AccountId? besides, CancellationToken cancellation)
    {
        var today = clock.Today();
        var leads = await database.QueryAsync<AccountId>(Sql.Of($"""
            select distinct r.account_id from role_assignments r join accounts a on a.id = r.account_id
            where r.initiative_id = {initiative} and r.role = any ({Leading}) and a.closed_at is null
              and r.valid_from <= {today} and coalesce(r.valid_until, 'infinity') >= {today}
            """), cancellation);
        foreach (var told in (besides is { } also ? leads.Append(also) : leads).Distinct().Where(account => account != user.Account))
        {
            await outbox.TellAsync(kind, told, path, cancellation: cancellation);
        }
    }
}
