namespace Samsteg.Initiatives;

/// <summary>How long it is between two follow-ups.</summary>
public enum FollowUpInterval
{
    /// <summary>Seven days.</summary>
    Week,

    /// <summary>The same day next month, or that month's last day.</summary>
    Month,
}

/// <summary>A stretch of follow-ups with the same interval.</summary>
/// <param name="Every">The interval.</param>
/// <param name="Times">How many, at least 1; null: until the placement ends.</param>
/// <param name="PreferSiteVisit">Whether a visit goes before digital contact.</param>
public sealed record CadencePhase(FollowUpInterval Every, int? Times, bool PreferSiteVisit);

/// <summary>A follow-up that the cadence asks for.</summary>
/// <param name="Number">Its place in the placement, from 1.</param>
/// <param name="DueOn">The day it is due.</param>
/// <param name="PreferSiteVisit">Whether it should be a visit.</param>
public readonly record struct FollowUpDue(int Number, DateOnly DueOn, bool PreferSiteVisit);

/// <summary>
/// How often an initiative follows up a placement: phases one after the other, each counted from the last follow-up of
/// the one before, the first from the placement's first day. No phases means that the plan does not say.
/// </summary>
/// <param name="Phases">In order. What stands after a phase without number of times is never reached.</param>
public sealed record FollowUpCadence(IReadOnlyList<CadencePhase> Phases)
{
    /// <summary>The follow-ups of a placement that begins on <paramref name="start"/>, up to and with <paramref name="last"/>.</summary>
    /// <param name="start">The placement's first day; no follow-up is due on it.</param>
    /// <param name="last">Its last day, planned or real, or as far as one wants to see.</param>
    /// <returns>In order of day, days strictly increasing; empty when <paramref name="last"/> comes before the first.</returns>
    public IReadOnlyList<FollowUpDue> DueDates(DateOnly start, DateOnly last)
    {
        var due = new List<FollowUpDue>();
        var anchor = start;
        foreach (var phase in Phases)
        {
            for (var time = 1; phase.Times is null || time <= phase.Times; time++)
            {
                if (Later(anchor, phase.Every, time) is not { } day || day > last)
                {
                    return due;
                }

                due.Add(new FollowUpDue(due.Count + 1, day, phase.PreferSiteVisit));
            }

            anchor = due.Count == 0 ? start : due[^1].DueOn;
        }

        return due;
    }

    // Months are counted from the anchor, not from one another, so that the 31st does not become the 28th for good.
    private static DateOnly? Later(DateOnly anchor, FollowUpInterval every, int times)
    {
        var days = every == FollowUpInterval.Week ? 7L : 31L;
        if (anchor.DayNumber + (days * times) > DateOnly.MaxValue.DayNumber)
        {
            return null;
        }

        return every == FollowUpInterval.Week ? anchor.AddDays(7 * times) : anchor.AddMonths(times);
    }
}
