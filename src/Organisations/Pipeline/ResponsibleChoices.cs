using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Accounts that may keep in touch with organisations: those whose role lets them change the register.</summary>
public sealed class ResponsibleChoices(RequestDatabase database, TimeProvider clock)
{
    private static readonly string[] Editing =
        [.. PermissionTable.Roles.Where(static role => role.Value.Permissions.Contains(Permissions.OrganisationsEdit)).Select(static role => SnakeCase.Of(role.Key.ToString()))];

    /// <summary>That an account <c>a</c> may.</summary>
    internal static Sql MayKeepInTouch(DateOnly today) => Sql.Of($"""
        a.closed_at is null and exists (
            select from role_assignments r
            where r.account_id = a.id and r.role = any ({Editing}) and not r.awaits_confirmation and r.valid_from <= {today} and coalesce(r.valid_until, 'infinity') >= {today})
        """);

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<Choice>> AllAsync(CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(Sql.Of($"""
            select a.id, a.display_name as name from accounts a
            where {MayKeepInTouch(clock.Today())} and not exists (select from machine_accounts m where m.account_id = a.id)
            order by a.display_name collate "sv-x-icu", a.id
            """), cancellation);
        return [.. rows.Select(static row => new Choice(row.Id.ToString(), row.Name))];
    }

    private sealed record Row(AccountId Id, string Name);
}
