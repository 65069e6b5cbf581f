using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Accounts as alternatives of a question, for all capabilities' forms: those whose role in an initiative today permits something.</summary>
public sealed class AccountChoices(RequestDatabase database, TimeProvider clock)
{
    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<Choice>> AllAsync(InitiativeId initiative, string permission, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(Sql.Of($"""
            select a.id, a.display_name as name from accounts a
            where exists (select from role_assignments r where r.account_id = a.id and r.initiative_id = {initiative} and {Holds(permission, clock.Today())})
            order by a.display_name collate "sv-x-icu", a.id
            """), cancellation);
        return [.. rows.Select(static row => new Choice(row.Id.ToString(), row.Name))];
    }

    /// <summary>Whether a row <c>r</c> of the roles permits something on a day.</summary>
    public static Sql Holds(string permission, DateOnly day) => Sql.Of(
        $"r.role = any ({RolesWith(permission)}) and not r.awaits_confirmation and r.valid_from <= {day} and coalesce(r.valid_until, 'infinity') >= {day}");

    private static string[] RolesWith(string permission) =>
        [.. PermissionTable.Roles.Where(role => role.Value.Permissions.Contains(permission)).Select(static role => SnakeCase.Of(role.Key.ToString()))];

    private sealed record Row(AccountId Id, string Name);
}
