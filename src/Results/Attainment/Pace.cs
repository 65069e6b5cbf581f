namespace Samsteg.Results;

/// <summary>Where a value should be on a day for the promise to be kept.</summary>
public static class Pace
{
    /// <summary>
    /// The expected value on <paramref name="day"/>: a straight line from zero at the start to the promised value on the
    /// due day, bent through the plan's milestones when it gives any.
    /// </summary>
    /// <param name="start">First day of the initiative; the expected value is 0 on it and before.</param>
    /// <param name="due">Last day; from it on the whole value is expected.</param>
    /// <param name="value">The promised value, 0 or more.</param>
    /// <param name="milestones">Days strictly between start and due with their values, in order of days. Others are passed over.</param>
    /// <param name="day">The day asked for.</param>
    /// <returns>The expected value, not rounded.</returns>
    public static decimal Expected(DateOnly start, DateOnly due, decimal value, IEnumerable<(DateOnly Day, decimal Value)> milestones, DateOnly day)
    {
        if (day <= start)
        {
            return 0;
        }

        if (day >= due)
        {
            return value;
        }

        var from = (Day: start, Value: 0m);
        foreach (var point in milestones.Where(point => point.Day > start && point.Day < due).Append((Day: due, Value: value)))
        {
            if (day <= point.Day)
            {
                var share = (decimal)(day.DayNumber - from.Day.DayNumber) / (point.Day.DayNumber - from.Day.DayNumber);
                return from.Value + ((point.Value - from.Value) * share);
            }

            from = point;
        }

        return value;
    }
}
