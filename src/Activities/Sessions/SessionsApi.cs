using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Sessions over the API.</summary>
internal static class SessionsApi
{
    private const string NewSession = """
        {
          "activity": "00000000-0000-0000-0000-000000000002", "name": "Nätverksträff i maj", "day": "2026-05-20", "time": "13:00:00", "minutes": 180,
          "place": "Stadshuset", "audience": [{ "group": "companies", "minimum": 5 }]
        }
        """;

    private const string Moved = """
        { "day": "2026-05-21", "time": "09:00:00", "minutes": 120, "place": "Biblioteket" }
        """;

    private const string Outcome = """
        { "result": "cancelled" }
        """;

    private const string Retraction = """
        { "outcome": "00000000-0000-0000-0000-000000000010", "reason": "Träffen blev av." }
        """;

    public static ApiResource Resource { get; } = new("activities", static routes =>
    {
        routes.Get("/sessions", Permissions.ActivitiesRead, "activities.api.list", ListAllAsync);
        routes.Get("/initiatives/{initiative:guid}/sessions", Permissions.ActivitiesRead, "activities.api.list_of_initiative", ListAsync);
        routes.Get("/initiatives/{initiative:guid}/sessions/{session:guid}", Permissions.ActivitiesRead, "activities.api.get", GetAsync);
        routes.Post("/initiatives/{initiative:guid}/sessions", Permissions.ActivitiesEdit, "activities.api.add", NewSession, AddAsync);
        routes.Put("/initiatives/{initiative:guid}/sessions/{session:guid}", Permissions.ActivitiesEdit, "activities.api.move", Moved, MoveAsync);
        routes.Post("/initiatives/{initiative:guid}/sessions/{session:guid}/outcome", Permissions.AttendanceEdit, "activities.api.outcome", Outcome, RegisterOutcomeAsync);
        routes.Post("/initiatives/{initiative:guid}/sessions/{session:guid}/outcome/retraction", Permissions.AttendanceEdit, "activities.api.retract_outcome", Retraction, RetractOutcomeAsync);
    });

    private static Task<ApiListAnswer<SessionItem>> ListAllAsync(
        ApiFilter<SessionPeriodQuery> filter, ApiLists lists, TimeProvider clock, Texts texts, CancellationToken cancellation) => lists.PageAsync(
        SessionList.Of(null, new SessionFilter(filter.Value.Period ?? SessionPeriod.Upcoming, null, null, clock.Today()), lists.ScopeWhere(Permissions.ActivitiesRead), texts), filter.Request, SessionItem.Of, cancellation);

    private static Task<ApiListAnswer<SessionItem>> ListAsync(
        Guid initiative, ApiFilter<SessionQuery> filter, ApiLists lists, TimeProvider clock, Texts texts, CancellationToken cancellation) => lists.PageAsync(
        SessionList.Of(new InitiativeId(initiative), filter.Value.On(clock.Today()), lists.ScopeWhere(Permissions.ActivitiesRead), texts), filter.Request, SessionItem.Of, cancellation);

    private static async Task<ApiAnswer<SessionDetails>> GetAsync(
        Guid initiative, Guid session, FindSession sessions, RequestDatabase database, CancellationToken cancellation)
    {
        var card = await sessions.RunAsync(new(initiative), new(session), cancellation);
        var version = card is null ? null : await database.ScalarAsync<uint?>(Sql.Of($"select xmin from sessions where id = {card.Id}"), cancellation);
        return ApiAnswer<SessionDetails>.Of(card is null ? null : SessionDetails.Of(card), version);
    }

    private static async Task<ApiAnswer<SessionDetails>> AddAsync(
        Guid initiative, ApiBody<SingleSessionInput> body, IdempotencyKey key, MakeSession make, FindSession sessions, RequestDatabase database, CancellationToken cancellation)
    {
        body.Value.Form = new SessionId(key.Id);
        return await ApiAnswer<SessionDetails>.OnceAsync(
            key, async () => (await make.RunAsync(new(initiative), body.Value, cancellation)).Result, () => GetAsync(initiative, key.Id, sessions, database, cancellation),
            PathOf(initiative, key.Id));
    }

    private static async Task<ApiAnswer<SessionDetails>> MoveAsync(
        Guid initiative, Guid session, ApiBody<SessionInput> body, IfMatch match, MoveSession move, FindSession sessions, RequestDatabase database, CancellationToken cancellation)
    {
        var id = new SessionId(session);
        await sessions.LockAsync(new(initiative), id, cancellation);
        if (await database.Context.Set<Session>().SingleOrDefaultAsync(found => found.Id == id && found.InitiativeId == new InitiativeId(initiative), cancellation) is not { } found)
        {
            return ApiAnswer.Missing;
        }

        body.Value.Version = match.Version;
        return await ApiAnswer<SessionDetails>.AfterAsync(
            await move.RunAsync(found, body.Value, cancellation), () => GetAsync(initiative, session, sessions, database, cancellation));
    }

    private static Task<ApiAnswer<SessionDetails>> RegisterOutcomeAsync(
        Guid initiative, Guid session, ApiBody<OutcomeInput> body, IdempotencyKey key, FindSession sessions, RegisterOutcome outcome, RequestDatabase database, CancellationToken cancellation) =>
        DecideAsync(initiative, session, key, sessions, database, found => body.Value.Result == SessionResult.Held ? outcome.HoldAsync(found, cancellation) : outcome.CancelAsync(found, cancellation), cancellation);

