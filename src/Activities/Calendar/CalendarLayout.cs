using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Where in a day's column something is drawn, in steps of five minutes and in lanes beside each other.</summary>
/// <param name="Entry">What.</param>
/// <param name="Start">Step that it begins in, from midnight.</param>
/// <param name="End">Step after the last.</param>
/// <param name="Lane">Lane, from 0.</param>
/// <param name="Lanes">Lanes that the column is divided into there.</param>
public sealed record PlacedEntry(CalendarEntry Entry, int Start, int End, int Lane, int Lanes)
{
    /// <summary>Names of the classes that put it in its place: there are no styles in the markup.</summary>
    public string Classes =>
        $"h{Start / 12} m{Start % 12} dh{(End - Start) / 12} dm{(End - Start) % 12} lane-{Lane}-{Lanes}";
}

/// <summary>Lays out the days of a calendar and finds what takes the same time twice. Pure.</summary>
public static class CalendarLayout
{
    private const int StepMinutes = 5;
    private const int StepsOfDay = 24 * 60 / StepMinutes;
    private const int LeastSteps = 5;

    /// <summary>Lanes that a column can be divided into.</summary>
    private static readonly int[] Divisions = [1, 2, 3, 4, 6, 12];

    /// <summary>What falls on a day, in order; what began the day before or goes on after midnight is cut there.</summary>
    public static IReadOnlyList<CalendarEntry> Of(DateOnly day, IEnumerable<CalendarEntry> entries)
    {
        var (from, to) = (SwedishTime.At(day, TimeOnly.MinValue), SwedishTime.At(day.AddDays(1), TimeOnly.MinValue));
        return [.. entries.Where(entry => entry.StartsAt < to && entry.EndsAt > from).OrderBy(static entry => entry.StartsAt).ThenBy(static entry => entry.EndsAt).ThenBy(static entry => entry.Id)];
    }

    /// <summary>Places in a day's column: what overlaps lies side by side, as many lanes as the most at once, and never more than twelve.</summary>
    public static IReadOnlyList<PlacedEntry> Place(DateOnly day, IEnumerable<CalendarEntry> entries)
    {
        var placed = new List<PlacedEntry>();
        var together = new List<(CalendarEntry Entry, int Start, int End, int Lane)>();
        var laneEnds = new List<int>();
        foreach (var entry in Of(day, entries))
        {
            var start = Math.Min(StepOf(day, entry.StartsAt, up: false), StepsOfDay - LeastSteps);
            var end = Math.Max(StepOf(day, entry.EndsAt, up: true), start + LeastSteps);
            if (laneEnds.Count > 0 && laneEnds.Max() <= start)
            {
                Close();
            }

            var lane = laneEnds.FindIndex(free => free <= start);
            if (lane < 0)
            {
                lane = laneEnds.Count;
                laneEnds.Add(end);
            }

            laneEnds[lane] = end;
            together.Add((entry, start, end, lane));
        }

        Close();
        return placed;

        void Close()
        {
            var lanes = Divisions.FirstOrDefault(division => division >= laneEnds.Count, Divisions[^1]);
            placed.AddRange(together.Select(one => new PlacedEntry(one.Entry, one.Start, one.End, Math.Min(one.Lane, lanes - 1), lanes)));
            together.Clear();
            laneEnds.Clear();
        }
    }

    /// <summary>Hours that a grid shows: the working day, and what falls outside it.</summary>
    public static (int From, int To) Hours(IEnumerable<PlacedEntry> placed)
    {
        var (from, to) = (8, 17);
        foreach (var one in placed)
        {
            from = Math.Min(from, one.Start / 12);
            to = Math.Max(to, (one.End + 11) / 12);
        }

        return (from, to);
    }

    /// <summary>Ids of what takes the time of the same room or the same person as something else does; what is cancelled takes nobody's.</summary>
    public static IReadOnlySet<Guid> Conflicts(IEnumerable<CalendarEntry> entries)
    {
        var conflicts = new HashSet<Guid>();
        var held = new Dictionary<Guid, CalendarEntry>();
        foreach (var entry in entries.Where(static entry => !entry.IsCancelled).OrderBy(static entry => entry.StartsAt))
        {
            foreach (var taken in entry.Takes)
            {
                if (held.TryGetValue(taken, out var before) && before.EndsAt > entry.StartsAt && before.Id != entry.Id)
                {
                    conflicts.Add(before.Id);
                    conflicts.Add(entry.Id);
                }

                if (before is null || entry.EndsAt > before.EndsAt)
                {
                    held[taken] = entry;
                }
            }
        }

        return conflicts;
    }

    /// <summary>The step by the clock on the wall: the night when the clocks change has the hours it shows.</summary>
    private static int StepOf(DateOnly day, DateTimeOffset moment, bool up)
    {
        var local = SwedishTime.Local(moment).DateTime;
        var minutes = (local - day.ToDateTime(TimeOnly.MinValue)).TotalMinutes / StepMinutes;
        return Math.Clamp((int)(up ? Math.Ceiling(minutes) : Math.Floor(minutes)), 0, StepsOfDay);
    }
}
