using Samsteg.Results;

namespace Samsteg.Funding;

/// <summary>Days that do not go together.</summary>
internal static class Times
{
    private const int Late = 366;
    private const int Hole = 28;

    /// <summary>Days outside the initiative's time, and ends before their start.</summary>
    public static IEnumerable<RuleHit> Outside(CheckedPlan plan)
    {
        var (start, end) = (plan.Plan.Start, plan.Plan.End);
        if (end < start)
        {
            yield return new RuleHit([new FindingPlace(new PlanPlace("start"), Day(start!.Value)), new FindingPlace(new PlanPlace("end"), Day(end!.Value))], [Day(start.Value), Day(end.Value)], [start.Value, end.Value], "reversed");
            yield break;
        }

        foreach (var period in plan.Plan.TimePlan)
        {
            if (period.End < period.Start)
            {
                yield return new RuleHit([new FindingPlace(period.Place, period.Name)], [Day(period.Start!.Value), Day(period.End!.Value)], [period.Start.Value, period.End.Value], "reversed");
            }
            else if (period.Start < start || period.End > end)
            {
                yield return One(period.Place, period.Name, period.Start < start ? period.Start!.Value : period.End!.Value);
            }
            else if (period.ReportDue is { } due && (due < (period.Start ?? start) || (end is { } last && due > last.AddDays(Late))))
            {
                yield return One(period.Place with { Column = "report_due" }, period.Name, due);
            }
        }

        foreach (var target in plan.Plan.Targets.Where(target => target.Level != TargetLevel.Effect && (target.Quantity.Due < start || target.Quantity.Due > end)))
        {
            yield return One(target.Place with { Column = "due" }, target.Name, target.Quantity.Due!.Value);
        }

        foreach (var objective in plan.Plan.Objectives.Where(objective => objective.Quantity?.Due < start || objective.Quantity?.Due > end))
        {
            yield return One(objective.Place with { Column = "due" }, objective.Name, objective.Quantity!.Due!.Value);
        }

        foreach (var deliverable in plan.Plan.Deliverables.Where(deliverable => deliverable.Due < start))
        {
            yield return One(deliverable.Place with { Column = "due" }, deliverable.Name, deliverable.Due!.Value);
        }

        RuleHit One(PlanPlace place, string name, DateOnly day) => new(
            [new FindingPlace(place, name)], [Day(day), start is { } first ? Day(first) : string.Empty, end is { } last ? Day(last) : string.Empty], [name, day, start is { } from ? from : string.Empty, end is { } to ? to : string.Empty]);
    }

    /// <summary>Intake after the end, after what counts those who came in, or outside the periods that take people in.</summary>
    public static IEnumerable<RuleHit> Intake(CheckedPlan plan)
    {
        if (plan.Plan.IntakeEnd is not { } closes)
        {
            yield break;
        }

        var place = new FindingPlace(new PlanPlace("intake_end"), Day(closes));
        if (closes > plan.Plan.End || closes < plan.Plan.Start)
        {
            yield return new RuleHit([place], [Day(closes), Day(plan.Plan.Start ?? closes), Day(plan.Plan.End ?? closes)], [closes, plan.Plan.Start ?? closes, plan.Plan.End ?? closes], "outside");
            yield break;
        }

        // A milestone may come before intake closes; the whole of what is promised may not.
        foreach (var group in plan.Claims.Where(static claim => claim is { Sentence: null, Due: not null, Fact.Counted: Fact.Person }).GroupBy(static claim => (claim.Fact, claim.Place.Field)))
        {
            var whole = group.MaxBy(static claim => claim.Maximum)!;
            if (whole.Due < closes && group.Key.Fact.Concept is DomainWords.Placement or DomainWords.Employment || (whole.Due < closes && group.Key.Fact.Step == FunnelStep.Completes) || (whole.Due < closes && IsEverybody(plan, whole)))
            {
                yield return new RuleHit([place, whole.AsPlace()], [Day(closes), Day(whole.Due!.Value)], [closes, whole.Words, whole.Due.Value]);
            }
        }

        foreach (var period in plan.Plan.TimePlan.Where(period => period.Start > closes && period.Focus is { } focus && Sentence.Of(focus).Any(static sentence => sentence.Words.Any(static word =>
                     word.Lower.StartsWith("rekryter", StringComparison.Ordinal) || word.Lower.StartsWith("inskriv", StringComparison.Ordinal) || word.Lower is "intag" or "intaget" or "recruit" or "recruitment" or "intake" or "enrolment"))))
        {
            yield return new RuleHit([place, new FindingPlace(period.Place, period.Focus!)], [Day(closes), Day(period.Start!.Value)], [closes, period.Focus!, period.Start.Value]);
        }
    }

    /// <summary>A hole of a month or more between periods that follow one another, or before the first or after the last.</summary>
    public static IEnumerable<RuleHit> Gaps(CheckedPlan plan)
    {
        var periods = plan.Plan.TimePlan.Where(static period => period.Start is not null && period.End >= period.Start).OrderBy(static period => period.Start).ThenBy(static period => period.End).ToList();
        if (periods.Count < 2 || plan.Plan.TimePlan.Any(static period => period.End < period.Start))
        {
            yield break;
        }

        var reached = periods[0];
        foreach (var period in periods.Skip(1))
        {
            if (period.Start!.Value.DayNumber - reached.End!.Value.DayNumber - 1 >= Hole)
            {
                yield return new RuleHit(
                    [new FindingPlace(reached.Place, reached.Name), new FindingPlace(period.Place, period.Name)], [Day(reached.End.Value), Day(period.Start.Value)], [reached.End.Value, period.Start.Value]);
            }

            reached = period.End > reached.End ? period : reached;
        }

        if (plan.Plan.End is { } end && end.DayNumber - reached.End!.Value.DayNumber >= Hole)
        {
            yield return new RuleHit([new FindingPlace(reached.Place, reached.Name), new FindingPlace(new PlanPlace("end"), Day(end))], [Day(reached.End.Value), Day(end)], [reached.End.Value, end]);
        }
    }

    private static bool IsEverybody(CheckedPlan plan, Claim whole) => plan.Claims.Any(claim => claim.Place.Column == "number" && claim.Fact.Counted == Fact.Person && claim.Maximum == whole.Maximum && claim.Fact == whole.Fact);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
