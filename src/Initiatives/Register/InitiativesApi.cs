using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>The initiatives in reach over the API.</summary>
internal static class InitiativesApi
{
    private const string NewInitiative = """
        {
          "nameSv": "Vägar till arbete", "nameEn": "Roads to work", "purposeSv": "Fler får arbetsträna hos företag i länet.",
          "owner": "00000000-0000-0000-0000-000000000007", "startsOn": "2026-09-01", "endsOn": "2027-08-31", "maximumGrant": 850000.00
        }
        """;

    private const string Changed = """
        {
          "nameSv": "Vägar till arbete", "nameEn": "Roads to work", "owner": "00000000-0000-0000-0000-000000000007", "performer": "00000000-0000-0000-0000-000000000006",
          "startsOn": "2026-09-01", "endsOn": "2027-12-31", "intakeEndsOn": "2027-05-31", "maximumGrant": 900000.00, "state": "applied"
        }
        """;

    public static ApiResource Resource { get; } = new("initiatives", static routes =>
    {
        routes.Get("/initiatives", Permissions.InitiativesRead, "initiatives.api.list", ListAsync);
        routes.Get("/initiatives/{initiative:guid}", Permissions.InitiativesRead, "initiatives.api.get", GetAsync);
        routes.Post("/initiatives", Permissions.InitiativesEdit, "initiatives.api.begin", NewInitiative, BeginAsync);
        routes.Put("/initiatives/{initiative:guid}", Permissions.InitiativesEdit, "initiatives.api.change", Changed, ChangeAsync);
    });

    private static Task<ApiListAnswer<InitiativeItem>> ListAsync(ApiFilter<InitiativeFilter> filter, ApiLists lists, CancellationToken cancellation) => lists.PageAsync(
        InitiativeList.Of(filter.Value.State), filter.Request,
        static row => new InitiativeItem(new(row.Id), row.Name, row.Owner, row.State, row.StartsOn, row.EndsOn, row.IntakeEndsOn, row.MaximumGrant, row.RegistryNumber), cancellation);

    private static async Task<ApiAnswer<InitiativeDetails>> GetAsync(Guid initiative, RequestDatabase database, CancellationToken cancellation)
    {
        var found = await database.Context.FindAsync<Initiative>([new InitiativeId(initiative)], cancellation);
        return ApiAnswer<InitiativeDetails>.Of(found is null ? null : InitiativeDetails.Of(found), found?.Version);
    }

    private static async Task<ApiAnswer<InitiativeDetails>> BeginAsync(
        ApiBody<InitiativeInput> body, IdempotencyKey key, CreateInitiative create, RequestDatabase database, CancellationToken cancellation) =>
        await ApiAnswer<InitiativeDetails>.OnceAsync(
            key, async () => await create.RunAsync(body.Value with { Id = new(key.Id) }, cancellation), () => GetAsync(key.Id, database, cancellation),
            $"/api/v1/initiatives/{key.Id}");

    private static async Task<ApiAnswer<InitiativeDetails>> ChangeAsync(
        Guid initiative, ApiBody<InitiativeInput> body, IfMatch match, ChangeInitiative change, RequestDatabase database, CancellationToken cancellation) =>
        await ApiAnswer<InitiativeDetails>.AfterAsync(
            await change.RunAsync(body.Value with { Id = new(initiative), Version = match.Version }, cancellation), () => GetAsync(initiative, database, cancellation));
}

/// <summary>By what the list is narrowed.</summary>
/// <param name="State">How far it has come.</param>
internal sealed record InitiativeFilter(InitiativeState? State);

/// <summary>An initiative in the list.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Its name, in the language asked for where it has one.</param>
/// <param name="Owner">Name of the organisation that owns it.</param>
/// <param name="State">How far it has come.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="IntakeEndsOn">Last day to enrol; null when the plan does not say.</param>
/// <param name="MaximumGrant">The most that is paid, SEK; null when it is not known.</param>
/// <param name="RegistryNumber">The association's registry number; null when it has none.</param>
internal sealed record InitiativeItem(
    InitiativeId Id, string Name, string Owner, InitiativeState State, DateOnly StartsOn, DateOnly EndsOn, DateOnly? IntakeEndsOn, decimal? MaximumGrant, string? RegistryNumber);

/// <summary>An initiative.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Its name, in the language asked for where it has one.</param>
/// <param name="NameSv">Its name in Swedish.</param>
/// <param name="NameEn">Its name in English; null when it has none.</param>
/// <param name="SummarySv">What it is, in Swedish; empty when nobody has written it.</param>
/// <param name="SummaryEn">What it is, in English; null when nobody has written it.</param>
/// <param name="PurposeSv">What it is for, in Swedish; empty when nobody has written it.</param>
/// <param name="PurposeEn">What it is for, in English; null when nobody has written it.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Owner">The organisation that answers for it.</param>
/// <param name="Performer">The organisation that carries it out; null when the owner does.</param>
/// <param name="Funder">The organisation that pays; null when it is not known.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="IntakeEndsOn">Last day to enrol; null when the plan does not say.</param>
/// <param name="MaximumGrant">The most that is paid, SEK; null when it is not known.</param>
/// <param name="RegistryNumber">The association's registry number; null when it has none.</param>
internal sealed record InitiativeDetails(
    InitiativeId Id, string Name, string NameSv, string? NameEn, string SummarySv, string? SummaryEn, string PurposeSv, string? PurposeEn, InitiativeState State,
    OrganisationId Owner, OrganisationId? Performer, OrganisationId? Funder, DateOnly StartsOn, DateOnly EndsOn, DateOnly? IntakeEndsOn, decimal? MaximumGrant, string? RegistryNumber)
{
    public static InitiativeDetails Of(Initiative found) => new(
        found.Id, found.Name.ToString(), found.Name.Sv, found.Name.En, found.Summary.Sv, found.Summary.En, found.Purpose.Sv, found.Purpose.En, found.State,
        found.OwnerId, found.PerformerId, found.FunderId, found.StartsOn, found.EndsOn, found.IntakeEndsOn, found.MaximumGrant, found.RegistryNumber);
}
