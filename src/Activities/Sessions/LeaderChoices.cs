using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Accounts that may lead sessions of an initiative: those whose role there lets them mark attendance.</summary>
public sealed class LeaderChoices(RequestDatabase database, TimeProvider clock)
{
    private static readonly string[] Leading =
        [.. PermissionTable.Roles.Where(static role => role.Value.Permissions.Contains(Permissions.AttendanceEdit)).Select(static role => SnakeCase.Of(role.Key.ToString()))];

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<Choice>> AllAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        var today = clock.Today();
        var rows = await database.QueryAsync<Row>(Sql.Of($"""
            select a.id, a.display_name as name from accounts a
            where exists (select from role_assignments r
                          where r.account_id = a.id and r.initiative_id = {initiative} and r.role = any ({Leading}) and not r.awaits_confirmation
                            and r.valid_from <= {today} and coalesce(r.valid_until, 'infinity') >= {today})
            order by a.display_name collate "sv-x-icu", a.id
            """), cancellation);
        return [.. rows.Select(static row => new Choice(row.Id.ToString(), row.Name))];
    }

    private sealed record Row(AccountId Id, string Name);
}
