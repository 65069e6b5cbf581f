using System.Security.Cryptography;
using System.Text;
using Samsteg.Initiatives;
using Samsteg.Platform;
using Samsteg.Results;

namespace Samsteg.Funding;

/// <summary>What an application's plan becomes when it is agreed: the initiative's plan, its targets and its budget. Pure: the same plan becomes the same parts, also when it is amended.</summary>
public static class PlanAdoption
{
    private const string OtherActivity = "group_activity";

    /// <summary>Id of the part that a row of an application becomes in an initiative.</summary>
    public static Guid IdOf(InitiativeId initiative, Guid row) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{initiative} {row}")).AsSpan(0, 16));

    /// <summary>The plan. Who is worked with besides becomes a party that does not sign. Parties and seats that are not in the register are left out: see <see cref="Unregistered"/>.</summary>
    /// <param name="initiative">Whose it becomes.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="area">What an area of goals is called that the application gives no name.</param>
    public static AdoptedPlan Of(InitiativeId initiative, FundingPlan plan, string area)
    {
        var areas = AreasOf(initiative, plan, area);
        var objectives = ObjectivesOf(initiative, plan, areas);
        return new AdoptedPlan
        {
            Parties = [.. plan.Parties.Concat(plan.Collaborators).Where(static party => party.Organisation is not null).GroupBy(static party => party.Organisation!.Value)
                .Select(static parties => new AdoptedParty(parties.Key, string.Join("\n", parties.Select(RoleOf).Where(static role => role.Length > 0)), parties.Any(static party => party.Signs)))],
            Steering = [.. plan.Steering.Select(static seat => seat.Organisation).OfType<OrganisationId>().Distinct()],
            Staffing = [.. plan.Staffing.Select(static post => new AdoptedPost(post.Role, Words(post.Text), post.Employment ?? Employment.Employed, post.SharePercent))],
            Groups = [.. plan.Groups.Select(GroupOf).DistinctBy(static group => group.Code)],
            GoalAreas = [.. areas.Select(static one => new AdoptedArea(one.Id, one.Name))],
            Objectives = objectives,
            Activities = [.. plan.Activities.Select(activity => ActivityOf(initiative, plan, activity, objectives))],
        };
    }

    /// <summary>The targets, in their order.</summary>
    /// <param name="initiative">Whose they become.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="objectives">The ids that the plan's objectives have in the initiative; others have theirs.</param>
    public static IReadOnlyList<AdoptedTarget> Targets(InitiativeId initiative, FundingPlan plan, IReadOnlyDictionary<Guid, Guid> objectives) =>
    [
        .. plan.Promises.OrderBy(static target => target.Level).Select(target => new AdoptedTarget(
            IdOf(initiative, target.Place.Row ?? Guid.Empty), target.Level, target.Name, Words(target.Evidence), target.Quantity.Measure,
            target.Quantity.ActivityType, ComparisonOf(target.Quantity), target.Quantity.Value, target.Quantity.Minimum, target.Quantity.Maximum, target.Quantity.Unit, target.Quantity.Due,
            [.. Served(initiative, plan, target.BelongsTo).Select(objective => objectives.GetValueOrDefault(objective, objective))])),
    ];

    /// <summary>Parties and seats that the register does not have, as the application calls them.</summary>
    public static IReadOnlyList<string> Unregistered(FundingPlan plan) =>
        [.. plan.Parties.Concat(plan.Collaborators).Where(static party => party.Organisation is null).Select(static party => party.Name).Concat(plan.Steering.Where(static seat => seat.Organisation is null).Select(static seat => seat.Name)).Distinct()];

    /// <summary>The budget's lines. Those that the grant pays are lowered alike where they come to more than it (<see cref="Kronor.Divide"/>).</summary>
    /// <param name="initiative">Whose they become.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="earlier">All plans that were agreed before it, the latest first: they know whose the lines of parties are that have left.</param>
    /// <param name="terms">The most that is paid, and the days that are granted.</param>
    public static IReadOnlyList<PlannedCost> Costs(InitiativeId initiative, FundingPlan plan, IEnumerable<FundingPlan> earlier, AgreedTerms terms)
    {
        var plans = earlier.Prepend(plan).ToList();
        return
        [
            .. Amounts(plan, terms.Maximum).Select(line => new PlannedCost
            {
                NewId = IdOf(initiative, line.Cost.Place.Row ?? Guid.Empty),
                CostType = line.Cost.CostType!,
                Text = IsPost(line.Cost) ? string.Empty : line.Cost.Text ?? string.Empty,
                Organisation = plans.Select(one => OrganisationOf(one, line.Cost)).FirstOrDefault(static organisation => organisation is not null),
                Payer = line.Cost.Payer ?? Payer.Grant,
                CoFunderName = line.Cost.CoFunder ?? (line.Cost.Payer == Payer.CoFunding ? line.Cost.Text ?? line.Cost.CostType : null), // the form does not ask for a name
                Role = IsPost(line.Cost) ? line.Cost.Text : null,
                SharePercent = line.Cost.SharePercent is > 0 ? line.Cost.SharePercent : null,
                EstimateReason = line.Cost.IsEstimate == true ? line.Cost.Reason ?? string.Empty : null,
                Amounts = [.. line.Amounts.GroupBy(amount => Within(amount.Period, terms)).Select(static period => new PlannedAmount(period.Key.First, period.Key.Last, period.Sum(static amount => amount.Amount)))],
            }),
        ];
    }

