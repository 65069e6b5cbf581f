namespace Samsteg.Funding;

/// <summary>What an agreement obliges to.</summary>
public enum ObligationKind
{
    /// <summary>A short report of where it stands.</summary>
    Status,

    /// <summary>A report of a quarter.</summary>
    Quarterly,

    /// <summary>A report at half time.</summary>
    HalfTime,

    /// <summary>A report of a year.</summary>
    Annual,

    /// <summary>The report at the end.</summary>
    Final,

    /// <summary>The report in eight points to those who gave the mandate.</summary>
    EightPoint,

    /// <summary>Whether what was left behind is still cared for; each year after the end.</summary>
    Stewardship,

    /// <summary>Something else, which its name says; added by hand.</summary>
    Other,
}

/// <summary>Something that is to be done by a day.</summary>
/// <param name="Kind">What.</param>
/// <param name="Due">By when.</param>
/// <param name="Name">What the plan calls it; null when the kind says it.</param>
public sealed record PlannedObligation(ObligationKind Kind, DateOnly Due, string? Name = null);

/// <summary>What an agreed plan obliges to, and by when. Pure.</summary>
public static class ObligationSchedule
{
    /// <summary>Years outside which a day is a slip of the pen.</summary>
    private const int Earliest = 1990, Latest = 2199;

    /// <summary>Months after the end within which the final report is due, where the plan names no day.</summary>
    public const int FinalMonths = 3;

    /// <summary>Years after the end in which stewardship is looked at.</summary>
    public const int StewardshipYears = 3;

    /// <summary>
    /// What the plan's periods say is reported, by the day they name or a month after the period, of those that lie in its time. A plan that is reported nowhere has a report at half time and, when it is longer than a year, one a year; every plan
    /// has a final report, and one that leaves something behind is looked at each year after its end. Nothing of a plan that does not say when it begins and ends.
    /// </summary>
    public static IReadOnlyList<PlannedObligation> Of(FundingPlan plan)
    {
        if (plan.Start is not { Year: >= Earliest } start || plan.End is not { Year: <= Latest } end || end < start)
        {
            return [];
        }

        var said = plan.TimePlan.Where(period => KindOf(period.Report) is not null && !(period.Start > end) && !(period.End < start) && (period.ReportDue ?? period.End) is { Year: >= Earliest and <= Latest })
            .Select(period => new PlannedObligation(KindOf(period.Report)!.Value, period.ReportDue ?? (period.End < end ? period.End.Value : end).AddMonths(1), NameOf(period))).ToList();
        var obligations = said.Count > 0 ? said : [.. Standard(start, end)];
        if (obligations.TrueForAll(static obligation => obligation.Kind != ObligationKind.Final))
        {
            obligations.Add(new PlannedObligation(ObligationKind.Final, end.AddMonths(FinalMonths)));
        }

        if (plan.Deliverables.Count > 0)
        {
            obligations.AddRange(Enumerable.Range(1, StewardshipYears).Select(year => new PlannedObligation(ObligationKind.Stewardship, end.AddYears(year))));
        }

        return [.. obligations.OrderBy(static obligation => obligation.Due).ThenBy(static obligation => obligation.Kind)];
    }

    /// <summary>A month after half of the time, unless it is over by then; and by the last of February of each year after one that the initiative goes on past.</summary>
    private static IEnumerable<PlannedObligation> Standard(DateOnly start, DateOnly end)
    {
        var half = start.AddDays((end.DayNumber - start.DayNumber) / 2).AddMonths(1);
        if (half <= end)
        {
            yield return new PlannedObligation(ObligationKind.HalfTime, half);
        }

        for (var year = start.Year; end >= start.AddYears(1) && year < end.Year; year++)
        {
            yield return new PlannedObligation(ObligationKind.Annual, new DateOnly(year + 1, 3, 1).AddDays(-1));
        }
    }

    private static string? NameOf(PlanPeriod period) => string.IsNullOrWhiteSpace(period.Name) ? null : period.Name.Trim();

    private static ObligationKind? KindOf(string? code) => code switch
    {
        "status" => ObligationKind.Status,
        "quarterly" => ObligationKind.Quarterly,
        "half_time" => ObligationKind.HalfTime,
        "annual" => ObligationKind.Annual,
        "final" => ObligationKind.Final,
        "mandate" => ObligationKind.EightPoint,
        _ => null,
    };
}
