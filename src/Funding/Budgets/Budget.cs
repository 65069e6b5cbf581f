using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A line as the calculation sees it.</summary>
/// <param name="Id">Which.</param>
/// <param name="CostType">A code of <see cref="CostTypes"/>.</param>
/// <param name="Organisation">Whose cost; null for the whole project's.</param>
/// <param name="Payer">Whose money.</param>
/// <param name="OwnForecast">What somebody expects; null leaves it to be computed.</param>
/// <param name="Amounts">The ledger's rows of the line.</param>
public sealed record BudgetedLine(Guid Id, string CostType, OrganisationId? Organisation, Payer Payer, decimal? OwnForecast, IReadOnlyList<BudgetedAmount> Amounts);

/// <summary>A row of the ledger.</summary>
public readonly record struct BudgetedAmount(BudgetPeriod Period, decimal Amount, int Revision);

/// <summary>An overhead rule as the calculation sees it.</summary>
/// <param name="Id">Which.</param>
/// <param name="CostType">As what it is counted.</param>
/// <param name="Percent">Per cent.</param>
/// <param name="OfTypes">Of what.</param>
/// <param name="Payer">Of whose money, and paid by whom.</param>
/// <param name="IsOriginal">Whether it held in the original budget.</param>
/// <param name="IsStanding">Whether it holds now.</param>
public sealed record OverheadRule(Guid Id, string CostType, decimal Percent, IReadOnlyList<string> OfTypes, Payer Payer, bool IsOriginal, bool IsStanding);

/// <summary>Costs of one kind and day, summed.</summary>
/// <param name="CostType">Of what.</param>
/// <param name="Organisation">Whose; null for the whole project's.</param>
/// <param name="Payer">Whose money.</param>
/// <param name="Day">When.</param>
/// <param name="Approved">What has been approved.</param>
/// <param name="Awaiting">What is entered and has not been decided.</param>
public readonly record struct SpentCost(string CostType, OrganisationId? Organisation, Payer Payer, DateOnly Day, decimal Approved, decimal Awaiting);

/// <summary>The figures that stand side by side, SEK.</summary>
/// <param name="Original">What was decided first.</param>
/// <param name="Revised">What holds now.</param>
/// <param name="Used">Approved costs.</param>
/// <param name="Awaiting">Costs that are entered and have not been decided.</param>
/// <param name="Forecast">What it is expected to come to.</param>
public readonly record struct BudgetFigures(decimal Original, decimal Revised, decimal Used, decimal Awaiting, decimal Forecast)
{
    /// <summary>What is left of what holds now; below zero when more has been used.</summary>
    public decimal Remaining => Revised - Used;

    /// <summary>The sum.</summary>
    public static BudgetFigures operator +(BudgetFigures one, BudgetFigures other) =>
        new(one.Original + other.Original, one.Revised + other.Revised, one.Used + other.Used, one.Awaiting + other.Awaiting, one.Forecast + other.Forecast);
}

/// <summary>The figures of a line in a period: what all others are sums of.</summary>
/// <param name="Line">The line, or the overhead rule; null for costs that no line is for.</param>
/// <param name="IsOverhead">Whether it is computed by a rule.</param>
/// <param name="CostType">Of what.</param>
/// <param name="Organisation">Whose; null for the whole project's.</param>
/// <param name="Payer">Whose money.</param>
/// <param name="Period">When.</param>
/// <param name="Figures">How much.</param>
public sealed record BudgetEntry(Guid? Line, bool IsOverhead, string CostType, OrganisationId? Organisation, Payer Payer, BudgetPeriod Period, BudgetFigures Figures);

