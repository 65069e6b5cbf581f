using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What is agreed on a placement and may be agreed anew: when, how much, with whom, on what.</summary>
public record PlacementTerms
{
    /// <summary>Longest text of <see cref="Tasks"/>.</summary>
    public const int LongestTasks = 2000;

    /// <summary>Longest time that is planned at once, in years.</summary>
    public const int LongestYears = 2;

    /// <summary>Most hours a week.</summary>
    public const decimal MostHours = 40;

    /// <summary>First day.</summary>
    [Required]
    public DateOnly? PlannedStart { get; set; }

    /// <summary>Last day.</summary>
    [Required]
    public DateOnly? PlannedEnd { get; set; }

    /// <summary>Hours a week; null when not agreed.</summary>
    public decimal? HoursPerWeek { get; set; }

    /// <summary>The supervisor among the organisation's contact persons; null when nobody is named.</summary>
    public Guid? Supervisor { get; set; }

    /// <summary>What the participant will do.</summary>
    [MaxLength(LongestTasks)]
    public string? Tasks { get; set; }

    /// <summary>What cannot be agreed, for a participant enrolled on <paramref name="enrolledOn"/> in an initiative that ends on <paramref name="endsOn"/>. Pure.</summary>
    internal IReadOnlyList<Problem> Problems(DateOnly enrolledOn, DateOnly endsOn)
    {
        var problems = new List<Problem>();
        if (PlannedStart < enrolledOn)
        {
            problems.Add(new(nameof(PlannedStart), "placements.refused.start_before_enrolment", Display.Day(enrolledOn)));
        }
        else if (PlannedStart > endsOn)
        {
            problems.Add(new(nameof(PlannedStart), "placements.refused.start_after_initiative", Display.Day(endsOn)));
        }

        if (PlannedEnd < PlannedStart)
        {
            problems.Add(new(nameof(PlannedEnd), "placements.refused.end_before_start"));
        }
        else if (PlannedStart is { } start && PlannedEnd > LatestEnd(start))
        {
            problems.Add(new(nameof(PlannedEnd), "placements.refused.too_long", LongestYears));
        }

        if (HoursPerWeek is <= 0 or > MostHours || HoursPerWeek * 10 % 1 > 0)
        {
            problems.Add(new(nameof(HoursPerWeek), "placements.refused.hours", MostHours));
        }

        return problems;
    }

    /// <summary>The latest day that may be agreed on as the last.</summary>
    internal static DateOnly LatestEnd(DateOnly start) =>
        start.Year + LongestYears > DateOnly.MaxValue.Year ? DateOnly.MaxValue : start.AddYears(LongestYears);
}
