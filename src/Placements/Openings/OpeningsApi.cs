using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The place bank over the API.</summary>
internal static class OpeningsApi
{
    private const string Terms = """
        "kind": "work_training", "title": "Medhjälpare i kafé", "tasks": "Servera och duka av.", "occupation": "9413", "startsOn": "2026-05-04", "places": 2, "leastHours": 10, "mostHours": 30,
          "times": [0, 2, 4, 6, 8], "swedish": "words", "languages": ["ar"], "skillsWished": "räkna kassa", "demands": ["standing"], "supports": ["adapted_tasks"], "validUntil": "2026-10-31"
        """;

    private const string New = $$"""
        { "organisation": "00000000-0000-0000-0000-000000000006", {{Terms}} }
        """;

    private const string Changed = $$"""
        { {{Terms}} }
        """;

    private const string Withdrawn = """
        { "because": "Handledaren slutar." }
        """;

    public static ApiResource Resource { get; } = new("placements", static routes =>
    {
        routes.Get("/initiatives/{initiative:guid}/openings", Permissions.PlacementsRead, "openings.api.list", List);
        routes.Get("/initiatives/{initiative:guid}/openings/{opening:guid}", Permissions.PlacementsRead, "openings.api.get", GetAsync);
        routes.Post("/initiatives/{initiative:guid}/openings", Permissions.PlacementsEdit, "openings.api.add", New, AddAsync);
        routes.Put("/initiatives/{initiative:guid}/openings/{opening:guid}", Permissions.PlacementsEdit, "openings.api.change", Changed, ChangeAsync);
        routes.Post("/initiatives/{initiative:guid}/openings/{opening:guid}/withdrawal", Permissions.PlacementsEdit, "openings.api.withdraw", Withdrawn, WithdrawAsync);
    });

    private static Task<ApiListAnswer<OpeningItem>> List(Guid initiative, ApiFilter<OpeningQuery> filter, ApiLists lists, TimeProvider clock, CancellationToken cancellation) => lists.PageAsync(
        OpeningList.Of(new OpeningFilter(new(initiative), filter.Value.State, filter.Value.Kind, filter.Value.Town, filter.Value.Within, filter.Value.Organisation), clock.Today()), filter.Request,
        OpeningItem.Of, cancellation);

    private static async Task<ApiAnswer<OpeningDetails>> GetAsync(Guid initiative, Guid opening, RequestDatabase database, TimeProvider clock, CancellationToken cancellation) =>
        await OpeningFacts.FindAsync(database, new(initiative), new(opening), cancellation) is { } facts
            ? ApiAnswer<OpeningDetails>.Of(OpeningDetails.Of(facts, clock.Today()), facts.Opening.Version)
            : ApiAnswer.Missing;

    private static async Task<ApiAnswer<OpeningDetails>> AddAsync(
        Guid initiative, ApiBody<NewOpening> body, IdempotencyKey key, SaveOpening save, RequestDatabase database, TimeProvider clock, CancellationToken cancellation) =>
        await ApiAnswer<OpeningDetails>.OnceAsync(
            key, async () => await save.AddAsync(new(initiative), body.Value.Organisation!.Value, body.Value with { Id = new(key.Id) }, cancellation), () => GetAsync(initiative, key.Id, database, clock, cancellation),
            $"/api/v1/initiatives/{initiative}/openings/{key.Id}");

    private static async Task<ApiAnswer<OpeningDetails>> ChangeAsync(
        Guid initiative, Guid opening, ApiBody<OpeningInput> body, IfMatch match, SaveOpening save, RequestDatabase database, TimeProvider clock, CancellationToken cancellation) =>
        await ApiAnswer<OpeningDetails>.AfterAsync(
            await save.ChangeAsync(new(initiative), new(opening), body.Value with { Version = match.Version }, cancellation), () => GetAsync(initiative, opening, database, clock, cancellation));

    private static async Task<ApiAnswer<OpeningDetails>> WithdrawAsync(
        Guid initiative, Guid opening, ApiBody<Withdrawal> body, IdempotencyKey key, SaveOpening save, RequestDatabase database, TimeProvider clock, CancellationToken cancellation) =>
        await ApiAnswer<OpeningDetails>.OnceAsync(
            key, async () => await save.WithdrawAsync(new(initiative), new(opening), body.Value, cancellation), () => GetAsync(initiative, opening, database, clock, cancellation),
            $"/api/v1/initiatives/{initiative}/openings/{opening}");
}

/// <summary>By what openings are narrowed.</summary>
/// <param name="State">Where they stand.</param>
/// <param name="Kind">What for.</param>
/// <param name="Town">Where.</param>
/// <param name="Within">So many kilometres from there at most; null for that town alone.</param>
/// <param name="Organisation">At one organisation.</param>
internal sealed record OpeningQuery(OpeningState? State, PlacementKind? Kind, string? Town, int? Within, OrganisationId? Organisation);

