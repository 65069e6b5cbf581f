using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Tells those who review them that a file was opened outside somebody's own cases: that it was, never whose.</summary>
public sealed class OpeningMessages(RequestDatabase database, CurrentUser user, Outbox outbox)
{
    /// <summary>The kind: link to the openings.</summary>
    public static readonly MessageKind Opened = new("file_opened", Permission: Permissions.ParticipantsAssign);

    private static readonly string[] Reviewing =
        [.. Enum.GetValues<Role>().Where(static role => PermissionTable.ScopeOf(role, Permissions.ParticipantsAssign) == PermissionScope.AssignedInitiatives).Select(static role => SnakeCase.Of(role.ToString()))];

    /// <summary>Tells each of the initiative's leads of today but who opened it.</summary>
    public async Task TellAsync(InitiativeId initiative, DateOnly today, CancellationToken cancellation)
    {
        var leads = await database.QueryAsync<AccountId>(Sql.Of($"""
            select distinct r.account_id from role_assignments r join accounts a on a.id = r.account_id
            where r.initiative_id = {initiative} and r.role = any ({Reviewing}) and r.account_id <> {user.RequiredAccount} and a.closed_at is null
              and r.valid_from <= {today} and coalesce(r.valid_until, 'infinity') >= {today}
            """), cancellation);
        foreach (var lead in leads)
        {
            await outbox.TellAsync(Opened, lead, $"{CasePaths.List(initiative)}/oppnade", cancellation: cancellation);
        }
    }
}
