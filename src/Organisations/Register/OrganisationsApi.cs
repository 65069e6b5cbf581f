using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>The register over the API.</summary>
internal static class OrganisationsApi
{
    private const string Example = """
        { "name": "Lindens kafé och verkstad", "type": "social_enterprise", "municipality": "Strängnäs", "website": "https://www.example.se" }
        """;

    public static ApiResource Resource { get; } = new("organisations", static routes =>
    {
        routes.Get("/organisations", Permissions.OrganisationsRead, "organisations.api.list", List);
        routes.Get("/organisations/{organisation:guid}", Permissions.OrganisationsRead, "organisations.api.get", GetAsync);
        routes.Post("/organisations", Permissions.OrganisationsAdd, "organisations.api.add", Example, AddAsync);
        routes.Put("/organisations/{organisation:guid}", Permissions.OrganisationsEdit, "organisations.api.change", Example, ChangeAsync);
    });

    private static Task<ApiListAnswer<OrganisationItem>> List(ApiFilter<OrganisationFilter> filter, ApiLists lists, CancellationToken cancellation) => lists.PageAsync(
        OrganisationList.Of(filter.Value), filter.Request,
        static row => new OrganisationItem(new(row.Id), row.Name, row.Type, row.Municipality, row.OrganisationNumber, row.UnitOf), cancellation);

    private static async Task<ApiAnswer<OrganisationDetails>> GetAsync(Guid organisation, RequestDatabase database, CancellationToken cancellation)
    {
        var found = await database.Context.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == new OrganisationId(organisation), cancellation);
        return ApiAnswer<OrganisationDetails>.Of(found is null ? null : OrganisationDetails.Of(found), found?.Version);
    }

    private static async Task<ApiAnswer<OrganisationDetails>> AddAsync(
        ApiBody<OrganisationInput> body, IdempotencyKey key, AddOrganisation add, RequestDatabase database, CancellationToken cancellation) =>
        await ApiAnswer<OrganisationDetails>.OnceAsync(
            key, async () => await add.RunAsync(body.Value with { Id = new(key.Id), Anyway = true }, cancellation), () => GetAsync(key.Id, database, cancellation), $"/api/v1/organisations/{key.Id}");

    private static async Task<ApiAnswer<OrganisationDetails>> ChangeAsync(
        Guid organisation, ApiBody<OrganisationInput> body, IfMatch match, ChangeOrganisation change, RequestDatabase database, CancellationToken cancellation) =>
        await ApiAnswer<OrganisationDetails>.AfterAsync(
            await change.RunAsync(body.Value with { Id = new(organisation), Version = match.Version }, cancellation), () => GetAsync(organisation, database, cancellation));
}

/// <summary>An organisation in the list.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Code of its type: <c>company</c>, <c>social_enterprise</c>, <c>municipality</c> …</param>
/// <param name="Municipality">Where it is; null when it is not known.</param>
/// <param name="OrganisationNumber">Ten digits; null when it is not known, and for a unit.</param>
/// <param name="UnitOf">Name of the organisation it is a unit of; null for a party of its own.</param>
internal sealed record OrganisationItem(OrganisationId Id, string Name, string Type, string? Municipality, string? OrganisationNumber, string? UnitOf);

/// <summary>An organisation. Null is not known.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Code of its type.</param>
/// <param name="UnitOf">The organisation it is a unit of; null for a party of its own.</param>
/// <param name="OrganisationNumber">Ten digits; a unit has its organisation's and none here.</param>
/// <param name="Municipality">Where it is.</param>
/// <param name="Address">Visiting address.</param>
/// <param name="Website">Address of its website.</param>
/// <param name="Phone">As it is written.</param>
/// <param name="Description">What it does.</param>
internal sealed record OrganisationDetails(
    OrganisationId Id, string Name, string Type, OrganisationId? UnitOf, string? OrganisationNumber, string? Municipality, string? Address, string? Website,
    string? Phone, string? Description)
{
    public static OrganisationDetails Of(Organisation found) => new(
        found.Id, found.Name, found.Type, found.UnitOf, found.OrganisationNumber?.Digits, found.Municipality, found.Address, found.Website, found.Phone, found.Description);
}
