using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>
/// The demo's calendar. All dates of the plan are moved by the same whole number of weeks, so that weekdays stay and
/// today falls near the middle of the initiative's thirteenth month, when intake is still open.
/// </summary>
internal sealed class DemoDates
{
    private const int MonthsPassed = 12;
    private const int DaysIntoMonth = 14;
    private const int DaysOfWeek = 7;
    private readonly DateOnly _firstMonday;

    /// <summary>The calendar for a today.</summary>
    /// <param name="plannedStart">First day of the initiative as the plan has it.</param>
    /// <param name="today">The demo's today.</param>
    public DemoDates(DateOnly plannedStart, DateOnly today)
    {
        var wished = today.AddMonths(-MonthsPassed).AddDays(-DaysIntoMonth).DayNumber - plannedStart.DayNumber;
        ShiftDays = DaysOfWeek * (int)Math.Round(wished / (double)DaysOfWeek, MidpointRounding.AwayFromZero);
        Today = today;
        Start = Shifted(plannedStart);
        _firstMonday = Start.AddDays(-(((int)Start.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));
    }

    /// <summary>The demo's today.</summary>
    public DateOnly Today { get; }

    /// <summary>First day of the initiative.</summary>
    public DateOnly Start { get; }

    /// <summary>Days by which every date of the plan is moved: a multiple of seven.</summary>
    public int ShiftDays { get; }

    /// <summary>A date of the plan, moved.</summary>
    public DateOnly Shifted(DateOnly planned) => planned.AddDays(ShiftDays);

    /// <summary>A weekday in a week of the initiative; its first week is number 1.</summary>
    public DateOnly InWeek(int week, DayOfWeek day) => _firstMonday.AddDays((week - 1) * DaysOfWeek + ((int)day + DaysOfWeek - 1) % DaysOfWeek);

    /// <summary>A day so many days ago, or the Friday before when that is a weekend.</summary>
    public DateOnly WorkdayAgo(int days) => WorkdayAtOrBefore(Today.AddDays(-days));

    /// <summary>A day so many days ahead, or the next workday when offices are closed then.</summary>
    public DateOnly WorkdayAhead(int days)
    {
        var day = Today.AddDays(days);
        while (!SwedishHolidays.IsWorkday(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The day itself, or the Friday before when it is a weekend.</summary>
    public static DateOnly WorkdayAtOrBefore(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };
}