    /// <summary>What each line of the budget holds in each period of the application when no more than so much is granted.</summary>
    public static IReadOnlyList<(PlanCost Cost, IReadOnlyList<(BudgetPeriod Period, decimal Amount)> Amounts)> Amounts(FundingPlan plan, decimal maximum)
    {
        var lines = LinesOf(plan).Select(static cost => (Cost: cost, Amounts: AmountsOf(cost).ToList())).ToList();
        var granted = lines.Where(static line => line.Cost.Payer is Payer.Grant or null).SelectMany(static line => line.Amounts.Select(static amount => amount.Amount)).ToList();
        if (granted.Sum() <= maximum)
        {
            return [.. lines.Select(static line => (line.Cost, (IReadOnlyList<(BudgetPeriod, decimal)>)line.Amounts))];
        }

        var lowered = new Queue<decimal>(Kronor.Divide(maximum, granted));
        return [.. lines.Select(line => (line.Cost, line.Cost.Payer is Payer.Grant or null ? (IReadOnlyList<(BudgetPeriod, decimal)>)[.. line.Amounts.Select(amount => (amount.Period, lowered.Dequeue()))] : line.Amounts))];
    }

    /// <summary>What is wrong with lines of the plan's budget, each as it would be when all of it is granted on the days that the plan asks for; empty when it can be agreed.</summary>
    public static IReadOnlyList<UnsoundCost> Unsound(InitiativeId initiative, FundingPlan plan)
    {
        var (starts, ends, known) = (plan.Start ?? DateOnly.MinValue, plan.End ?? DateOnly.MaxValue, new HashSet<BudgetPeriod>());
        return [.. LinesOf(plan).Zip(Costs(initiative, plan, [], new AgreedTerms(decimal.MaxValue, starts, ends)))
            .SelectMany(line => BudgetRules.OfCost(line.Second, known, starts, ends).DistinctBy(static problem => problem.TextKey).Select(problem => new UnsoundCost(line.First, problem)))];
    }

    private static List<PlanCost> LinesOf(FundingPlan plan) => [.. plan.Budget.Where(static cost => cost.CostType is not null)];

    /// <summary>What the lines that the grant pays come to, SEK.</summary>
    public static decimal GrantOf(FundingPlan plan) => plan.Budget.Where(static cost => cost.CostType is not null && cost.Payer is Payer.Grant or null).Sum(static cost => cost.Total);

    /// <summary>Whether a line is somebody at work, who is called by what they do.</summary>
    private static bool IsPost(PlanCost cost) => cost.SharePercent is > 0 && CostTypes.Staff.Contains(cost.CostType);

    private static OrganisationId? OrganisationOf(FundingPlan plan, PlanCost cost) =>
        cost.Party is { } row ? plan.Parties.FirstOrDefault(party => party.Place.Row == row)?.Organisation : null;

    private static IEnumerable<(BudgetPeriod Period, decimal Amount)> AmountsOf(PlanCost cost) => cost.Lump is { } lump
        ? [(BudgetPeriod.Whole, lump)]
        : cost.Amounts.OrderBy(static amount => amount.Key.First).Select(static amount => (new BudgetPeriod(amount.Key.First, amount.Key.Last), amount.Value));

    /// <summary>The part of a period that is granted; the whole time where none of it is.</summary>
    private static BudgetPeriod Within(BudgetPeriod period, AgreedTerms terms)
    {
        if (period.First is not { } first || period.Last is not { } last || last < terms.StartsOn || first > terms.EndsOn)
        {
            return BudgetPeriod.Whole;
        }

        return new BudgetPeriod(first > terms.StartsOn ? first : terms.StartsOn, last < terms.EndsOn ? last : terms.EndsOn);
    }

    private static List<(Guid Id, string Name, Guid? Row)> AreasOf(InitiativeId initiative, FundingPlan plan, string area)
    {
        var areas = plan.GoalAreas.DistinctBy(static one => one.Name).Select(one => (IdOf(initiative, one.Place.Row ?? Guid.Empty), one.Name, one.Place.Row)).ToList();
        if (areas.Count == 0 || plan.Objectives.Any(objective => areas.TrueForAll(one => one.Name != objective.Area)))
        {
            areas.Add((IdOf(initiative, Guid.AllBitsSet), area, null));
        }

        return areas;
    }

