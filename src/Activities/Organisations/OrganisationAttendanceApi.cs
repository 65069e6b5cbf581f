using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Which organisations came to a session, over the API.</summary>
internal static class OrganisationAttendanceApi
{
    private const string Path = "/initiatives/{initiative:guid}/sessions/{session:guid}/organisations";

    private const string Came = """
        { "organisation": "00000000-0000-0000-0000-000000000006", "group": "companies", "persons": 2, "people": [] }
        """;

    private const string Correction = """
        { "base": "00000000-0000-0000-0000-000000000011", "group": "companies", "persons": 7, "people": [], "reason": "De var fler än vi räknade." }
        """;

    public static ApiResource Resource { get; } = new("activities", static routes =>
    {
        routes.Get(Path, Permissions.ActivitiesRead, "activities.api.organisations", GetAsync);
        routes.Post(Path, Permissions.AttendanceEdit, "activities.api.organisation_came", Came, AddAsync);
        routes.Put(Path + "/{organisation:guid}", Permissions.AttendanceEdit, "activities.api.correct_organisation", Correction, CorrectAsync);
    });

    private static async Task<ApiAnswer<CameDetails>> GetAsync(
        Guid initiative, Guid session, FindSession sessions, OrganisationRoster roster, CancellationToken cancellation) =>
        await sessions.RunAsync(new(initiative), new(session), cancellation) is { Audience: not Attendees.Participants } found
            ? await ReadAsync(roster, found, cancellation)
            : ApiAnswer.Missing;

    private static async Task<ApiAnswer<CameDetails>> AddAsync(
        Guid initiative, Guid session, ApiBody<OrganisationCameInput> body, IdempotencyKey key, FindSession sessions, OrganisationRoster roster,
        RegisterOrganisation register, CancellationToken cancellation) =>
        await sessions.LockAsync(new(initiative), new(session), cancellation) is { Audience: not Attendees.Participants } found
            ? await ApiAnswer<CameDetails>.OnceAsync(
                key, async () => await register.RunAsync(found, body.Value, cancellation), () => ReadAsync(roster, found, cancellation),
                $"/api/v1/initiatives/{initiative}/sessions/{session}/organisations")
            : ApiAnswer.Missing;

    private static async Task<ApiAnswer<CameDetails>> CorrectAsync(
        Guid initiative, Guid session, Guid organisation, ApiBody<OrganisationCorrectionInput> body, FindSession sessions, OrganisationRoster roster,
        RegisterOrganisation register, CancellationToken cancellation) =>
        await sessions.LockAsync(new(initiative), new(session), cancellation) is { Audience: not Attendees.Participants } found
        && (await roster.FindAsync(found, cancellation)).Rows.Any(row => row.OrganisationId == new OrganisationId(organisation))
            ? await ApiAnswer<CameDetails>.AfterAsync(
                await register.CorrectAsync(found, new(organisation), body.Value, cancellation), () => ReadAsync(roster, found, cancellation))
            : ApiAnswer.Missing;

    private static async Task<ApiAnswer<CameDetails>> ReadAsync(OrganisationRoster roster, SessionCard session, CancellationToken cancellation) =>
        ApiAnswer<CameDetails>.Of(CameDetails.Of(await roster.FindAsync(session, cancellation)));
}

/// <summary>The organisations that came to a session.</summary>
/// <param name="Items">By name.</param>
/// <param name="Persons">Persons in all.</param>
/// <param name="Audience">How far the audience that the session is for has come.</param>
internal sealed record CameDetails(IReadOnlyList<CameItem> Items, int Persons, IReadOnlyList<AudienceReach> Audience)
{
    public static CameDetails Of(OrganisationRoster.Found found) => new(
        [.. found.Rows.Select(static row => new CameItem(row.OrganisationId, row.Name, row.Id, row.AudienceGroup, row.Persons, row.PeopleIds, row.RegisteredByName))], found.Persons, found.Reach);
}

/// <summary>An organisation that came.</summary>
/// <param name="Organisation">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Base">Id of the registration, which a correction names; a corrected one has an id of its own.</param>
/// <param name="Group">As what it came.</param>
/// <param name="Persons">With how many.</param>
/// <param name="People">Contact persons of it who are known to have been among them.</param>
/// <param name="RegisteredBy">Name of who entered it.</param>
internal sealed record CameItem(OrganisationId Organisation, string Name, Guid Base, string Group, int Persons, IReadOnlyList<Guid> People, string RegisteredBy);
