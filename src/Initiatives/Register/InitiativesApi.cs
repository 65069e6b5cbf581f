using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>The initiatives in reach over the API.</summary>
internal static class InitiativesApi
{
    public static ApiResource Resource { get; } = new("initiatives", static routes =>
    {
        routes.Get("/initiatives", Permissions.InitiativesRead, "initiatives.api.list", ListAsync);
        routes.Get("/initiatives/{initiative:guid}", Permissions.InitiativesRead, "initiatives.api.get", GetAsync);
    });

    private static Task<ApiListAnswer<InitiativeItem>> ListAsync(ApiFilter<InitiativeFilter> filter, ApiLists lists, CancellationToken cancellation) => lists.PageAsync(
        InitiativeList.Of(filter.Value.State), filter.Request,
        static row => new InitiativeItem(new(row.Id), row.Name, row.Owner, row.State, row.StartsOn, row.EndsOn, row.IntakeEndsOn, row.MaximumGrant, row.RegistryNumber), cancellation);

    private static async Task<ApiAnswer<InitiativeDetails>> GetAsync(Guid initiative, RequestDatabase database, CancellationToken cancellation)
    {
        var found = await database.Context.FindAsync<Initiative>([new InitiativeId(initiative)], cancellation);
        return ApiAnswer<InitiativeDetails>.Of(found is null ? null : InitiativeDetails.Of(found), found?.Version);
    }
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
/// <param name="Summary">What it is; empty when nobody has written it.</param>
/// <param name="Purpose">What it is for; empty when nobody has written it.</param>
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
    InitiativeId Id, string Name, string Summary, string Purpose, InitiativeState State, OrganisationId Owner, OrganisationId? Performer, OrganisationId? Funder,
    DateOnly StartsOn, DateOnly EndsOn, DateOnly? IntakeEndsOn, decimal? MaximumGrant, string? RegistryNumber)
{
    public static InitiativeDetails Of(Initiative found) => new(
        found.Id, found.Name.ToString(), found.Summary.ToString(), found.Purpose.ToString(), found.State, found.OwnerId, found.PerformerId, found.FunderId,
        found.StartsOn, found.EndsOn, found.IntakeEndsOn, found.MaximumGrant, found.RegistryNumber);
}
