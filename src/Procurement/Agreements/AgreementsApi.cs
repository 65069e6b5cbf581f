using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Business agreements over the API.</summary>
internal static class AgreementsApi
{
    private const string NewAgreement = """
        {
          "title": "Lokalvård i biblioteket", "type": "direct_award", "buyer": "00000000-0000-0000-0000-000000000004", "supplier": "00000000-0000-0000-0000-000000000005",
          "value": 125000.00, "state": "dialogue", "occurredOn": "2026-04-15"
        }
        """;

    private const string Changed = """
        {
          "title": "Lokalvård i biblioteket och arkivet", "type": "direct_award", "buyer": "00000000-0000-0000-0000-000000000004",
          "supplier": "00000000-0000-0000-0000-000000000005", "value": 150000.00
        }
        """;

    private const string State = """
        { "state": "signed", "occurredOn": "2026-04-15" }
        """;

    public static ApiResource Resource { get; } = new("procurement", static routes =>
    {
        routes.Get("/agreements", Permissions.ProcurementRead, "procurement.api.list", ListAllAsync);
        routes.Get("/initiatives/{initiative:guid}/agreements", Permissions.ProcurementRead, "procurement.api.list_of_initiative", ListAsync);
        routes.Get("/initiatives/{initiative:guid}/agreements/{agreement:guid}", Permissions.ProcurementRead, "procurement.api.get", GetAsync);
        routes.Post("/initiatives/{initiative:guid}/agreements", Permissions.ProcurementEdit, "procurement.api.add", NewAgreement, AddAsync);
        routes.Put("/initiatives/{initiative:guid}/agreements/{agreement:guid}", Permissions.ProcurementEdit, "procurement.api.change", Changed, ChangeAsync);
        routes.Post("/initiatives/{initiative:guid}/agreements/{agreement:guid}/states", Permissions.ProcurementEdit, "procurement.api.add_state", State, AddStateAsync);
    });

    private static Task<ApiListAnswer<AgreementItem>> ListAllAsync(ApiFilter<AgreementFilter> filter, ApiLists lists, CancellationToken cancellation) => lists.PageAsync(
        AgreementList.Of(initiative: null, filter.Value.State, filter.Value.Type, lists.Scope), filter.Request, AgreementItem.Of, cancellation);

    private static async Task<ApiListAnswer<AgreementItem>> ListAsync(
        Guid initiative, ApiFilter<AgreementFilter> filter, ApiLists lists, InitiativeChoices initiatives, CancellationToken cancellation) =>
        await initiatives.FindAsync(new(initiative), cancellation) is { Id: var id }
            ? await lists.PageAsync(AgreementList.Of(id, filter.Value.State, filter.Value.Type, lists.Scope), filter.Request, AgreementItem.Of, cancellation)
            : ApiAnswer.Missing;

    private static async Task<ApiAnswer<AgreementDetails>> GetAsync(Guid initiative, Guid agreement, RequestDatabase database, CancellationToken cancellation)
    {
        var found = await new AgreementFile(database).FindAsync(new(initiative), new(agreement), cancellation);
        return ApiAnswer<AgreementDetails>.Of(found is null ? null : AgreementDetails.Of(new(agreement), new(initiative), found), found?.Version);
    }

    private static async Task<ApiAnswer<AgreementDetails>> AddAsync(
        Guid initiative, ApiBody<NewAgreementInput> body, IdempotencyKey key, AddAgreement add, InitiativeChoices initiatives, RequestDatabase database, CancellationToken cancellation)
    {
        if (await initiatives.FindAsync(new(initiative), cancellation) is null)
        {
            return ApiAnswer.Missing;
        }

        return await ApiAnswer<AgreementDetails>.AfterAsync(
            await add.RunAsync(new(initiative), body.Value with { Id = new(key.Id) }, cancellation),
            () => GetAsync(initiative, key.Id, database, cancellation), $"/api/v1/initiatives/{initiative}/agreements/{key.Id}");
    }

    private static async Task<ApiAnswer<AgreementDetails>> ChangeAsync(
        Guid initiative, Guid agreement, ApiBody<AgreementInput> body, IfMatch match, ChangeAgreement change, RequestDatabase database, CancellationToken cancellation) =>
        await ApiAnswer<AgreementDetails>.AfterAsync(
            await change.RunAsync(new(initiative), body.Value with { Id = new(agreement), Version = match.Version }, cancellation),
            () => GetAsync(initiative, agreement, database, cancellation));

    private static async Task<ApiAnswer<AgreementDetails>> AddStateAsync(
        Guid initiative, Guid agreement, ApiBody<AgreementStateInput> body, RegisterAgreementState register, RequestDatabase database, CancellationToken cancellation) =>
        await ApiAnswer<AgreementDetails>.AfterAsync(
            await register.RunAsync(new(initiative), new(agreement), body.Value, cancellation),
            () => GetAsync(initiative, agreement, database, cancellation), $"/api/v1/initiatives/{initiative}/agreements/{agreement}");
}

/// <summary>By what agreements are narrowed.</summary>
/// <param name="State">How far they have come.</param>
/// <param name="Type">Code of a type.</param>
internal sealed record AgreementFilter(AgreementState? State, string? Type);

/// <summary>An agreement in the list.</summary>
/// <param name="Id">Which.</param>
/// <param name="Initiative">The initiative that brought it about.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Supplier">Name of who delivers.</param>
/// <param name="Buyer">Name of who buys.</param>
/// <param name="Type">Code of its type.</param>
/// <param name="State">How far it has come.</param>
/// <param name="StateSince">The day it reached that state.</param>
/// <param name="Value">SEK over the whole agreement; null when it is not known.</param>
internal sealed record AgreementItem(
    BusinessAgreementId Id, InitiativeId Initiative, string Title, string Supplier, string Buyer, string Type, AgreementState State, DateOnly StateSince, decimal? Value)
{
    public static AgreementItem Of(AgreementRow row) => new(
        new(row.Id), row.InitiativeId, row.Title, row.Supplier, row.Buyer, row.Type, row.State, row.StateSince, row.Value);
}

/// <summary>An agreement.</summary>
/// <param name="Id">Which.</param>
/// <param name="Initiative">The initiative that brought it about.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Type">Code of its type.</param>
/// <param name="Supplier">Who delivers.</param>
/// <param name="Buyer">Who buys.</param>
/// <param name="Value">SEK over the whole agreement; null when it is not known.</param>
/// <param name="Note">Empty when nobody has written one.</param>
/// <param name="State">How far it has come.</param>
/// <param name="StateSince">The day it reached that state.</param>
internal sealed record AgreementDetails(
    BusinessAgreementId Id, InitiativeId Initiative, string Title, string Type, OrganisationId Supplier, OrganisationId Buyer, decimal? Value, string Note, AgreementState State,
    DateOnly StateSince)
{
    public static AgreementDetails Of(BusinessAgreementId id, InitiativeId initiative, AgreementFileRow row) => new(
        id, initiative, row.Title, row.Type, row.SupplierId, row.BuyerId, row.Value, row.Note, row.State, row.StateSince);
}