    private static Task<ApiAnswer<SessionDetails>> RetractOutcomeAsync(
        Guid initiative, Guid session, ApiBody<OutcomeRetraction> body, IdempotencyKey key, FindSession sessions, RegisterOutcome outcome, RequestDatabase database, CancellationToken cancellation) =>
        DecideAsync(initiative, session, key, sessions, database, found => outcome.RetractAsync(found, body.Value.Outcome, body.Value.Reason.Trim(), cancellation), cancellation);

    /// <summary>Decides what became of a session; that is for who answers for it.</summary>
    private static async Task<ApiAnswer<SessionDetails>> DecideAsync(
        Guid initiative, Guid session, IdempotencyKey key, FindSession sessions, RequestDatabase database, Func<SessionCard, Task<Result>> decide, CancellationToken cancellation)
    {
        if (await sessions.LockAsync(new(initiative), new(session), cancellation) is not { } found)
        {
            return ApiAnswer.Missing;
        }

        return sessions.IsAnsweredForByUser(found)
            ? await ApiAnswer<SessionDetails>.OnceAsync(
                key, async () => await decide(found), () => GetAsync(initiative, session, sessions, database, cancellation), PathOf(initiative, session))
            : ApiAnswer.Forbidden;
    }

    private static string PathOf(Guid initiative, Guid session) => $"/api/v1/initiatives/{initiative}/sessions/{session}";
}

/// <summary>What became of a session.</summary>
public sealed class OutcomeInput
{
    /// <summary>Held, once it has begun, or cancelled.</summary>
    [Required]
    public SessionResult? Result { get; set; }
}

/// <summary>Why what became of a session is taken back.</summary>
public sealed class OutcomeRetraction
{
    /// <summary>Id of the outcome that was read.</summary>
    [Required]
    public Guid? Outcome { get; set; }

    /// <summary>Why.</summary>
    [Required, StringLength(CorrectMark.ReasonLength)]
    public string Reason { get; set; } = string.Empty;
}

/// <summary>By what all sessions are narrowed.</summary>
/// <param name="Period">By time; those to come when left out, as on screen.</param>
internal sealed record SessionPeriodQuery(SessionPeriod? Period);

/// <summary>By what an initiative's sessions are narrowed.</summary>
/// <param name="Period">By time; those to come when left out, as on screen.</param>
/// <param name="Type">Type of activity, as in the plan.</param>
/// <param name="Series">One series.</param>
internal sealed record SessionQuery(SessionPeriod? Period, string? Type, SeriesId? Series)
{
    public SessionFilter On(DateOnly today) => new(Period ?? SessionPeriod.Upcoming, Type, Series, today);
}

/// <summary>A session in the list.</summary>
/// <param name="Id">Which.</param>
/// <param name="Initiative">The initiative.</param>
/// <param name="Name">Name of the series, or of a single session.</param>
/// <param name="Number">Number in the series, from 1; null for a single session.</param>
/// <param name="SessionTotal">Sessions in the series; null for a single session.</param>
/// <param name="Type">Name of the type of activity.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="Place">Where; null when it is not decided.</param>
/// <param name="Leader">Name of who leads it; null when nobody is named.</param>
/// <param name="Result">What became of it; null while planned.</param>
/// <param name="Came">How many came, within the user's reach; null before it was held.</param>
internal sealed record SessionItem(
    SessionId Id, InitiativeId Initiative, string Name, int? Number, int? SessionTotal, string Type, DateTimeOffset StartsAt, string? Place, string? Leader, SessionResult? Result,
    long? Came)
{
    public static SessionItem Of(SessionListRow row) => new(
        new(row.Id), row.InitiativeId, row.Name, row.Number, row.SessionTotal, row.TypeName, row.StartsAt, row.Place, row.LeaderName, row.Result, row.Came);
}

/// <summary>A session.</summary>
/// <param name="Id">Which.</param>
/// <param name="Initiative">The initiative.</param>
/// <param name="Series">The series; null for a single session.</param>
/// <param name="Number">Number in the series, from 1; null for a single session.</param>
/// <param name="Type">Type of activity, as in the plan.</param>
/// <param name="Audience">Who it is for.</param>
/// <param name="Name">Name of the series, or of a single session.</param>
/// <param name="Theme">What a session of a series is about; null when it has no name of its own.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">When it ends.</param>
/// <param name="Place">Where; empty when it is not decided.</param>
/// <param name="Leader">Account of who leads it; null when nobody is named.</param>
/// <param name="Outcome">Id of what became of it; null while planned.</param>
/// <param name="Result">What became of it; null while planned.</param>
internal sealed record SessionDetails(
    SessionId Id, InitiativeId Initiative, SeriesId? Series, int? Number, string Type, Attendees Audience, string Name, string? Theme, DateTimeOffset StartsAt,
    DateTimeOffset EndsAt, string Place, AccountId? Leader, Guid? Outcome, SessionResult? Result)
{
    public static SessionDetails Of(SessionCard card) => new(
        card.Id, card.InitiativeId, card.SeriesId, card.Number, card.Type, card.Audience, card.Name, card.Theme, card.StartsAt, card.EndsAt, card.Place, card.LeaderAccountId,
        card.OutcomeId, card.Result);
}
