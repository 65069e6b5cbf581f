using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What must hold of every session that is planned.</summary>
public sealed class SessionRules(RequestDatabase database, LeaderChoices leaders)
{
    /// <summary>
    /// Sessions fall within the initiative's period and are led by somebody who may mark attendance there.
    /// </summary>
    /// <param name="initiative">The initiative.</param>
    /// <param name="first">Day of the first session.</param>
    /// <param name="last">Day of the last.</param>
    /// <param name="leader">Who leads; null when not decided.</param>
    /// <param name="cancellation">Cancellation.</param>
    public async Task<IReadOnlyList<Problem>> ProblemsAsync(
        InitiativeId initiative, DateOnly first, DateOnly last, AccountId? leader, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        var period = await database.FindAsync<Period>(Sql.Of($"select starts_on, ends_on from initiatives where id = {initiative}"), cancellation);
        if (period is null || first < period.StartsOn || first > period.EndsOn)
        {
            problems.Add(new Problem("Day", "activities.plan.outside_period", period is null ? "" : Display.Day(period.StartsOn), period is null ? "" : Display.Day(period.EndsOn)));
        }
        else if (last > period.EndsOn)
        {
            problems.Add(new Problem("Day", "activities.plan.ends_too_late", Display.Day(last), Display.Day(period.EndsOn)));
        }

        if (leader is { } chosen && (await leaders.AllAsync(initiative, cancellation)).All(choice => choice.Value != chosen.ToString()))
        {
            problems.Add(new Problem("Leader", "activities.plan.unknown_leader"));
        }

        return problems;
    }

    /// <summary>Whether anything stands that is registered of the session.</summary>
    public Task<bool> HasRegistrationsAsync(SessionId session, CancellationToken cancellation) => database.ScalarAsync<bool>(Sql.Of($"""
        select exists (select from session_outcomes where session_id = {session} and superseded_at is null)
            or access.is_marked({session})
        """), cancellation);

    private sealed record Period(DateOnly StartsOn, DateOnly EndsOn);
}
