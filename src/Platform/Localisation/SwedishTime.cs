namespace Samsteg.Platform;

/// <summary>Days and hours as people in Sweden live them; moments are kept in UTC.</summary>
public static class SwedishTime
{
    /// <summary>Europe/Stockholm.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>Today in Sweden.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOf(clock.GetUtcNow());

    /// <summary>The day a moment falls on in Sweden.</summary>
    public static DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment).DateTime);

    /// <summary>A moment with Sweden's clock.</summary>
    public static DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>
    /// The moment in UTC that a day and time in Sweden name; a time that spring skips is moved an hour on. What lies before the
    /// calendar's first moment in UTC is that moment.
    /// </summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (Zone.IsInvalidTime(local))
        {
            local = local.AddHours(1);
        }

        var offset = Zone.GetUtcOffset(local);
        return local.Ticks < offset.Ticks ? DateTimeOffset.MinValue : new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The last instant of a day in Sweden: what was known that day was registered before the next one began. The calendar's last day ends with it.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : At(day.AddDays(1), TimeOnly.MinValue).AddTicks(-10);
}
