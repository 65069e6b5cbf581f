using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>How much of the calendar is shown, and how.</summary>
public enum CalendarView
{
    /// <summary>A week, hour by hour.</summary>
    Week,

    /// <summary>A day, hour by hour.</summary>
    Day,

    /// <summary>A month, day by day.</summary>
    Month,

    /// <summary>What is to come, one after another.</summary>
    Agenda,
}

/// <summary>The days that a view shows around a day, and those that lie before and after. Pure.</summary>
/// <param name="View">The view.</param>
/// <param name="Day">The day that it is about.</param>
public sealed record CalendarPeriod(CalendarView View, DateOnly Day)
{
    private const int AgendaDays = 28;
    private static readonly DateOnly Earliest = new(1990, 1, 1);
    private static readonly DateOnly Latest = new(2100, 12, 31);

    /// <summary>The period as asked for; around today where the day asked for is missing or beyond what anybody plans.</summary>
    public static CalendarPeriod Of(CalendarView view, DateOnly? day, DateOnly today) =>
        new(Enum.IsDefined(view) ? view : CalendarView.Week, day is { } asked && asked >= Earliest && asked <= Latest ? asked : today);

    /// <summary>First day shown.</summary>
    public DateOnly First => View switch
    {
        CalendarView.Week => MondayOf(Day),
        CalendarView.Month => MondayOf(FirstOfMonth),
        _ => Day,
    };

    /// <summary>Days shown.</summary>
    public int Length => View switch
    {
        CalendarView.Day => 1,
        CalendarView.Week => 7,
        CalendarView.Month => MondayOf(FirstOfMonth.AddMonths(1).AddDays(-1)).AddDays(7).DayNumber - First.DayNumber,
        _ => AgendaDays,
    };

    /// <summary>The days shown, in order.</summary>
    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Length).Select(First.AddDays);

    /// <summary>The weeks shown, each from Monday to Sunday.</summary>
    public IEnumerable<IReadOnlyList<DateOnly>> Weeks => Days.Chunk(7);

    /// <summary>The moment that it begins.</summary>
    public DateTimeOffset From => SwedishTime.At(First, TimeOnly.MinValue);

    /// <summary>The moment that it is over.</summary>
    public DateTimeOffset To => SwedishTime.At(First.AddDays(Length), TimeOnly.MinValue);

    /// <summary>The day to go back to.</summary>
    public DateOnly Previous => Step(-1);

    /// <summary>The day to go on to.</summary>
    public DateOnly Next => Step(1);

    /// <summary>Whether the day belongs to what is shown, and not to the month beside.</summary>
    public bool IsWithin(DateOnly day) => View is not CalendarView.Month || (day.Month == Day.Month && day.Year == Day.Year);

    /// <summary>Week number by ISO 8601, as Swedes count weeks.</summary>
    public static int WeekOf(DateOnly day) => ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue));

    private DateOnly FirstOfMonth => new(Day.Year, Day.Month, 1);

    private DateOnly Step(int by) => View switch
    {
        CalendarView.Day => Day.AddDays(by),
        CalendarView.Week => Day.AddDays(7 * by),
        CalendarView.Month => FirstOfMonth.AddMonths(by),
        _ => Day.AddDays(AgendaDays * by),
    };

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
