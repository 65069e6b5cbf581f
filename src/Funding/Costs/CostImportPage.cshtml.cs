using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A file on its way to costs: what in it is the initiative's, what it would change, and what it did.</summary>
[Authorize(Policy = Permissions.MoneyEdit)]
public sealed class CostImportPage(Workspace workspace, BudgetReader reader, ImportCosts import, StagedCosts staged) : MoneyPage(workspace)
{
    /// <summary>Most rows that are shown.</summary>
    private const int MostRows = 100;

    /// <summary>The import of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Import { get; set; }

    [BindProperty]
    public BindingInput Input { get; set; } = new();

    /// <summary>The file.</summary>
    public CostImport Found { get; private set; } = null!;

    /// <summary>What it says of itself.</summary>
    public CostImportFacts Facts { get; private set; } = new();

    /// <summary>Whose costs.</summary>
    public string Partner { get; private set; } = string.Empty;

    /// <summary>What it would change, in sums.</summary>
    public IReadOnlyList<CostDifferenceSum> Sums { get; private set; } = [];

    /// <summary>The first of what is changed or gone.</summary>
    public IReadOnlyList<CostDifferenceRow> Rows { get; private set; } = [];

    /// <summary>Whether something would change, or be kept to be dealt with.</summary>
    public bool ChangesSomething => Sums.Any(static sum => sum.Kind is not CostDifference.Same);

    /// <summary>Whether something that would change stands in a claim.</summary>
    public bool HoldsSome => Sums.Any(static sum => sum is { Kind: CostDifference.Changed or CostDifference.Vanished, IsHeld: true });

    /// <summary>The format's own name of a dimension that the file does not name.</summary>
    internal static string DimensionName(Texts texts, string dimension) =>
        dimension is "1" or "2" or "6" or "7" or "8" or "9" or "10" ? texts[$"sie_dimension.{dimension}"] : texts["sie_dimension.other", dimension];

    /// <summary>The sum of a kind.</summary>
    public CostDifferenceSum Of(CostDifference kind) => Sums.Where(sum => sum.Kind == kind)
        .Aggregate(new CostDifferenceSum(kind, false, 0, 0, 0), static (all, sum) => all with { Count = all.Count + sum.Count, Before = all.Before + sum.Before, Now = all.Now + sum.Now });

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (Found.State is CostImportState.Shown)
        {
            Sums = await staged.SumsAsync(Found, cancellation);
            Rows = await staged.RowsAsync(Found, MostRows, cancellation);
        }

        Input = new BindingInput { Objects = [.. Facts.Objects.Select(static one => new BindingInput.ObjectInput { Dimension = one.Dimension, Object = one.Object })] };
        return Page();
    }

    public async Task<IActionResult> OnPostBindAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid && Input.Objects.Count <= CostImportFacts.Most
            ? Answer(await import.BindAsync(Initiative, Import, Input, cancellation), CostPaths.Import(Initiative, Import), "costs.notice.bound")
            : Refused(Result.Done);
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        ModelState.Clear();
        return Answer(await import.ConfirmAsync(Initiative, Import, cancellation), CostPaths.Import(Initiative, Import), "costs.notice.confirmed");
    }

    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        ModelState.Clear();
        return Answer(await import.LeaveAsync(Initiative, Import, cancellation), CostPaths.Upload(Initiative), "costs.notice.left");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await import.FindAsync(Initiative, Import, cancellation) is not { } found || !await OpenAsync("costs.import.title", cancellation, found.FileName))
        {
            return false;
        }

        Chrome.Crumb(T["costs.title"], CostPaths.All(Initiative));
        (Found, Facts) = (found, ImportCosts.Facts(found));
        Partner = (await reader.PartnersAsync(Initiative, cancellation)).FirstOrDefault(partner => partner.Id == found.OrganisationId)?.Name ?? T["money.partner.unknown"];
        return true;
    }
}
