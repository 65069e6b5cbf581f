using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>An organisation's contact persons over the API.</summary>
internal static class ContactPersonsApi
{
    private const string Path = "/organisations/{organisation:guid}/contact-persons";

    private const string Example = """
        { "name": "Exempel Exempelsson", "title": "Verkstadschef", "email": "verkstaden@example.se", "phone": "016-12 34 56", "isSupervisor": true }
        """;

    public static ApiResource Resource { get; } = new("organisations", static routes =>
    {
        routes.Get(Path, Permissions.OrganisationsRead, "organisations.api.persons", ListAsync);
        routes.Get(Path + "/{person:guid}", Permissions.OrganisationsRead, "organisations.api.person", GetAsync);
        routes.Post(Path, Permissions.OrganisationsAdd, "organisations.api.add_person", Example, AddAsync);
        routes.Put(Path + "/{person:guid}", Permissions.OrganisationsEdit, "organisations.api.change_person", Example, ChangeAsync);
    });

    private static async Task<ApiAnswer<ContactPersonsDetails>> ListAsync(Guid organisation, OrganisationChoices organisations, RequestDatabase database, CancellationToken cancellation) =>
        await organisations.FindAsync(new(organisation), cancellation) is { Id: var id }
            ? ApiAnswer<ContactPersonsDetails>.Of(new([.. (await new OrganisationFile(database).ContactPersonsAsync(id, cancellation)).Select(ContactPersonItem.Of)]))
            : ApiAnswer.Missing;

    private static async Task<ApiAnswer<ContactPersonItem>> GetAsync(Guid organisation, Guid person, RequestDatabase database, CancellationToken cancellation)
    {
        var found = await database.Context.Set<ContactPerson>().SingleOrDefaultAsync(row => row.Id == person && row.OrganisationId == new OrganisationId(organisation), cancellation);
        return ApiAnswer<ContactPersonItem>.Of(found is null ? null : ContactPersonItem.Of(found), found?.Version);
    }

    private static async Task<ApiAnswer<ContactPersonItem>> AddAsync(
        Guid organisation, ApiBody<ContactPersonInput> body, IdempotencyKey key, AddContactPerson add, RequestDatabase database, CancellationToken cancellation) =>
        await ApiAnswer<ContactPersonItem>.OnceAsync(
            key, () => add.RunAsync(new(organisation), body.Value with { Id = key.Id }, cancellation), () => GetAsync(organisation, key.Id, database, cancellation),
            $"/api/v1/organisations/{organisation}/contact-persons/{key.Id}");

    private static async Task<ApiAnswer<ContactPersonItem>> ChangeAsync(
        Guid organisation, Guid person, ApiBody<ContactPersonInput> body, IfMatch match, ChangeContactPerson change, RequestDatabase database, CancellationToken cancellation) =>
        await ApiAnswer<ContactPersonItem>.AfterAsync(
            await change.RunAsync(new(organisation), body.Value with { Id = person, Version = match.Version }, cancellation),
            () => GetAsync(organisation, person, database, cancellation));
}

/// <summary>Whom to talk to at an organisation.</summary>
/// <param name="Items">Those still there by name, then those who have left.</param>
internal sealed record ContactPersonsDetails(IReadOnlyList<ContactPersonItem> Items);

/// <summary>A contact person. Null is not known.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Name.</param>
/// <param name="Title">What they do there.</param>
/// <param name="Email">E-mail.</param>
/// <param name="Phone">As it is written.</param>
/// <param name="IsSupervisor">Whether they supervise placements.</param>
/// <param name="LeftOn">The day they left; null for those still there.</param>
internal sealed record ContactPersonItem(Guid Id, string Name, string? Title, string? Email, string? Phone, bool IsSupervisor, DateOnly? LeftOn)
{
    public static ContactPersonItem Of(ContactPersonRow row) => new(row.Id, row.Name, row.Title, row.Email, row.Phone, row.IsSupervisor, row.LeftOn);

    public static ContactPersonItem Of(ContactPerson person) =>
        new(person.Id, person.Name, person.Title, person.Email, person.Phone, person.IsSupervisor, person.LeftOn);
}
