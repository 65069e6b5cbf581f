using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Series, their sessions and who is in them, over the API. Reading who is in one is logged.</summary>
internal static class SeriesApi
{
    private const string Path = "/initiatives/{initiative:guid}/series";

    private const string NewSeries = """
        {
          "activity": "00000000-0000-0000-0000-000000000002", "name": "Framtidsverkstad 9", "day": "2026-05-04", "time": "09:00:00", "minutes": 180, "everyWeeks": 1,
          "sessionTotal": 6, "completionMinimum": 5, "place": "Medborgarskolan"
        }
        """;

    private const string Changed = """
        { "name": "Framtidsverkstad i stadshuset", "completionMinimum": 5, "place": "Stadshuset" }
        """;

    private const string Joining = """
        { "participants": ["00000000-0000-0000-0000-000000000003"], "joinedOn": "2026-04-15" }
        """;

    private const string Departure = """
        { "participant": "00000000-0000-0000-0000-000000000003" }
        """;

    public static ApiResource Resource { get; } = new("activities", static routes =>
    {
        routes.Get(Path, Permissions.ActivitiesRead, "activities.api.series_list", ListAsync);
        routes.Get(Path + "/{series:guid}", Permissions.ActivitiesRead, "activities.api.series", GetAsync);
        routes.Post(Path, Permissions.ActivitiesEdit, "activities.api.add_series", NewSeries, AddAsync);
        routes.Put(Path + "/{series:guid}", Permissions.ActivitiesEdit, "activities.api.change_series", Changed, ChangeAsync);
        routes.Post(Path + "/{series:guid}/members", Permissions.ActivitiesEdit, "activities.api.add_members", Joining, AddMembersAsync);
        routes.Post(Path + "/{series:guid}/departures", Permissions.ActivitiesEdit, "activities.api.remove_member", Departure, RemoveMemberAsync);
    });

    private static async Task<ApiListAnswer<SeriesItem>> ListAsync(
        Guid initiative, ApiFilter<NoFilter> filter, ApiLists lists, InitiativeChoices initiatives, CancellationToken cancellation) =>
        await initiatives.FindAsync(new(initiative), cancellation) is { Id: var id }
            ? await lists.PageAsync(SeriesList.Of(id), filter.Request, SeriesItem.Of, cancellation)
            : ApiAnswer.Missing;

    private static Task<ApiAnswer<SeriesDetails>> GetAsync(Guid initiative, Guid series, SeriesReader reader, CancellationToken cancellation) =>
        reader.ReadAsync(new(initiative), new(series), cancellation);

    private static async Task<ApiAnswer<SeriesDetails>> AddAsync(
        Guid initiative, ApiBody<SeriesInput> body, IdempotencyKey key, MakeSeries make, InitiativeChoices initiatives, SeriesReader reader, CancellationToken cancellation)
    {
        if (await initiatives.FindAsync(new(initiative), cancellation) is null)
        {
            return ApiAnswer.Missing;
        }

        body.Value.Form = new SeriesId(key.Id);
        return await ApiAnswer<SeriesDetails>.OnceAsync(
            key, async () => (await make.RunAsync(new(initiative), body.Value, cancellation)).Result, () => reader.ReadAsync(new(initiative), new(key.Id), cancellation),
            PathOf(initiative, key.Id));
    }

    private static async Task<ApiAnswer<SeriesDetails>> ChangeAsync(
        Guid initiative, Guid series, ApiBody<SeriesChangeInput> body, IfMatch match, ChangeSeries change, SeriesReader reader, CancellationToken cancellation)
    {
        if (await reader.FindAsync(new(initiative), new(series), cancellation) is not { } found)
        {
            return ApiAnswer.Missing;
        }

        body.Value.Version = match.Version;
        return await ApiAnswer<SeriesDetails>.AfterAsync(
            await change.RunAsync(found, body.Value, cancellation), () => reader.ReadAsync(new(initiative), new(series), cancellation));
    }

