using Microsoft.EntityFrameworkCore;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>An opening with the names of what it points to.</summary>
/// <param name="Opening">The opening.</param>
/// <param name="Names">What it points to.</param>
/// <param name="Groups">Names of the target groups that may be offered it; null where they are another initiative's.</param>
public sealed record OpeningFacts(PlacementOpening Opening, OpeningNames Names, IReadOnlyList<string?> Groups)
{
    /// <summary>What matching reads of it.</summary>
    public PlaceTerms Terms => Opening.TermsAt(Names.At);

    /// <summary>One that an initiative may offer: its own, or shared. Null when there is none.</summary>
    internal static async Task<OpeningFacts?> FindAsync(RequestDatabase database, InitiativeId initiative, PlacementOpeningId id, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        if (await database.Context.Set<PlacementOpening>().AsNoTracking()
                .FirstOrDefaultAsync(opening => opening.Id == id && (opening.InitiativeId == initiative || opening.IsShared), cancellation) is not { } opening)
        {
            return null;
        }

        var names = await database.FindAsync<OpeningNames>(Sql.Of($"""
            select host.name as organisation, at.name as place, nullif(concat_ws(', ', at.address, at.town), '') as address, coalesce(at.town, host.municipality) as town, at.latitude, at.longitude,
                   coalesce(at.point_source = 'postcode', false) as is_approximate, s.name as supervisor, s.title as supervisor_title, s.phone as supervisor_phone, s.email as supervisor_email,
                   s.left_on is not null as supervisor_left, a.display_name as responsible
            from placement_openings o
            join organisations host on host.id = o.organisation_id
            join accounts a on a.id = o.responsible_id
            left join organisation_places at on at.id = o.place_id
            left join contact_persons s on s.id = o.supervisor_id
            where o.id = {id}
            """), cancellation);
        var groups = await database.QueryAsync<Group>(Sql.Of($"""
            select {LocalText.Column("g.name")} as name
            from unnest({opening.TargetGroups}::text[]) as asked (code) left join initiative_target_groups g on g.initiative_id = {opening.InitiativeId} and g.kind = 'end_user' and g.code = asked.code
            order by g.position
            """), cancellation);
        return new OpeningFacts(opening, names!, [.. groups.Select(static group => group.Name)]);
    }

    private sealed record Group(string? Name);
}

/// <summary>Names of what an opening points to; null is "nobody has said".</summary>
public sealed record OpeningNames(
    string Organisation, string? Place, string? Address, string? Town, decimal? Latitude, decimal? Longitude, bool IsApproximate,
    string? Supervisor, string? SupervisorTitle, string? SupervisorPhone, string? SupervisorEmail, bool SupervisorLeft, string Responsible)
{
    /// <summary>Where it is.</summary>
    public Coordinates? At => (Latitude, Longitude) is ({ } latitude, { } longitude) ? new Coordinates(latitude, longitude) : null;
}
