using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Where an organisation is, over the API.</summary>
internal static class PlacesApi
{
    private const string Path = "/organisations/{organisation:guid}/places";

    private const string Example = """
        { "name": "Butiken", "address": "Exempelgatan 1", "postcode": "645 30", "town": "Strängnäs", "point": "59.37747, 17.03120" }
        """;

    public static ApiResource Resource { get; } = new("organisations", static routes =>
    {
        routes.Get(Path, Permissions.OrganisationsRead, "organisations.api.places", ListAsync);
        routes.Get(Path + "/{place:guid}", Permissions.OrganisationsRead, "organisations.api.place", GetAsync);
        routes.Post(Path, Permissions.OrganisationsEdit, "organisations.api.add_place", Example, AddAsync);
        routes.Put(Path + "/{place:guid}", Permissions.OrganisationsEdit, "organisations.api.change_place", Example, ChangeAsync);
    });

    private static async Task<ApiAnswer<PlacesDetails>> ListAsync(Guid organisation, OrganisationChoices organisations, RequestDatabase database, CancellationToken cancellation) =>
        await organisations.FindAsync(new(organisation), cancellation) is { Id: var id }
            ? ApiAnswer<PlacesDetails>.Of(new([.. (await database.Context.Set<OrganisationPlace>().AsNoTracking().Where(place => place.OrganisationId == id)
                .OrderBy(static place => place.Name).ThenBy(static place => place.Id).ToListAsync(cancellation)).Select(PlaceItem.Of)]))
            : ApiAnswer.Missing;

    private static async Task<ApiAnswer<PlaceItem>> GetAsync(Guid organisation, Guid place, ChangePlaces places, CancellationToken cancellation)
    {
        var found = await places.FindAsync(new(organisation), place, cancellation);
        return ApiAnswer<PlaceItem>.Of(found is null ? null : PlaceItem.Of(found), found?.Version);
    }

    private static async Task<ApiAnswer<PlaceItem>> AddAsync(Guid organisation, ApiBody<PlaceInput> body, IdempotencyKey key, ChangePlaces change, CancellationToken cancellation) =>
        await ApiAnswer<PlaceItem>.OnceAsync(
            key, () => change.AddAsync(new(organisation), body.Value with { Id = key.Id }, cancellation), () => GetAsync(organisation, key.Id, change, cancellation),
            $"/api/v1/organisations/{organisation}/places/{key.Id}");

    private static async Task<ApiAnswer<PlaceItem>> ChangeAsync(Guid organisation, Guid place, ApiBody<PlaceInput> body, IfMatch match, ChangePlaces change, CancellationToken cancellation) =>
        await ApiAnswer<PlaceItem>.AfterAsync(
            await change.ChangeAsync(new(organisation), body.Value with { Id = place, Version = match.Version }, cancellation), () => GetAsync(organisation, place, change, cancellation));
}

/// <summary>Where an organisation is.</summary>
/// <param name="Items">By name.</param>
internal sealed record PlacesDetails(IReadOnlyList<PlaceItem> Items);

/// <summary>A place where an organisation is. Null is not known.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Street and number.</param>
/// <param name="Postcode">Five digits.</param>
/// <param name="Town">Town.</param>
/// <param name="Latitude">In WGS84.</param>
/// <param name="Longitude">In WGS84.</param>
/// <param name="PointSource">Where the point came from: <c>pasted</c>, <c>map</c>, or <c>postcode</c>, which is approximate.</param>
internal sealed record PlaceItem(Guid Id, string Name, string? Address, string? Postcode, string? Town, decimal? Latitude, decimal? Longitude, PointSource? PointSource)
{
    public static PlaceItem Of(OrganisationPlace place) =>
        new(place.Id, place.Name, place.Address, place.Postcode, place.Town, place.Latitude, place.Longitude, place.PointSource);
}
