using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What an organisation is and can offer, over the API.</summary>
internal static class ProfileApi
{
    private const string Path = "/organisations/{organisation:guid}/profile";

    private const string Example = """
        { "legalForm": "economic_association", "purpose": "Vi öppnar dörren till arbetslivet.", "capacity": 4, "tags": ["kafé", "catering"], "worksWith": ["young_adults"], "languages": ["sv"], "stepFree": true }
        """;

    public static ApiResource Resource { get; } = new("organisations", static routes =>
    {
        routes.Get(Path, Permissions.OrganisationsRead, "organisations.api.profile", GetAsync);
        routes.Put(Path, Permissions.OrganisationsEdit, "organisations.api.change_profile", Example, ChangeAsync);
    });

    private static async Task<ApiAnswer<ProfileDetails>> GetAsync(Guid organisation, RequestDatabase database, CancellationToken cancellation)
    {
        var found = await database.Context.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == new OrganisationId(organisation), cancellation);
        return ApiAnswer<ProfileDetails>.Of(found is null ? null : ProfileDetails.Of(found), found?.Version);
    }

    private static async Task<ApiAnswer<ProfileDetails>> ChangeAsync(
        Guid organisation, ApiBody<ProfileInput> body, IfMatch match, ChangeProfile change, RequestDatabase database, CancellationToken cancellation) =>
        await ApiAnswer<ProfileDetails>.AfterAsync(
            await change.RunAsync(new(organisation), body.Value with { Version = match.Version }, cancellation), () => GetAsync(organisation, database, cancellation));
}

/// <summary>What an organisation is and can offer. Null is not known.</summary>
/// <param name="LegalForm">Code of what it is in law.</param>
/// <param name="Sector">Code of its sector, which follows from type and legal form.</param>
/// <param name="Purpose">What it is for, in a sentence.</param>
/// <param name="Capacity">How many it can receive at once.</param>
/// <param name="WorksWith">Codes of whom it is used to receiving.</param>
/// <param name="Tags">What it does, in words.</param>
/// <param name="Languages">Codes of languages spoken there.</param>
/// <param name="StepFree">Whether one gets in and about without steps.</param>
/// <param name="AccessibleToilet">Whether there is a toilet for wheelchairs.</param>
/// <param name="QuietPlace">Whether there is somewhere to be undisturbed.</param>
/// <param name="NearTransport">Whether public transport stops within 500 m.</param>
internal sealed record ProfileDetails(
    LegalForm? LegalForm, Sector? Sector, string? Purpose, int? Capacity, IReadOnlyList<WorksWith> WorksWith, IReadOnlyList<string> Tags, IReadOnlyList<string> Languages,
    bool? StepFree, bool? AccessibleToilet, bool? QuietPlace, bool? NearTransport)
{
    public static ProfileDetails Of(Organisation found) => new(
        found.LegalForm, Sectors.Of(found.Type, found.LegalForm), found.Purpose, found.Capacity, found.WorksWith, found.Tags, found.Languages,
        found.StepFree, found.AccessibleToilet, found.QuietPlace, found.NearTransport);
}
