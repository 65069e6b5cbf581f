using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>An initiative's budget held against its costs: by partner and cost type, and by period.</summary>
[Authorize(Policy = Permissions.MoneyRead)]
public sealed class BudgetPage(Workspace workspace, BudgetReader reader, CurrentUser user) : SamstegPage
{
    /// <summary>The figures, in their order.</summary>
    public static IReadOnlyList<string> Figures { get; } = ["original", "revised", "used", "forecast", "remaining"];

    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>What part is looked at.</summary>
    [BindProperty(SupportsGet = true)]
    public BudgetQuestion Question { get; set; } = new();

    public BudgetView View { get; private set; } = null!;

    /// <summary>Whose rows there are.</summary>
    public IReadOnlyList<BudgetPartner> Partners { get; private set; } = [];

    /// <summary>Cost types by period, and the sum last.</summary>
    public IReadOnlyList<BudgetPeriodRow> ByPeriod { get; private set; } = [];

    /// <summary>The periods beside each other.</summary>
    public IReadOnlyList<BudgetPeriod> Columns { get; private set; } = [];

    /// <summary>The sum of what is shown.</summary>
    public BudgetFigures Total { get; private set; }

    public string BudgetPath => MoneyPaths.Budget(Initiative);

    public string ExplanationPath => MoneyPaths.Explanation(Initiative);

    public bool MayEdit => user.May(Permissions.MoneyEdit, Initiative);

    /// <summary>What of the grant is budgeted.</summary>
    public decimal OfGrant => View.Budget.Entries.Where(static entry => entry.Payer == Payer.Grant).Sum(static entry => entry.Figures.Revised);

    /// <summary>What a line holds now.</summary>
    public decimal SumOf(Guid line) => View.Lines.Where(row => row.Id == line).Sum(static row => row.Amounts.Sum());

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "money.budget.title", cancellation) is null || await reader.FindAsync(Initiative, cancellation) is not { } view)
        {
            return NotFound();
        }

        View = view;
        var shown = view.Budget.Entries.Where(Question.Asks).ToList();
        Total = Budget.Sum(shown);
        var estimates = view.Lines.Where(static line => line.EstimateReason is not null).Select(static line => line.Id).ToHashSet();
        Partners = [.. BudgetQuestion.Order(view).Select(organisation => Of(organisation, shown.FindAll(entry => entry.Organisation == organisation), estimates)).Where(static partner => partner.Rows.Count > 0)];
        Columns = [.. shown.Select(static entry => entry.Period).Distinct().Order()];
        ByPeriod = [.. InOrder(shown).Select(type => Across(type, shown.FindAll(entry => entry.CostType == type))), Across(null, shown)];
        return Page();
    }

    /// <summary>A figure as it is written in the tables: whole kronor without a unit.</summary>
    internal static string Money(BudgetFigures figures, string figure) => Display.Number(Value(figures, figure));

    /// <summary>A figure.</summary>
    internal static decimal Value(BudgetFigures figures, string figure) => figure switch
    {
        "original" => figures.Original,
        "revised" => figures.Revised,
        "used" => figures.Used,
        "forecast" => figures.Forecast,
        _ => figures.Remaining,
    };

    private BudgetPartner Of(OrganisationId? organisation, List<BudgetEntry> entries, HashSet<Guid> estimates)
    {
        var question = Question with { Partner = BudgetQuestion.PartnerCode(organisation) };
        return new BudgetPartner(View.PartnerName(organisation, T), question, Budget.Sum(entries),
            [.. InOrder(entries).Select(type => entries.FindAll(entry => entry.CostType == type)).Select(of => new BudgetRow(of[0].CostType, question with { CostType = of[0].CostType }, Budget.Sum(of),
                of.TrueForAll(static entry => entry.Line is null), of.Exists(entry => entry.Line is { } line && estimates.Contains(line))))]);
    }

    private BudgetPeriodRow Across(string? type, List<BudgetEntry> entries) => new(type,
        [.. Columns.Select(period => new BudgetPeriodCell(period, Question with { CostType = type ?? Question.CostType, Period = BudgetQuestion.PeriodCode(period) }, Budget.Sum(entries.Where(entry => entry.Period == period))))]);

    private static IEnumerable<string> InOrder(IEnumerable<BudgetEntry> entries)
    {
        var types = entries.Select(static entry => entry.CostType).ToHashSet();
        return CostTypes.All.Where(types.Contains);
    }
}

/// <summary>A partner's rows.</summary>
public sealed record BudgetPartner(string Name, BudgetQuestion Question, BudgetFigures Figures, IReadOnlyList<BudgetRow> Rows);

/// <summary>A cost type of a partner.</summary>
/// <param name="CostType">Which.</param>
/// <param name="Question">What explains it.</param>
/// <param name="Figures">How much.</param>
/// <param name="IsOutside">Whether no line is for it.</param>
/// <param name="IsEstimate">Whether a line of it is an estimate.</param>
public sealed record BudgetRow(string CostType, BudgetQuestion Question, BudgetFigures Figures, bool IsOutside, bool IsEstimate);

/// <summary>A cost type across the periods; null for the sum.</summary>
public sealed record BudgetPeriodRow(string? CostType, IReadOnlyList<BudgetPeriodCell> Cells);

/// <summary>A cost type in a period.</summary>
public sealed record BudgetPeriodCell(BudgetPeriod Period, BudgetQuestion Question, BudgetFigures Figures);
