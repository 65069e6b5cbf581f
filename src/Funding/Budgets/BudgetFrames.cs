using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What pages below an initiative's budget share: the initiative of the address, and the way back.</summary>
public abstract class MoneyPage(Workspace workspace) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>Where the budget is.</summary>
    public string BudgetPath => MoneyPaths.Budget(Initiative);

    /// <summary>Frames the page; false when there is no such initiative in reach.</summary>
    private protected async Task<bool> OpenAsync(string titleKey, CancellationToken cancellation, params object?[] arguments)
    {
        if (await workspace.OpenAsync(Initiative, titleKey, cancellation, arguments) is null)
        {
            return false;
        }

        Chrome.Crumb(T["money.budget.title"], BudgetPath);
        return true;
    }
}

/// <summary>Alternatives of the questions about a line.</summary>
/// <param name="Partners">The initiative's partners.</param>
/// <param name="Organisations">All organisations.</param>
/// <param name="IsOpen">Whether nothing has been decided.</param>
/// <param name="AsksDivision">Whether it is the first line.</param>
/// <param name="IsNew">Whether the line is new.</param>
public sealed record BudgetLineChoices(IReadOnlyList<Choice> Partners, IReadOnlyList<Choice> Organisations, bool IsOpen, bool AsksDivision, bool IsNew)
{
    /// <summary>Whether whose and how much is asked: not of a line that has been decided on.</summary>
    public bool AsksAmounts => IsOpen || IsNew;

    internal static async Task<BudgetLineChoices> LoadAsync(
        BudgetReader reader, OrganisationChoices organisations, InitiativeId initiative, BudgetHead head, bool isNew, bool isFirst, CancellationToken cancellation) => new(
        [.. (await reader.PartnersAsync(initiative, cancellation)).Select(static partner => new Choice(partner.Id.ToString(), partner.Name))],
        await organisations.ChoicesAsync(cancellation), head.IsOpen, isFirst && head.IsOpen, isNew);

    /// <summary>The periods that are offered: those the budget has, the calendar's that cross none of them, and the whole time last.</summary>
    internal static IReadOnlyList<BudgetPeriod> Periods(BudgetHead head, BudgetDivision division, IEnumerable<BudgetPeriod> known)
    {
        var has = known.Where(static period => !period.IsWhole).Distinct().ToList();
        return [.. has.Concat(division.Periods(head.StartsOn, head.EndsOn).Where(period => !has.Exists(period.Crosses))).Distinct().Order(), BudgetPeriod.Whole];
    }
}
