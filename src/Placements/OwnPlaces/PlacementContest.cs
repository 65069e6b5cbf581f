using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What a participant has said against the proposal that a placement was made of.</summary>
/// <param name="OccurredOn">When.</param>
/// <param name="Text">What.</param>
public sealed record PlacementContest(DateOnly OccurredOn, string Text)
{
    /// <summary>Where it stands, as <c>c</c>.</summary>
    /// <param name="placement">The placement's id, SQL.</param>
    internal static Sql Of(string placement) => Sql.Raw($"""
        from match_decisions d join match_contests c on c.round_id = d.round_id and c.participant_id = d.participant_id and c.superseded_at is null
        where d.placement_id = {placement} and d.superseded_at is null
        """);

    /// <summary>All of it, the latest first.</summary>
    internal static Task<IReadOnlyList<PlacementContest>> OfAsync(RequestDatabase database, PlacementId placement, CancellationToken cancellation) =>
        database.QueryAsync<PlacementContest>(Sql.Of($"select c.occurred_on, c.text from placements p cross join lateral (select c.* {Of("p.id")}) c where p.id = {placement} order by c.registered_at desc, c.id"), cancellation);
}