/// <summary>
/// A budget held against its costs. Each entry is a line in a period; whatever else is asked is a sum of entries, so that no figure can differ from another.
/// <list type="bullet">
/// <item>A cost belongs to the lines of its cost type, organisation and payer; where there are none, to the whole project's of that type and payer; else to no line.</item>
/// <item>It falls in the period of those lines that holds its day, else in their undivided amount, else in the budget's period that holds the day.</item>
/// <item>Several lines that a cost belongs to share it in proportion to what is budgeted (<see cref="Kronor.Divide"/>).</item>
/// <item>Forecast: in periods that are over, what is used and awaiting; in others the larger of that and the budget. A line's own forecast replaces it, spread over what is not over.</item>
/// <item>Overhead is its per cent of the sum of its cost types, rounded once for each of original and revised and divided among partners and periods.</item>
/// </list>
/// </summary>
public sealed class Budget
{
    private Budget(IReadOnlyList<BudgetEntry> entries)
    {
        Entries = entries;
        Periods = [.. entries.Select(static entry => entry.Period).Distinct().Order()];
    }

    /// <summary>Lines by period.</summary>
    public IReadOnlyList<BudgetEntry> Entries { get; }

    /// <summary>The periods that have entries, in order; the undivided last.</summary>
    public IReadOnlyList<BudgetPeriod> Periods { get; }

    /// <summary>The sum of all.</summary>
    public BudgetFigures Total => Sum(Entries);

    /// <summary>The sum of some.</summary>
    public static BudgetFigures Sum(IEnumerable<BudgetEntry> entries) => entries.Aggregate(default(BudgetFigures), static (sum, entry) => sum + entry.Figures);

    /// <summary>Puts it together. Pure.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="rules">Overhead.</param>
    /// <param name="costs">What has been spent.</param>
    /// <param name="ends">The initiative's last day.</param>
    /// <param name="today">Today.</param>
    public static Budget Of(IReadOnlyCollection<BudgetedLine> lines, IReadOnlyCollection<OverheadRule> rules, IReadOnlyCollection<SpentCost> costs, DateOnly ends, DateOnly today)
    {
        var cells = lines.SelectMany(static line => line.Amounts.GroupBy(static amount => amount.Period).Select(period => new Cell(line.Id, false, line.CostType, line.Organisation, line.Payer, period.Key)
        {
            Original = period.Where(static amount => amount.Revision == 0).Sum(static amount => amount.Amount),
            Revised = period.Sum(static amount => amount.Amount),
        })).ToList();
        cells.AddRange(rules.SelectMany(rule => Overhead(rule, cells)).ToList());
        Spend(cells, costs);
        foreach (var cell in cells)
        {
            var known = cell.Used + cell.Awaiting;
            cell.Forecast = cell.Period.IsOver(today, ends) ? known : Math.Max(known, cell.Revised);
        }

        foreach (var line in lines.Where(static line => line.OwnForecast is not null))
        {
            Expect(cells.FindAll(cell => cell.Line == line.Id), line.OwnForecast!.Value, ends, today);
        }

        return new Budget([.. cells.Select(static cell => cell.ToEntry())]);
    }

    private static List<Cell> Overhead(OverheadRule rule, List<Cell> cells)
    {
        var bases = cells.Where(cell => !cell.IsOverhead && cell.Payer == rule.Payer && rule.OfTypes.Contains(cell.CostType))
            .GroupBy(static cell => (cell.Organisation, cell.Period))
            .Select(static group => (group.Key, Original: group.Sum(static cell => cell.Original), Revised: group.Sum(static cell => cell.Revised))).ToList();
        if (bases.Count == 0)
        {
            return [];
        }

        IReadOnlyList<decimal> Of(bool holds, IReadOnlyList<decimal> amounts) =>
            Kronor.Divide(holds ? Kronor.Rounded(amounts.Sum() * rule.Percent / 100m) : 0, amounts);
        var original = Of(rule.IsOriginal, [.. bases.Select(static one => one.Original)]);
        var revised = Of(rule.IsStanding, [.. bases.Select(static one => one.Revised)]);
        return [.. bases.Index().Select(one => new Cell(rule.Id, true, rule.CostType, one.Item.Key.Organisation, rule.Payer, one.Item.Key.Period)
        {
            Original = original[one.Index],
            Revised = revised[one.Index],
        })];
    }

