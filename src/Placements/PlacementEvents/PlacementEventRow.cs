using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Something that stands as having happened to a placement.</summary>
/// <param name="Id">The row.</param>
/// <param name="Event">What.</param>
/// <param name="OccurredOn">When.</param>
/// <param name="UntilOn">Of a pause the day back, of an extension the new last day.</param>
/// <param name="Reason">Why; null where it has none.</param>
/// <param name="RegisteredBy">Who entered it.</param>
public sealed record PlacementEventRow(Guid Id, PlacementEventKind Event, DateOnly OccurredOn, DateOnly? UntilOn, PlacementReason? Reason, string RegisteredBy)
{
    /// <summary>A placement's, the latest first.</summary>
    internal static Task<IReadOnlyList<PlacementEventRow>> OfAsync(RequestDatabase database, PlacementId placement, CancellationToken cancellation) =>
        database.QueryAsync<PlacementEventRow>(Sql.Of($"""
            select e.id, e.event, e.occurred_on, e.until_on, e.reason, a.display_name as registered_by
            from placement_events e join accounts a on a.id = e.registered_by
            where e.placement_id = {placement} and e.superseded_at is null
            order by e.occurred_on desc, e.registered_at desc, e.id desc
            """), cancellation);
}