    // A form that asks for areas of goals alone has one objective in each.
    private static IReadOnlyList<AdoptedObjective> ObjectivesOf(InitiativeId initiative, FundingPlan plan, List<(Guid Id, string Name, Guid? Row)> areas) => plan.Objectives.Count == 0
        ? [.. plan.GoalAreas.Select((one, index) => new AdoptedObjective(ObjectiveOf(initiative, one.Place.Row ?? Guid.Empty), IdOf(initiative, one.Place.Row ?? Guid.Empty), index + 1, one.Name, Words(one.Outcome)))]
        : [.. plan.Objectives.OrderBy(static objective => objective.Number).Select((objective, index) => new AdoptedObjective(
            ObjectiveOf(initiative, objective.Place.Row ?? Guid.Empty), areas.Find(one => one.Name == objective.Area) is { Name: not null } found ? found.Id : areas[^1].Id, index + 1, objective.Name, Words(objective.Text)))];

    private static Guid ObjectiveOf(InitiativeId initiative, Guid row) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{initiative} {row} objective")).AsSpan(0, 16));

    private static IEnumerable<Guid> Served(InitiativeId initiative, FundingPlan plan, IEnumerable<Guid> rows)
    {
        var known = plan.Objectives.Select(static objective => objective.Place.Row).Concat(plan.Objectives.Count == 0 ? plan.GoalAreas.Select(static area => area.Place.Row) : []).OfType<Guid>().ToHashSet();
        return rows.Where(known.Contains).Distinct().Select(row => ObjectiveOf(initiative, row));
    }

    private static AdoptedActivity ActivityOf(InitiativeId initiative, FundingPlan plan, PlanActivity activity, IReadOnlyList<AdoptedObjective> objectives) => new(
        IdOf(initiative, activity.Place.Row ?? Guid.Empty), activity.Type ?? OtherActivity, activity.Audience ?? Audience.Participants, activity.Name, Words(activity.Text),
        new PlannedQuantities(CountOf(plan, activity), activity.SessionsEach, activity.HoursEach, activity.GroupMinimum, activity.GroupMaximum, activity.Total, activity.EachMinimum, activity.EachMaximum),
        [.. Served(initiative, plan, activity.LeadsTo).Where(served => objectives.Any(objective => objective.Id == served))]);

    // Each week, month or year of the initiative's time; parts of a month or a year count when more than half of it is in.
    private static int? CountOf(FundingPlan plan, PlanActivity activity)
    {
        if (activity.Count is not { } count || activity.Per == PlanFrequency.Total || plan.Start is not { } start || plan.End is not { } end)
        {
            return activity.Count;
        }

        var days = end.DayNumber - start.DayNumber + 1;
        var times = activity.Per switch { PlanFrequency.Week => days / 7m, PlanFrequency.Month => days / 30.4375m, _ => days / 365.25m };
        return count * Math.Max(1, (int)decimal.Round(times, MidpointRounding.AwayFromZero));
    }

    private static Comparison ComparisonOf(PlanQuantity quantity) => (quantity.Comparison, quantity.Value, quantity.Minimum, quantity.Maximum) switch
    {
        (Comparison.Between, _, not null, not null) => Comparison.Between,
        (Comparison.AtMost, not null, _, _) => Comparison.AtMost,
        (Comparison.AtLeast or null, not null, _, _) => Comparison.AtLeast,
        _ => Comparison.Qualitative,
    };

    // A row keeps the end of its id, which is random: what follows a group, like an enrolment, goes on doing so when others come and go.
    private static AdoptedGroup GroupOf(PlanGroup group) => group.Code is { } code
        ? new AdoptedGroup(code, group.Name, TargetGroupCodes.KindOf(code))
        : new AdoptedGroup(TargetGroupCodes.OwnCode(group.Place.Row is { } row ? row.ToString("N")[^12..] : group.Place.Field), group.Name, group.TakePart ? TargetGroupKind.EndUser : TargetGroupKind.Professional);

    private static string RoleOf(PlanParty party) => string.Join(": ", new[] { party.Unit, Words(party.Role) }.Where(static part => !string.IsNullOrEmpty(part)));

    private static string Words(string? text) => text is null ? string.Empty : RichText.Words(text);
}

/// <summary>A line of a plan's budget that cannot be agreed.</summary>
/// <param name="Cost">The line.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record UnsoundCost(PlanCost Cost, Problem Problem);

/// <summary>What the decision lets be agreed.</summary>
/// <param name="Maximum">The most that is paid, SEK.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day.</param>
public readonly record struct AgreedTerms(decimal Maximum, DateOnly StartsOn, DateOnly EndsOn);