    private static Task<ApiAnswer<SeriesDetails>> AddMembersAsync(
        Guid initiative, Guid series, ApiBody<MembersInput> body, IdempotencyKey key, SeriesOverview overview, ChangeMembers change, SeriesReader reader,
        CancellationToken cancellation) =>
        OfGroupAsync(initiative, series, key, overview, reader, group => change.AddAsync(group, body.Value, cancellation), cancellation);

    private static Task<ApiAnswer<SeriesDetails>> RemoveMemberAsync(
        Guid initiative, Guid series, ApiBody<DepartureInput> body, IdempotencyKey key, SeriesOverview overview, ChangeMembers change, SeriesReader reader,
        CancellationToken cancellation) =>
        OfGroupAsync(initiative, series, key, overview, reader, async group => await change.RemoveAsync(group, body.Value.Participant!.Value, cancellation)
            ? Result.Done
            : Result.Refused(nameof(body.Value.Participant), "activities.members.not_member"), cancellation);

    /// <summary>Changes who is in a series; one for organisations has no members.</summary>
    private static async Task<ApiAnswer<SeriesDetails>> OfGroupAsync(
        Guid initiative, Guid series, IdempotencyKey key, SeriesOverview overview, SeriesReader reader, Func<SeriesOverview.Head, Task<Result>> change, CancellationToken cancellation) =>
        await overview.FindAsync(new(initiative), new(series), cancellation) is { Series: { Audience: not Attendees.Organisations } group }
            ? await ApiAnswer<SeriesDetails>.OnceAsync(
                key, async () => await change(group), () => reader.ReadAsync(new(initiative), new(series), cancellation), PathOf(initiative, series))
            : ApiAnswer.Missing;

    private static string PathOf(Guid initiative, Guid series) => $"/api/v1/initiatives/{initiative}/series/{series}";
}

/// <summary>Reads a series as the API tells of it.</summary>
internal sealed class SeriesReader(RequestDatabase database, SeriesOverview overview, AuditTrail audit)
{
    /// <summary>The series; null when the initiative has none such within reach.</summary>
    public Task<ActivitySeries?> FindAsync(InitiativeId initiative, SeriesId series, CancellationToken cancellation) =>
        database.Context.Set<ActivitySeries>().SingleOrDefaultAsync(found => found.Id == series && found.InitiativeId == initiative, cancellation);

    /// <summary>All that is told of it.</summary>
    public async Task<ApiAnswer<SeriesDetails>> ReadAsync(InitiativeId initiative, SeriesId series, CancellationToken cancellation)
    {
        if (await FindAsync(initiative, series, cancellation) is not { } found || await overview.FindAsync(initiative, series, cancellation) is not { } shown)
        {
            return ApiAnswer.Missing;
        }

        if (found.Audience.ForParticipants())
        {
            await audit.RecordListAsync("exported", "series_members", initiative, cancellation);
        }

        return ApiAnswer<SeriesDetails>.Of(SeriesDetails.Of(found, shown), found.Version);
    }
}

/// <summary>Who leaves a series.</summary>
public sealed class DepartureInput
{
    /// <summary>A member. One who was never marked is taken away as if never added.</summary>
    [Required]
    public ParticipantId? Participant { get; set; }
}

/// <summary>A series in the list.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Audience">Who it is for.</param>
/// <param name="SessionTotal">Number of sessions.</param>
/// <param name="CompletionMinimum">Sessions one must be present at to have completed it.</param>
/// <param name="FirstAt">When the first session begins; null when it has none.</param>
/// <param name="LastAt">When the last session begins; null when it has none.</param>
/// <param name="Held">Sessions held.</param>
/// <param name="Members">Members, within the user's reach.</param>
/// <param name="Completed">Those who have completed it, within the user's reach.</param>
internal sealed record SeriesItem(
    SeriesId Id, string Name, Attendees Audience, int SessionTotal, int CompletionMinimum, DateTimeOffset? FirstAt, DateTimeOffset? LastAt, int Held, int Members, int Completed)
{
    public static SeriesItem Of(SeriesList.Row row) => new(
        new(row.Id), row.Name, row.Audience, row.SessionTotal, row.CompletionMinimum, row.FirstAt, row.LastAt, row.Held, row.Members, row.Completed);
}

