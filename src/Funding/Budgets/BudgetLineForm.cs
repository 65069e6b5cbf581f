using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A page with the questions about a line.</summary>
public abstract class BudgetLineForm(Workspace workspace) : MoneyPage(workspace)
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public BudgetLineInput Input { get; set; } = new();

    /// <summary>Alternatives.</summary>
    public BudgetLineChoices Choices { get; private protected set; } = null!;

    /// <summary>Whether what is typed can be read; the amounts' days are the form's own.</summary>
    private protected bool IsRead => ModelState.IsValid && Input.Amounts.Count <= MostPeriods;

    private const int MostPeriods = 200;
}
