using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Tells an initiative's leads that somebody has got a role in it: who administers roles gives nobody a way to its participants unseen.</summary>
public sealed class RoleMessages(RequestDatabase database, CurrentUser user, Outbox outbox, TimeProvider clock)
{
    /// <summary>The kind: link to those who have roles there.</summary>
    public static readonly MessageKind Given = new("role_given_here", Permission: Permissions.ParticipantsAssign);

    private static readonly string[] Leading =
        [.. Enum.GetValues<Role>().Where(static role => PermissionTable.ScopeOf(role, Permissions.ParticipantsAssign) == PermissionScope.AssignedInitiatives).Select(static role => SnakeCase.Of(role.ToString()))];

    /// <summary>Tells each of the initiative's leads of today but who gave the role and who got it.</summary>
    public async Task TellLeadsAsync(InitiativeId initiative, AccountId holder, CancellationToken cancellation)
    {
        var today = clock.Today();
        var leads = await database.QueryAsync<AccountId>(Sql.Of($"""
            select distinct r.account_id from role_assignments r join accounts a on a.id = r.account_id
            where r.initiative_id = {initiative} and r.role = any ({Leading}) and r.account_id <> {holder} and r.account_id <> {user.RequiredAccount} and a.closed_at is null
              and not r.awaits_confirmation and r.valid_from <= {today} and coalesce(r.valid_until, 'infinity') >= {today}
            """), cancellation);
        foreach (var lead in leads)
        {
            await outbox.TellAsync(Given, lead, RoleHoldersPage.PathOf(initiative), cancellation: cancellation);
        }
    }
}
