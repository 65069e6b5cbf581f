using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>How it went with a follow-up that the cadence asks for. Labels are <c>scheduled_follow_up.CODE</c>.</summary>
public enum ScheduledFollowUp
{
    /// <summary>Made.</summary>
    Made,

    /// <summary>Never made; a later one has been.</summary>
    Missed,

    /// <summary>Its day has passed.</summary>
    Late,

    /// <summary>Due today.</summary>
    Today,

    /// <summary>Its day is to come.</summary>
    Coming,
}

/// <summary>A due follow-up and how it went.</summary>
/// <param name="Due">What the cadence asks for.</param>
/// <param name="State">How it went.</param>
public sealed record ScheduleRow(FollowUpDue Due, ScheduledFollowUp State);

/// <summary>Days on which a participant is not at a placement.</summary>
/// <param name="From">The first of them.</param>
/// <param name="Until">The day the participant is back; until another is said, so that a placement is never paused for good.</param>
public readonly record struct Pause(DateOnly From, DateOnly Until);

/// <summary>When a placement goes on.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="Last">Its last, planned or real.</param>
/// <param name="Pauses">When it rests.</param>
public sealed record PlacementTime(DateOnly Start, DateOnly Last, params IReadOnlyList<Pause> Pauses);

/// <summary>
/// What the cadence asks for, held against what has been made. What falls in a pause, or on a day when offices are closed, waits until
/// the participant is there and they are open. A due follow-up opens halfway between the due day before it
/// (for the first: the start) and its own; it is answered by the first follow-up from then on. So one made a few days
/// early counts, and somebody back from leave is asked for one follow-up, not for all that were missed.
/// </summary>
public static class FollowUpSchedule
{
    /// <summary>What is asked for, in order of day; days strictly increasing, each a working day outside the pauses.</summary>
    /// <param name="cadence">The initiative's.</param>
    /// <param name="time">When the placement goes on.</param>
    public static IReadOnlyList<FollowUpDue> Due(FollowUpCadence cadence, PlacementTime time)
    {
        var due = new List<FollowUpDue>();
        foreach (var planned in cadence.DueDates(time.Start, time.Last))
        {
            var day = Moved(planned.DueOn, time.Pauses);
            if (due.Count > 0 && due[^1].DueOn == day) // moved days keep their order, so what coincides stands side by side
            {
                due[^1] = due[^1] with { PreferSiteVisit = due[^1].PreferSiteVisit || planned.PreferSiteVisit };
            }
            else
            {
                due.Add(planned with { Number = due.Count + 1, DueOn = day });
            }
        }

        return due;
    }

    /// <summary>The rows in order of day.</summary>
    /// <param name="cadence">The initiative's.</param>
    /// <param name="time">When the placement goes on.</param>
    /// <param name="made">Days of the follow-ups made; any order.</param>
    /// <param name="today">Today.</param>
    public static IReadOnlyList<ScheduleRow> Of(FollowUpCadence cadence, PlacementTime time, IReadOnlyCollection<DateOnly> made, DateOnly today)
    {
        var due = Due(cadence, time);
        var opens = due.Select((follow, index) => OpensOn(index == 0 ? time.Start : due[index - 1].DueOn, follow.DueOn)).ToList();
        var rows = new List<ScheduleRow>(due.Count);
        for (var index = 0; index < due.Count; index++)
        {
            var closes = index + 1 < due.Count ? opens[index + 1] : DateOnly.MaxValue;
            rows.Add(new ScheduleRow(due[index], StateOf(due[index].DueOn, opens[index], closes, made, today)));
        }

        return rows;
    }

    /// <summary>The first follow-up that has not been answered; null when all are.</summary>
    public static FollowUpDue? Next(IReadOnlyList<ScheduleRow> rows) =>
        rows.FirstOrDefault(static row => row.State is ScheduledFollowUp.Late or ScheduledFollowUp.Today or ScheduledFollowUp.Coming)?.Due;

    /// <summary>
    /// Since when a placement that goes on waits for a follow-up, or from when it will: the day of the first that has not been answered; the latest one's own day where something came up at it that is to be
    /// dealt with. Null when none is waited for. It is late once that day has passed; lists and <em>Idag</em> say the same in SQL (<see cref="FollowUpsDue.WaitsFrom"/>).
    /// </summary>
    /// <param name="rows">What is asked for, and how it went.</param>
    /// <param name="attentionOn">The day of the latest follow-up, where it needs attention; null otherwise.</param>
    public static DateOnly? WaitsFrom(IReadOnlyList<ScheduleRow> rows, DateOnly? attentionOn) => attentionOn ?? Next(rows)?.DueOn;

    /// <summary>The first day on which a follow-up counts for a due day.</summary>
    internal static DateOnly OpensOn(DateOnly before, DateOnly due) => due.AddDays(-((due.DayNumber - before.DayNumber) / 2));

    private static DateOnly Moved(DateOnly day, IReadOnlyList<Pause> pauses)
    {
        while (!SwedishHolidays.IsWorkday(day) || pauses.Any(pause => pause.From <= day && day < pause.Until))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    private static ScheduledFollowUp StateOf(DateOnly due, DateOnly opens, DateOnly closes, IReadOnlyCollection<DateOnly> made, DateOnly today)
    {
        if (made.Any(day => day >= opens && day < closes))
        {
            return ScheduledFollowUp.Made;
        }

        if (made.Any(day => day >= opens))
        {
            return ScheduledFollowUp.Missed;
        }

        return due < today ? ScheduledFollowUp.Late : due == today ? ScheduledFollowUp.Today : ScheduledFollowUp.Coming;
    }
}
