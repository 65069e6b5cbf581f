using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Who has a case.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">As colleagues see it.</param>
public sealed record Coach(AccountId Id, string Name);

/// <summary>A placement that goes on or is to begin, as the forecast needs it.</summary>
/// <param name="Coach">Whose case it is; null when nobody's.</param>
/// <param name="Time">When it goes on.</param>
/// <param name="FollowedUpOn">Day of the latest follow-up; null when there is none.</param>
/// <param name="NeedsAttention">Whether something came up at it that is to be dealt with.</param>
public readonly record struct FollowedPlacement(Coach? Coach, PlacementTime Time, DateOnly? FollowedUpOn, bool NeedsAttention = false)
{
    internal DateOnly? AttentionOn => NeedsAttention ? FollowedUpOn : null;

    internal IReadOnlyCollection<DateOnly> Made => FollowedUpOn is { } day ? [day] : [];
}

/// <summary>Follow-ups that somebody has to do.</summary>
/// <param name="Number">How many.</param>
/// <param name="Visits">How many of them should be visits.</param>
public readonly record struct FollowUpCount(int Number, int Visits)
{
    internal FollowUpCount And(FollowUpDue due) => new(Number + 1, Visits + (due.PreferSiteVisit ? 1 : 0));
}

/// <summary>A coach's row.</summary>
/// <param name="Coach">Who; null for placements that nobody has.</param>
/// <param name="Overdue">Placements whose follow-up is late (<see cref="FollowUpSchedule.WaitsFrom"/>). One each: the first that is made answers for those before.</param>
/// <param name="Weeks">What is due in each week.</param>
public sealed record CoachLoad(Coach? Coach, int Overdue, IReadOnlyList<FollowUpCount> Weeks);

/// <summary>How many follow-ups each coach has ahead, week by week.</summary>
/// <param name="Mondays">The weeks, this one first.</param>
/// <param name="Coaches">By name; who has nothing is not among them. Placements without a coach come first.</param>
public sealed record FollowUpLoad(IReadOnlyList<DateOnly> Mondays, IReadOnlyList<CoachLoad> Coaches)
{
    private const int DaysOfWeek = 7;

    /// <summary>Weeks shown.</summary>
    public const int Weeks = 8;

    /// <summary>Counts what is due from today on.</summary>
    public static FollowUpLoad Of(FollowUpCadence cadence, IEnumerable<FollowedPlacement> placements, DateOnly today)
    {
        var first = today.AddDays(-(((int)today.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));
        var coaches = placements.GroupBy(static placement => placement.Coach)
            .Select(group => RowOf(group.Key, group.Select(placement => (FollowUpSchedule.Of(cadence, placement.Time, placement.Made, today), placement.AttentionOn)), first, today))
            .Where(static row => row.Overdue > 0 || row.Weeks.Any(static week => week.Number > 0))
            .OrderBy(static row => row.Coach is not null).ThenBy(static row => row.Coach?.Name, StringComparer.CurrentCulture).ThenBy(static row => row.Coach?.Id.Value);
        return new FollowUpLoad([.. Enumerable.Range(0, Weeks).Select(week => first.AddDays(week * DaysOfWeek))], [.. coaches]);
    }

    private static CoachLoad RowOf(Coach? coach, IEnumerable<(IReadOnlyList<ScheduleRow> Schedule, DateOnly? AttentionOn)> placements, DateOnly first, DateOnly today)
    {
        var weeks = new FollowUpCount[Weeks];
        var overdue = 0;
        foreach (var (schedule, attentionOn) in placements)
        {
            overdue += FollowUpSchedule.WaitsFrom(schedule, attentionOn) < today ? 1 : 0;
            foreach (var (due, state) in schedule)
            {
                var week = (due.DueOn.DayNumber - first.DayNumber) / DaysOfWeek;
                if (state is ScheduledFollowUp.Today or ScheduledFollowUp.Coming && week < Weeks)
                {
                    weeks[week] = weeks[week].And(due);
                }
            }
        }

        return new CoachLoad(coach, overdue, weeks);
    }
}