/// <summary>An opening in the list.</summary>
/// <param name="Id">Which.</param>
/// <param name="Initiative">The initiative that looks after it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Organisation">Who offers it.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="Town">Where; null when it is not known.</param>
/// <param name="Kind">What for.</param>
/// <param name="Occupation">Code of SSYK 2012; null when nobody has said.</param>
/// <param name="Places">How many it has room for.</param>
/// <param name="Taken">How many of them are taken.</param>
/// <param name="ValidUntil">Last day that it is offered without being confirmed anew.</param>
/// <param name="State">Where it stands.</param>
internal sealed record OpeningItem(
    PlacementOpeningId Id, InitiativeId Initiative, string Title, OrganisationId Organisation, string OrganisationName, string? Town, PlacementKind Kind, string? Occupation, int Places, int Taken, DateOnly ValidUntil,
    OpeningState State)
{
    public static OpeningItem Of(OpeningRow row) => new(
        new(row.Id), row.InitiativeId, row.Title, row.OrganisationId, row.Organisation, row.Town, row.Kind, row.Occupation, row.Places, row.Taken, row.ValidUntil, row.State);
}

/// <summary>An opening.</summary>
/// <param name="Id">Which.</param>
/// <param name="Initiative">The initiative that looks after it.</param>
/// <param name="Organisation">Who offers it.</param>
/// <param name="Place">Which of its premises; null when nobody has said.</param>
/// <param name="Latitude">Of the premises, WGS84; null when it is not known.</param>
/// <param name="Longitude">Of the premises, WGS84; null when it is not known.</param>
/// <param name="Supervisor">Who would supervise, of its contact persons; null while nobody is named.</param>
/// <param name="Responsible">Who of the staff looks after it.</param>
/// <param name="Kind">What for.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Tasks">What one does; may be empty.</param>
/// <param name="Occupation">Code of SSYK 2012; null when nobody has said.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day; null until further notice.</param>
/// <param name="Places">How many it has room for.</param>
/// <param name="Taken">How many of them are taken.</param>
/// <param name="LeastHours">Fewest hours a week.</param>
/// <param name="MostHours">Most hours a week.</param>
/// <param name="Times">Half-days when one can be there: 0 is Monday's morning, 1 Monday's afternoon, 13 Sunday's afternoon.</param>
/// <param name="Swedish">Swedish that is needed.</param>
/// <param name="Languages">Languages that somebody there speaks beside Swedish.</param>
/// <param name="SkillsNeeded">Skills one must have.</param>
/// <param name="SkillsWished">Skills that are good to have.</param>
/// <param name="Demands">What the work demands.</param>
/// <param name="Supports">What the workplace has.</param>
/// <param name="TargetGroups">Codes of the target groups that may be offered it; empty: all.</param>
/// <param name="IsShared">Whether the association's other initiatives may offer it too.</param>
/// <param name="IsPublic">Whether everybody is told of it.</param>
/// <param name="ConfirmedOn">When the organisation last said that it holds.</param>
/// <param name="ValidUntil">Last day that it is offered without being confirmed anew.</param>
/// <param name="WithdrawnOn">When it was taken back; null while it has not been.</param>
/// <param name="State">Where it stands.</param>
internal sealed record OpeningDetails(
    PlacementOpeningId Id, InitiativeId Initiative, OrganisationId Organisation, Guid? Place, decimal? Latitude, decimal? Longitude, Guid? Supervisor, AccountId Responsible, PlacementKind Kind, string Title,
    string Tasks, string? Occupation, DateOnly StartsOn, DateOnly? EndsOn, int Places, int Taken, decimal LeastHours, decimal MostHours, IReadOnlyList<int> Times, SwedishLevel Swedish,
    IReadOnlyList<string> Languages, IReadOnlyList<string> SkillsNeeded, IReadOnlyList<string> SkillsWished, IReadOnlyList<WorkDemand> Demands, IReadOnlyList<WorkSupport> Supports,
    IReadOnlyList<string> TargetGroups, bool IsShared, bool IsPublic, DateOnly ConfirmedOn, DateOnly ValidUntil, DateOnly? WithdrawnOn, OpeningState State)
{
    public static OpeningDetails Of(OpeningFacts facts, DateOnly today)
    {
        var opening = facts.Opening;
        return new(
            opening.Id, opening.InitiativeId, opening.OrganisationId, opening.PlaceId, facts.Names.Latitude, facts.Names.Longitude, opening.SupervisorId, opening.ResponsibleId, opening.Kind, opening.Title,
            opening.Tasks, opening.Occupation, opening.StartsOn, opening.EndsOn, opening.Places, opening.Taken, opening.LeastHours, opening.MostHours, [.. new WeekTimes(opening.Times).All], opening.Swedish,
            opening.Languages, opening.SkillsNeeded, opening.SkillsWished, opening.Demands, opening.Supports, opening.TargetGroups, opening.IsShared, opening.IsPublic, opening.ConfirmedOn, opening.ValidUntil,
            opening.WithdrawnOn, opening.StateOn(today));
    }
}
