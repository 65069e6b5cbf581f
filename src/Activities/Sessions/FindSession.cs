using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A session as its pages show it.</summary>
/// <param name="Id">Id.</param>
/// <param name="InitiativeId">The initiative.</param>
/// <param name="SeriesId">The series; null for a single session.</param>
/// <param name="Number">Number in the series, from 1.</param>
/// <param name="SessionTotal">Sessions in the series.</param>
/// <param name="CompletionMinimum">Presences that complete the series.</param>
/// <param name="Type">Type of activity.</param>
/// <param name="Audience">Who it is for.</param>
/// <param name="Name">Name of the series, or of a single session, in the language of the request.</param>
/// <param name="Theme">What a session of a series is about, where it has a name of its own; else null.</param>
/// <param name="StartsAt">Begins.</param>
/// <param name="EndsAt">Ends.</param>
/// <param name="Place">Where; may be empty.</param>
/// <param name="LeaderAccountId">Who leads it: the session's own leader, else the series'.</param>
/// <param name="LeaderName">Their name.</param>
/// <param name="SecondLeaderAccountId">Who leads it together with them; null when nobody does.</param>
/// <param name="SecondLeaderName">Their name.</param>
/// <param name="RoomName">The room that it is booked in, with its address where it has one; null when there is none.</param>
/// <param name="OnlineLink">Where it meets online; may be empty.</param>
/// <param name="Capacity">Most who can take part; null when nobody has said.</param>
/// <param name="Materials">What is needed for it; may be empty.</param>
/// <param name="Cost">What it costs in SEK; null when nobody has said.</param>
/// <param name="OutcomeId">The standing outcome; null while planned.</param>
/// <param name="Result">What became of it; null while planned.</param>
public sealed record SessionCard(
    SessionId Id, InitiativeId InitiativeId, SeriesId? SeriesId, int? Number, int? SessionTotal, int? CompletionMinimum, string Type,
    Attendees Audience, string Name, string? Theme, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, AccountId? LeaderAccountId, string? LeaderName,
    AccountId? SecondLeaderAccountId, string? SecondLeaderName, string? RoomName, string OnlineLink, int? Capacity, string Materials, decimal? Cost,
    Guid? OutcomeId, SessionResult? Result)
{
    /// <summary>The room and where it is, as far as they are decided; empty when neither is.</summary>
    public string Where => SessionWords.Where(RoomName, Place);

    /// <summary>The day it falls on in Sweden.</summary>
    public DateOnly Day => SwedishTime.DateOf(StartsAt);

    /// <summary>Whether it is the last of its series.</summary>
    public bool IsLast => Number is not null && Number == SessionTotal;

    /// <summary>Whether its day has come, so that attendance may be marked.</summary>
    public bool HasCome(DateOnly today) => Day <= today;

    /// <summary>Whether it has begun, so that it may be registered as held.</summary>
    public bool HasStarted(DateTimeOffset now) => StartsAt <= now;

    /// <summary>Whether attendance may be marked: its day has come and it is not cancelled.</summary>
    public bool MayBeMarked(DateOnly today) => HasCome(today) && Result is not SessionResult.Cancelled;

    /// <summary>Address of its page.</summary>
    public string Path => Paths.Session(InitiativeId, Id);
}

/// <summary>Finds a session of an initiative, within the viewer's reach.</summary>
public sealed class FindSession(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Today in Sweden.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>Now.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Whether the user answers for the session: leads it, or plans the initiative's activities.</summary>
    public bool IsAnsweredForByUser(SessionCard session) =>
        session.LeaderAccountId == user.Account || session.SecondLeaderAccountId == user.Account || user.May(Permissions.ActivitiesEdit, session.InitiativeId);

    /// <summary>Whether the user may do that in the session's initiative.</summary>
    public bool UserMay(string permission, SessionCard session) => user.May(permission, session.InitiativeId);

    /// <summary>
    /// The session as it stands once nobody else is writing about it; the others wait until the request is over. Whoever marks,
    /// moves, finishes or cancels a session begins here, so that what is decided by what stands is still so when it is written.
    /// </summary>
    public async Task<SessionCard?> LockAsync(InitiativeId initiative, SessionId session, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"select from sessions where id = {session} and initiative_id = {initiative} for no key update"), cancellation);
        return await RunAsync(initiative, session, cancellation);
    }

    /// <summary>The session, or null when there is none such in the initiative.</summary>
    public Task<SessionCard?> RunAsync(InitiativeId initiative, SessionId session, CancellationToken cancellation) =>
        database.FindAsync<SessionCard>(Sql.Of($"""
            select s.id, s.initiative_id, s.series_id, s.number, r.session_total, r.completion_minimum, s.type, s.audience,
                   coalesce({LocalText.Column("r.name")}, {LocalText.Column("s.name")}) as name,
                   case when s.name_sv <> r.name_sv then {LocalText.Column("s.name")} end as theme, s.starts_at, s.ends_at, s.place,
                   l.id as leader_account_id, l.display_name as leader_name,
                   k.id as second_leader_account_id, k.display_name as second_leader_name, nullif(concat_ws(', ', m.name, nullif(m.address, '')), '') as room_name,
                   s.online_link, s.capacity, s.materials, s.cost, o.id as outcome_id, o.result
            from sessions s
            left join activity_series r on r.id = s.series_id
            left join accounts l on l.id = coalesce(s.leader_account_id, r.leader_account_id)
            left join accounts k on k.id = s.second_leader_account_id
            left join rooms m on m.id = s.room_id
            left join session_outcomes o on o.session_id = s.id and o.superseded_at is null
            where s.id = {session} and s.initiative_id = {initiative}
            """), cancellation);
}
