using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What can be changed of a series once it is made.</summary>
public sealed class SeriesChangeInput
{
    /// <summary>The version that the form was made of.</summary>
    public uint Version { get; set; }

    /// <summary>Name.</summary>
    [Required, StringLength(ActivitySeries.NameLength)]
    public string? Name { get; init; }

    /// <summary>Sessions one must be present at to have completed it.</summary>
    [Required, Range(1, ActivitySeries.MostSessions)]
    public int? CompletionMinimum { get; init; }

    /// <summary>Where.</summary>
    [StringLength(ActivitySeries.PlaceLength)]
    public string? Place { get; init; }

    /// <summary>Who leads it.</summary>
    public AccountId? Leader { get; init; }
}

/// <summary>
/// Changes a series. Name, place and leader follow to the sessions that have the series' own; place and leader only to those
/// still to come. How many presences complete it stands once somebody is marked or a session is held: changed, it would rewrite who completed it.
/// </summary>
public sealed class ChangeSeries(RequestDatabase database, LeaderChoices leaders, TimeProvider clock)
{
    /// <summary>Changes it. A conflict when somebody has changed it meanwhile.</summary>
    public async Task<Result> RunAsync(ActivitySeries series, SeriesChangeInput input, CancellationToken cancellation)
    {
        if (series.Version != input.Version)
        {
            return Result.Conflict("activities.session.changed_meanwhile");
        }

        if (input.CompletionMinimum > series.SessionTotal)
        {
            return Result.Refused("CompletionMinimum", "activities.plan.more_than_sessions", series.SessionTotal);
        }

        if (input.CompletionMinimum != series.CompletionMinimum && await HasBegunAsync(series.Id, cancellation))
        {
            return Result.Refused("CompletionMinimum", "activities.series.minimum_stands", series.CompletionMinimum);
        }

        if (input.Leader is { } leader && (await leaders.AllAsync(series.InitiativeId, cancellation)).All(choice => choice.Value != leader.ToString()))
        {
            return Result.Refused("Leader", "activities.plan.unknown_leader");
        }

        var name = input.Name!.Trim();
        var former = (series.Name, series.Place, series.LeaderAccountId);
        series.Name = series.Name.Reworded(name);
        series.CompletionMinimum = input.CompletionMinimum!.Value;
        series.Place = input.Place?.Trim() ?? string.Empty;
        series.LeaderAccountId = input.Leader;
        var now = clock.GetUtcNow();
        var sessions = await database.Context.Set<Session>().Where(session => session.SeriesId == series.Id).ToListAsync(cancellation);
        foreach (var session in sessions)
        {
            if (session.Name == former.Name)
            {
                session.Name = series.Name with { };
            }

            if (session.EndsAt > now && session.Place == former.Place)
            {
                session.Place = series.Place;
            }

            if (session.EndsAt > now && session.LeaderAccountId == former.LeaderAccountId)
            {
                session.LeaderAccountId = series.LeaderAccountId;
            }
        }

        try
        {
            await database.Context.SaveChangesAsync(cancellation);
            return Result.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Result.Conflict("activities.session.changed_meanwhile");
        }
    }

    private Task<bool> HasBegunAsync(SeriesId series, CancellationToken cancellation) => database.ScalarAsync<bool>(Sql.Of($"""
        select exists (select from sessions s left join session_outcomes o on o.session_id = s.id and o.superseded_at is null
                       where s.series_id = {series} and (o.result = 'held' or access.is_marked(s.id)))
        """), cancellation);
}
