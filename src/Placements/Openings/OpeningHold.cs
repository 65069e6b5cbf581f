using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>An opening, held while somebody decides on its places.</summary>
internal static class OpeningHold
{
    /// <summary>Waits until nobody else decides on its places; the others wait until the request is over.</summary>
    public static Task TakeAsync(RequestDatabase database, PlacementOpeningId opening, CancellationToken cancellation) =>
        database.ExecuteAsync(Sql.Of($"select access.hold_opening({opening})"), cancellation);

    /// <summary>What keeps a placement of an initiative, at an organisation, from taking a place: asked under the opening's lock, so that what is said still holds when the placement is made. None when there is no opening.</summary>
    /// <param name="database">The request's.</param>
    /// <param name="initiative">The placement's.</param>
    /// <param name="organisation">The placement's.</param>
    /// <param name="opening">Which; null when the placement is not on one.</param>
    /// <param name="today">Today.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<Problem?> ProblemAsync(
        RequestDatabase database, InitiativeId initiative, OrganisationId organisation, PlacementOpeningId? opening, DateOnly today, CancellationToken cancellation)
    {
        if (opening is not { } wanted)
        {
            return null;
        }

        await TakeAsync(database, wanted, cancellation);
        var found = await database.FindAsync<Room>(Sql.Of($"""
            select places, taken, {OpeningList.State(today)} as state, withdrawn_on, least(valid_until, ends_on) as last_day
            from placement_openings o where id = {wanted} and organisation_id = {organisation} and (initiative_id = {initiative} or is_shared)
            """), cancellation);
        return found switch
        {
            null => new("Opening", "openings.refused.not_offered"),
            { State: OpeningState.Withdrawn } => new("Opening", "openings.refused.withdrawn", Display.Day(found.WithdrawnOn!.Value)),
            { State: OpeningState.Expired } => new("Opening", "openings.refused.expired", Display.Day(found.LastDay)),
            { State: OpeningState.Full } => new("Opening", "openings.refused.full", found.Places),
            _ => null,
        };
    }

    private sealed record Room(int Places, int Taken, OpeningState State, DateOnly? WithdrawnOn, DateOnly LastDay);
}