/// <summary>A series.</summary>
/// <param name="Id">Which.</param>
/// <param name="Initiative">The initiative.</param>
/// <param name="Activity">The planned activity it carries out; null when the plan has none.</param>
/// <param name="Type">Type of activity, as in the plan.</param>
/// <param name="Audience">Who it is for.</param>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where it usually meets; empty when that is not decided.</param>
/// <param name="Leader">Account of who leads it; null when nobody is named.</param>
/// <param name="SessionTotal">Number of sessions.</param>
/// <param name="CompletionMinimum">Sessions one must be present at to have completed it.</param>
/// <param name="CompletionTask">The task that must be handed in too; empty when there is none.</param>
/// <param name="Sessions">Its sessions, in order.</param>
/// <param name="Members">Who is in it within the user's reach, those who have left it last; none for organisations.</param>
internal sealed record SeriesDetails(
    SeriesId Id, InitiativeId Initiative, Guid? Activity, string Type, Attendees Audience, string Name, string Place, AccountId? Leader, int SessionTotal, int CompletionMinimum, string CompletionTask,
    IReadOnlyList<SeriesSession> Sessions, IReadOnlyList<SeriesMemberItem> Members)
{
    public static SeriesDetails Of(ActivitySeries series, SeriesOverview.Found found) => new(
        series.Id, series.InitiativeId, series.PlannedActivityId, series.Type, series.Audience, series.Name.ToString(), series.Place, series.LeaderAccountId, series.SessionTotal,
        series.CompletionMinimum, series.CompletionTask, [.. found.Sessions.Select(static session => new SeriesSession(session.Id, session.Number, session.Theme, session.StartsAt, session.EndsAt, session.Result))],
        [.. found.Members.Select(SeriesMemberItem.Of)]);
}

/// <summary>A session of a series.</summary>
/// <param name="Id">Which.</param>
/// <param name="Number">Number in the series, from 1.</param>
/// <param name="Theme">What it is about; null when it has no name of its own.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">When it ends.</param>
/// <param name="Result">What became of it; null while planned.</param>
internal sealed record SeriesSession(SessionId Id, int Number, string? Theme, DateTimeOffset StartsAt, DateTimeOffset EndsAt, SessionResult? Result);

/// <summary>A member of a series.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Reference">Short code.</param>
/// <param name="Name">Null for a protected identity.</param>
/// <param name="IsProtected">Whether the identity is protected.</param>
/// <param name="JoinedOn">First day they are expected.</param>
/// <param name="LeftOn">First day they no longer are; null while a member.</param>
/// <param name="Marks">Marks in the order of the sessions; null where unmarked.</param>
/// <param name="Completion">How far they have come.</param>
/// <param name="Wants">Whether they want to go on after the series; null when that is not asked yet.</param>
internal sealed record SeriesMemberItem(
    ParticipantId Participant, string Reference, string? Name, bool IsProtected, DateOnly JoinedOn, DateOnly? LeftOn, IReadOnlyList<AttendanceMark?> Marks, SeriesCompletion Completion,
    bool? Wants)
{
    public static SeriesMemberItem Of(SeriesOverview.Member member) => new(
        member.Row.Id, member.Row.Reference, member.Row.IsProtected ? null : member.Row.Name, member.Row.IsProtected, member.Row.JoinedOn, member.Row.LeftOn, member.Marks,
        member.Completion, member.Row.Wants);
}
