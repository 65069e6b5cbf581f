using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What can be changed of a series once it is made.</summary>
public sealed class SeriesChangeInput : Arrangement
{
    /// <summary>The version that the form was made of.</summary>
    public uint Version { get; set; }

    /// <summary>Name.</summary>
    [Required, StringLength(ActivitySeries.NameLength)]
    public string? Name { get; init; }

    /// <summary>Sessions one must be present at to have completed it.</summary>
    [Required, Range(1, ActivitySeries.MostSessions)]
    public int? CompletionMinimum { get; init; }

    /// <summary>The task that must be handed in too; nothing when there is none.</summary>
    [StringLength(ActivitySeries.TaskLength)]
    public string? CompletionTask { get; init; }
}

/// <summary>
/// Changes a series. What is changed follows to the sessions that have the series' own; all but the name only to those still to
/// come. What completes it stands once somebody is marked, a session is held or a task is handed in: changed, it would rewrite who completed it.
/// The task may be called something else, but neither come nor go.
/// </summary>
public sealed class ChangeSeries(RequestDatabase database, SessionRules rules, SessionConflicts conflicts, TimeProvider clock)
{
    /// <summary>Changes it. Refused where a room or a leader is taken; a conflict when somebody has changed it meanwhile.</summary>
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

        var task = input.CompletionTask?.Trim() ?? string.Empty;
        if ((task.Length > 0) != series.Rule.AsksTask && await HasBegunAsync(series.Id, cancellation))
        {
            return Result.Refused("CompletionTask", "completion.task_stands");
        }

        if (await rules.OfArrangementAsync(series.InitiativeId, input, series.RoomId, cancellation) is { Count: > 0 } problems)
        {
            return Result.Of(problems);
        }

        if (input.Capacity != series.Capacity && await MembersAsync(series.Id, cancellation) is var members && input.Capacity < members)
        {
            return Result.Refused("Capacity", "planning.capacity.too_few", members);
        }

        var former = series.Arrangement;
        series.Name = series.Name.Reworded(input.Name!.Trim());
        series.CompletionMinimum = input.CompletionMinimum!.Value;
        series.CompletionTask = task;
        series.Place = input.Place?.Trim() ?? string.Empty;
        series.RoomId = input.Room;
        series.OnlineLink = input.Link;
        series.LeaderAccountId = input.Leader;
        series.SecondLeaderAccountId = input.SecondLeader;
        series.Capacity = input.Capacity;
        series.Materials = input.Materials?.Trim() ?? string.Empty;
        var now = clock.GetUtcNow();
        var sessions = await database.Context.Set<Session>().Where(session => session.SeriesId == series.Id).ToListAsync(cancellation);
        foreach (var session in sessions)
        {
            former.Pass(session, series.Arrangement, isToCome: session.EndsAt > now);
        }

        var takesOther = (former.Room, former.Leader, former.SecondLeader) != (series.RoomId, series.LeaderAccountId, series.SecondLeaderAccountId);
        var taking = sessions.Where(session => session.EndsAt > now && !session.IsCancelled).Select(WantedTime.Of).ToList();
        if (takesOther && await conflicts.ProblemsAsync(series.InitiativeId, series.Id, taking, isAnyway: true, onHolidays: true, cancellation) is { Count: > 0 } taken)
        {
            return Result.Of(taken);
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

    private Task<int> MembersAsync(SeriesId series, CancellationToken cancellation) =>
        database.ScalarAsync<int>(Sql.Of($"select count(*)::integer from series_members where series_id = {series} and left_on is null"), cancellation);

    private Task<bool> HasBegunAsync(SeriesId series, CancellationToken cancellation) => database.ScalarAsync<bool>(Sql.Of($"""
        select access.is_handed_in({series})
            or exists (select from sessions s left join session_outcomes o on o.session_id = s.id and o.superseded_at is null
                       where s.series_id = {series} and (o.result = 'held' or access.is_marked(s.id)))
        """), cancellation);
}