    private static void Spend(List<Cell> cells, IReadOnlyCollection<SpentCost> costs)
    {
        var grid = cells.Select(static cell => cell.Period).Where(static period => !period.IsWhole).Distinct().Order().ToList();
        var known = cells.GroupBy(static cell => (cell.CostType, cell.Organisation, cell.Payer)).ToDictionary(static group => group.Key, static group => group.ToList());
        foreach (var kind in costs.GroupBy(static cost => (cost.CostType, cost.Organisation, cost.Payer)))
        {
            var own = known.GetValueOrDefault(kind.Key) ?? known.GetValueOrDefault((kind.Key.CostType, null, kind.Key.Payer)) ?? [];
            foreach (var period in kind.GroupBy(cost => PeriodOf(cost.Day, own, grid)))
            {
                var (approved, awaiting) = (period.Sum(static cost => cost.Approved), period.Sum(static cost => cost.Awaiting));
                var sharing = Sharing(cells, own, kind.Key, period.Key);
                var weights = sharing.Select(static cell => Math.Max(0, cell.Revised)).ToList();
                var (used, waiting) = (Kronor.Divide(approved, weights), Kronor.Divide(awaiting, weights));
                foreach (var (index, cell) in sharing.Index())
                {
                    cell.Used += used[index];
                    cell.Awaiting += waiting[index];
                }
            }
        }
    }

    private static BudgetPeriod PeriodOf(DateOnly day, List<Cell> own, List<BudgetPeriod> grid)
    {
        var of = own.FindIndex(cell => cell.Period.Holds(day));
        return of >= 0 ? own[of].Period
            : own.Exists(static cell => cell.Period.IsWhole) ? BudgetPeriod.Whole
            : grid.Find(period => period.Holds(day)); // the whole time when none does
    }

    /// <summary>Those that share costs of a period: the lines budgeted then, or all lines that the costs belong to, or none's.</summary>
    private static List<Cell> Sharing(List<Cell> cells, List<Cell> own, (string CostType, OrganisationId? Organisation, Payer Payer) kind, BudgetPeriod period)
    {
        var then = own.FindAll(cell => cell.Period == period);
        if (then.Count > 0)
        {
            return then;
        }

        List<Cell> added = own.Count == 0
            ? [new Cell(null, false, kind.CostType, kind.Organisation, kind.Payer, period)]
            : [.. own.DistinctBy(static cell => cell.Line).Select(cell => new Cell(cell.Line, cell.IsOverhead, cell.CostType, cell.Organisation, cell.Payer, period))];
        cells.AddRange(added);
        return added;
    }

    private static void Expect(List<Cell> cells, decimal expected, DateOnly ends, DateOnly today)
    {
        if (cells.Count == 0)
        {
            return;
        }

        var open = cells.FindAll(cell => !cell.Period.IsOver(today, ends));
        open = open.Count > 0 ? open : [cells.MaxBy(static cell => cell.Period)!];
        var rest = expected - cells.Except(open).Sum(static cell => cell.Forecast);
        var parts = Kronor.Divide(rest, [.. open.Select(static cell => Math.Max(0, cell.Revised))]);
        foreach (var (index, cell) in open.Index())
        {
            cell.Forecast = parts[index];
        }
    }

    private sealed class Cell(Guid? line, bool isOverhead, string costType, OrganisationId? organisation, Payer payer, BudgetPeriod period)
    {
        public Guid? Line => line;

        public bool IsOverhead => isOverhead;

        public string CostType => costType;

        public OrganisationId? Organisation => organisation;

        public Payer Payer => payer;

        public BudgetPeriod Period => period;

        public decimal Original { get; init; }

        public decimal Revised { get; init; }

        public decimal Used { get; set; }

        public decimal Awaiting { get; set; }

        public decimal Forecast { get; set; }

        public BudgetEntry ToEntry() => new(line, isOverhead, costType, organisation, payer, period, new BudgetFigures(Original, Revised, Used, Awaiting, Forecast));
    }
}
