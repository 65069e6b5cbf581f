using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What must hold of every session that is planned.</summary>
public sealed class SessionRules(RequestDatabase database, LeaderChoices leaders, RoomChoices rooms)
{
    /// <summary>
    /// Sessions fall within the initiative's period, are led by those who may mark attendance there, and meet in rooms that can be booked.
    /// </summary>
    /// <param name="initiative">The initiative.</param>
    /// <param name="first">Day of the first session.</param>
    /// <param name="last">Day of the last.</param>
    /// <param name="arrangement">Where and by whom.</param>
    /// <param name="roomBefore">The room it has, which may have been closed since; null for none.</param>
    /// <param name="cancellation">Cancellation.</param>
    public async Task<IReadOnlyList<Problem>> ProblemsAsync(
        InitiativeId initiative, DateOnly first, DateOnly last, Arrangement arrangement, RoomId? roomBefore, CancellationToken cancellation) =>
        [.. await PeriodAsync(initiative, first, last, cancellation), .. await OfArrangementAsync(initiative, arrangement, roomBefore, cancellation)];

    /// <summary>The same without the period, of what has its days already.</summary>
    public async Task<IReadOnlyList<Problem>> OfArrangementAsync(InitiativeId initiative, Arrangement arrangement, RoomId? roomBefore, CancellationToken cancellation) =>
        [.. arrangement.Problems(await leaders.AllAsync(initiative, cancellation), await rooms.AllAsync(roomBefore, cancellation))];

    /// <summary>Whether anything stands that is registered of the session.</summary>
    public Task<bool> HasRegistrationsAsync(SessionId session, CancellationToken cancellation) => database.ScalarAsync<bool>(Sql.Of($"""
        select exists (select from session_outcomes where session_id = {session} and superseded_at is null)
            or access.is_marked({session})
        """), cancellation);

    /// <summary>Those of the series after a number that nothing is registered of, in order and locked: they can still be moved and cancelled.</summary>
    public Task<IReadOnlyList<FreeSession>> LaterFreeAsync(SeriesId? series, int? number, CancellationToken cancellation) => database.QueryAsync<FreeSession>(Sql.Of($"""
        select s.id, s.starts_at from sessions s
        where s.series_id = {series}::uuid and s.number > {number}::integer
          and not exists (select from session_outcomes o where o.session_id = s.id and o.superseded_at is null) and not access.is_marked(s.id)
        order by s.number for no key update
        """), cancellation);

    /// <summary>Days outside the initiative's period.</summary>
    public async Task<IReadOnlyList<Problem>> PeriodAsync(InitiativeId initiative, DateOnly first, DateOnly last, CancellationToken cancellation)
    {
        var period = await database.FindAsync<Period>(Sql.Of($"select starts_on, ends_on from initiatives where id = {initiative}"), cancellation);
        if (period is null || first < period.StartsOn || first > period.EndsOn)
        {
            return [new Problem("Day", "activities.plan.outside_period", period is null ? "" : Display.Day(period.StartsOn), period is null ? "" : Display.Day(period.EndsOn))];
        }

        return last > period.EndsOn ? [new Problem("Day", "activities.plan.ends_too_late", Display.Day(last), Display.Day(period.EndsOn))] : [];
    }

    /// <summary>A session that nothing is registered of.</summary>
    public sealed record FreeSession(SessionId Id, DateTimeOffset StartsAt);

    private sealed record Period(DateOnly StartsOn, DateOnly EndsOn);
}
