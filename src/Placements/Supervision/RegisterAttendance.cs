using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>A week's attendance, as its form sends it.</summary>
public sealed record AttendanceInput
{
    /// <summary>The days of the week that can be said of.</summary>
    public List<AttendanceDay> Days { get; init; } = [];

    /// <summary>Whether the participant was there on all agreed days that nothing else is said of.</summary>
    public bool AsAgreed { get; init; }

    /// <summary>Whether more hours than are agreed are meant.</summary>
    public bool IsBeyond { get; init; }
}

/// <summary>Registers and corrects a week's attendance. What stands so already is left; what was corrected stays readable. The database decides, since a supervisor reaches no table.</summary>
public sealed class RegisterAttendance(RequestDatabase database, TimeProvider clock)
{
    /// <summary>The days as they stand.</summary>
    internal async Task<IReadOnlyList<AttendanceDay>> DaysAsync(SupervisedPlacement placement, DateOnly monday, CancellationToken cancellation)
    {
        var standing = (await database.QueryAsync<Row>(Sql.Of($"select id, occurred_on, presence, hours from access.supervised_days({placement.Id}, {monday}, {monday.AddDays(6)})"), cancellation)).ToDictionary(static row => row.OccurredOn);
        return [.. AttendanceWeek.Days(monday, placement.StartedOn, placement.EndedOn, clock.Today()).Select(day =>
            standing.TryGetValue(day, out var row) ? new AttendanceDay { Day = day, Presence = row.Presence, Hours = row.Hours, Seen = row.Id } : new AttendanceDay { Day = day })];
    }

    /// <summary>Registers it, all or nothing. Null when the placement is the user's no more.</summary>
    internal async Task<Result?> RunAsync(SupervisedPlacement placement, DateOnly monday, AttendanceInput input, CancellationToken cancellation)
    {
        if (!input.Days.Select(static day => day.Day).SequenceEqual(AttendanceWeek.Days(monday, placement.StartedOn, placement.EndedOn, clock.Today())))
        {
            return Result.Conflict("supervision.refused.changed");
        }

        var (days, problems, beyond) = (new List<AttendanceDay>(), new List<Problem>(), new List<string>());
        var stood = input.Days.Any(said => said.Presence is not null && (placement.RestsUntil(said.Day) is not null || said.Hours > Agreed(placement, said.Day))) ? await DaysAsync(placement, monday, cancellation) : [];
        foreach (var (index, said) in input.Days.Index())
        {
            var agreed = Agreed(placement, said.Day);
            var back = placement.RestsUntil(said.Day);
            var presence = said.Presence ?? (input.AsAgreed && agreed is not null && back is null ? PlacementPresence.Present : null);
            var hours = presence is PlacementPresence.Present ? said.Hours ?? agreed : null;
            if (back is not null && presence is not null && (presence, hours) != (stood[index].Presence, stood[index].Hours))
            {
                problems.Add(new($"Days[{index}].Presence", "supervision.refused.paused", Display.Day(back.Value)));
            }
            else if (presence is PlacementPresence.Present && (hours is null || !AttendanceWeek.AreHours(hours.Value)))
            {
                problems.Add(new($"Days[{index}].Hours", "supervision.refused.hours", Display.ShortNumber(AttendanceWeek.Least), Display.ShortNumber(AttendanceWeek.Most)));
            }
            else if (presence is null && said is { Hours: not null, Seen: null })
            {
                problems.Add(new($"Days[{index}].Presence", "supervision.refused.presence"));
            }
            else if (!input.IsBeyond && said.Presence is PlacementPresence.Present && hours > agreed && hours != stood[index].Hours)
            {
                beyond.Add($"{Display.WeekdayName(said.Day.DayOfWeek)} {Display.ShortNumber(hours.Value)} ({Display.ShortNumber(agreed.Value)})");
            }

            days.Add(said with { Presence = presence, Hours = hours });
        }

        if (problems.Count == 0 && beyond.Count > 0)
        {
            problems.Add(new(nameof(input.IsBeyond), "supervision.refused.beyond", string.Join(", ", beyond)));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        return await database.ScalarAsync<string?>(Sql.Of($"""
            select access.register_attendance({placement.Id}, {AttendanceWeek.Earliest(clock.Today())}, {days.Select(static day => day.Day)}::date[], {days.Select(static day => day.Presence)}::text[],
                                              {days.Select(static day => day.Hours)}::numeric[], {days.Select(static day => day.Seen)}::uuid[], {clock.GetUtcNow()})
            """), cancellation) switch
        {
            null => Result.Done,
            "gone" => null,
            _ => Result.Conflict("supervision.refused.changed"),
        };
    }

    /// <summary>Registers that the participant is there today as agreed; what has been said of today stands. Null when the placement is the user's no more.</summary>
    internal async Task<Result?> TodayAsync(SupervisedPlacement placement, CancellationToken cancellation)
    {
        var (today, monday) = (clock.Today(), AttendanceWeek.MondayOf(clock.Today()));
        if (!placement.AwaitsToday(today))
        {
            return Result.Done;
        }

        var days = await DaysAsync(placement, monday, cancellation);
        return await RunAsync(placement, monday, new AttendanceInput { Days = [.. days.Select(day => day.Day == today ? day with { Presence = PlacementPresence.Present } : day)] }, cancellation);
    }

    private static decimal? Agreed(SupervisedPlacement placement, DateOnly day) => AttendanceWeek.AgreedHours(day, placement.Week, placement.HoursPerWeek);

    private sealed record Row(Guid Id, DateOnly OccurredOn, PlacementPresence Presence, decimal? Hours);
}
