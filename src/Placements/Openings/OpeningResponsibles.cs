using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Who may look after openings of an initiative: those whose role lets them place people there.</summary>
internal static class OpeningResponsibles
{
    private static readonly string[] Placing =
        [.. PermissionTable.Roles.Where(static role => role.Value.Permissions.Contains(Permissions.PlacementsEdit)).Select(static role => SnakeCase.Of(role.Key.ToString()))];

    /// <summary>That account <c>a</c> may, in initiative <c>o.initiative_id</c>.</summary>
    public static Sql May(DateOnly today) => Sql.Of($"""
        a.closed_at is null and exists (
            select from role_assignments r
            where r.account_id = a.id and r.initiative_id = o.initiative_id and r.role = any ({Placing}) and not r.awaits_confirmation
              and r.valid_from <= {today} and coalesce(r.valid_until, 'infinity') >= {today})
        """);

    /// <summary>By name.</summary>
    public static async Task<IReadOnlyList<Choice>> OfAsync(RequestDatabase database, InitiativeId initiative, DateOnly today, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(Sql.Of($"""
            select a.id, a.display_name as name from accounts a cross join (select {initiative}::uuid as initiative_id) o
            where {May(today)} and not exists (select from machine_accounts m where m.account_id = a.id)
            order by a.display_name collate "sv-x-icu", a.id
            """), cancellation);
        return [.. rows.Select(static row => new Choice(row.Id.ToString(), row.Name))];
    }

    private sealed record Row(AccountId Id, string Name);
}
