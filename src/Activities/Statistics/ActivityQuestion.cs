using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What figures of activities are divided by.</summary>
public enum ActivityDivision
{
    /// <summary>Type of activity.</summary>
    Type,

    /// <summary>Series; single sessions together.</summary>
    Series,

    /// <summary>Month of the session.</summary>
    Month,

    /// <summary>Day of the week of the session.</summary>
    Weekday,

    /// <summary>Who leads the session.</summary>
    Leader,

    /// <summary>The participants' gender.</summary>
    Gender,

    /// <summary>The participants' target group.</summary>
    TargetGroup,

    /// <summary>The initiative.</summary>
    Initiative,
}

/// <summary>What is asked of figures of activities.</summary>
/// <param name="Initiative">Of which initiative; null for all within reach.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Division">Divided by what.</param>
public sealed record ActivityQuestion(InitiativeId? Initiative, DateOnly From, DateOnly To, ActivityDivision Division)
{
    /// <summary>Whether participants are divided, and not sessions: then a session belongs to no group.</summary>
    public bool DividesPeople => Division is ActivityDivision.Gender or ActivityDivision.TargetGroup;
}

/// <summary>Which days are asked about. Pure.</summary>
public static class ActivityPeriod
{
    /// <summary>How many years back can be chosen.</summary>
    public const int Years = 5;

    /// <summary>
    /// Whoever is entitled to individuals chooses the days, otherwise this year until today. Everybody else is told a calendar year, to the end of last month at the latest: of two periods that
    /// differ by a day the difference would be a single session.
    /// </summary>
    /// <param name="today">Today.</param>
    /// <param name="seesIndividuals">Whether the viewer is entitled to individuals.</param>
    /// <param name="from">First day asked for.</param>
    /// <param name="to">Last day asked for.</param>
    /// <param name="year">Year asked for.</param>
    public static (DateOnly From, DateOnly To) Of(DateOnly today, bool seesIndividuals, DateOnly? from, DateOnly? to, int? year)
    {
        if (seesIndividuals)
        {
            var last = to ?? today;
            return (from ?? new DateOnly(last.Year, 1, 1), last);
        }

        var latest = new DateOnly(today.Year, today.Month, 1).AddDays(-1);
        var chosen = Math.Clamp(year ?? latest.Year, latest.Year - Years + 1, latest.Year);
        return (new DateOnly(chosen, 1, 1), chosen == latest.Year ? latest : new DateOnly(chosen, 12, 31));
    }
}
