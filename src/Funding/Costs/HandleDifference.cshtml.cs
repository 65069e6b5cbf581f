using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A cost in a certified claim that the partner's books say something else of.</summary>
public sealed class FoundDifference
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The file that said so.</summary>
    public required Guid ImportId { get; init; }

    /// <summary>The cost.</summary>
    public required Guid CostRowId { get; init; }

    /// <summary>What the books say; null: it is not in them.</summary>
    public decimal? Amount { get; init; }

    /// <summary>When it was found.</summary>
    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>When somebody dealt with it; null before.</summary>
    public DateTimeOffset? HandledAt { get; set; }

    /// <summary>Who.</summary>
    public AccountId? HandledBy { get; set; }

    /// <summary>What was done.</summary>
    public string? Note { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<FoundDifference>
    {
        public void Configure(EntityTypeBuilder<FoundDifference> builder) => builder.ToTable("cost_differences");
    }
}

/// <summary>Says what has been done about a difference from a certified cost.</summary>
[Authorize(Policy = Permissions.MoneyEdit)]
public sealed class HandleDifferencePage(Workspace workspace, RequestDatabase database, CurrentUser user, TimeProvider clock) : MoneyPage(workspace)
{
    /// <summary>The difference of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Difference { get; set; }

    [BindProperty]
    public HandledInput Input { get; set; } = new();

    /// <summary>What differs.</summary>
    public string Words { get; private set; } = string.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is not { } found)
        {
            return NotFound();
        }

        if (!ModelState.IsValid || string.IsNullOrWhiteSpace(Input.Note))
        {
            return Refused(string.IsNullOrWhiteSpace(Input.Note) ? Result.Refused(nameof(Input.Note), "claims.rule.note") : Result.Done);
        }

        (found.HandledAt, found.HandledBy, found.Note) = (clock.GetUtcNow(), user.RequiredAccount, Input.Note.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Done(CostPaths.All(Initiative), "costs.notice.handled");
    }

    private async Task<FoundDifference?> LoadAsync(CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        if (await database.Context.Set<FoundDifference>().SingleOrDefaultAsync(one => one.Id == Difference && one.InitiativeId == Initiative && one.HandledAt == null, cancellation) is not { } found
            || await database.Context.Set<CostRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == found.CostRowId, cancellation) is not { } cost
            || !await OpenAsync("costs.differences.title", cancellation))
        {
            return null;
        }

        Chrome.Crumb(T["costs.title"], CostPaths.All(Initiative));
        Words = T["costs.differences.row", $"{Display.Day(cost.OccurredOn)}, {cost.Account} {cost.Series} {cost.Number}", Display.Money(cost.Amount), found.Amount is { } now ? Display.Money(now) : T["costs.differences.gone"]];
        return found;
    }

    /// <summary>What is typed.</summary>
    public sealed record HandledInput
    {
        /// <summary>What has been done.</summary>
        [MaxLength(1000)]
        public string? Note { get; init; }
    }
}
