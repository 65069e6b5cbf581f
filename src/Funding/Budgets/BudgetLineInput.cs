using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Who decided on a change of the budget, and why; asked once the budget is the original.</summary>
public record BudgetDecision
{
    /// <summary>When.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>By whom.</summary>
    [MaxLength(200)]
    public string? DecidedBy { get; init; }

    /// <summary>Why.</summary>
    [MaxLength(1000)]
    public string? Reason { get; init; }
}

/// <summary>A line as a form gives it.</summary>
public sealed record BudgetLineInput : BudgetDecision
{
    /// <summary>Id of the form, which becomes a new line's: sent twice it adds one.</summary>
    [FormId]
    public Guid Form { get; init; } = Guid.CreateVersion7();

    /// <summary>The version that was read; 0 for a new one.</summary>
    public uint Version { get; init; }

    /// <summary>How finely the time is divided; asked with the first line.</summary>
    public BudgetDivision? Division { get; init; }

    /// <summary>A code of <see cref="CostTypes"/>.</summary>
    [Required]
    public string? CostType { get; init; }

    /// <summary>What it is.</summary>
    [MaxLength(300)]
    public string? Text { get; init; }

    /// <summary>Whose cost; null for the whole project's.</summary>
    public OrganisationId? Organisation { get; init; }

    /// <summary>Whose money.</summary>
    [Required]
    public Payer? Payer { get; init; }

    /// <summary>The co-funder, where it is in the register.</summary>
    public OrganisationId? CoFunder { get; init; }

    /// <summary>The co-funder's name, where it is not.</summary>
    [MaxLength(200)]
    public string? CoFunderName { get; init; }

    /// <summary>Of staff: what the person does.</summary>
    [MaxLength(200)]
    public string? Role { get; init; }

    /// <summary>Of staff: share of full time, per cent.</summary>
    public decimal? SharePercent { get; init; }

    /// <summary>Why it is an estimate; empty when it is confirmed.</summary>
    [MaxLength(500)]
    public string? EstimateReason { get; init; }

    /// <summary>How much in which period.</summary>
    public IList<AmountInput> Amounts { get; set; } = [];

    /// <summary>How much in a period.</summary>
    public sealed record AmountInput
    {
        /// <summary>First day; null for the whole time.</summary>
        public DateOnly? First { get; init; }

        /// <summary>Last day.</summary>
        public DateOnly? Last { get; init; }

        /// <summary>SEK; nothing is nought.</summary>
        public decimal? Amount { get; init; }

        /// <summary>For when.</summary>
        public BudgetPeriod Period => new(First, Last);
    }

    /// <summary>A line as it stands, without amounts.</summary>
    internal static BudgetLineInput Of(BudgetLineRow line) => new()
    {
        Version = line.Version,
        CostType = line.CostType,
        Text = line.Text,
        Organisation = line.OrganisationId,
        Payer = line.Payer,
        CoFunder = line.CoFunderId,
        CoFunderName = line.CoFunderName,
        Role = line.Role,
        SharePercent = line.SharePercent,
        EstimateReason = line.EstimateReason,
    };

    /// <summary>As what is planned.</summary>
    internal PlannedCost ToPlanned(Guid? line) => new()
    {
        Line = line,
        NewId = Form,
        CostType = CostType ?? string.Empty,
        Text = Text ?? string.Empty,
        Organisation = Organisation,
        Payer = Payer ?? Funding.Payer.Grant,
        CoFunder = CoFunder,
        CoFunderName = CoFunderName,
        Role = Role,
        SharePercent = SharePercent,
        EstimateReason = EstimateReason,
        Amounts = [.. Amounts.Select(static amount => new PlannedAmount(amount.First, amount.Last, amount.Amount ?? 0))],
    };
}

/// <summary>What somebody expects a line to come to.</summary>
public sealed record LineForecastInput
{
    /// <summary>The version that was read.</summary>
    public uint Version { get; init; }

    /// <summary>SEK; empty leaves it to be computed again.</summary>
    public decimal? Forecast { get; init; }

    /// <summary>Why.</summary>
    [MaxLength(500)]
    public string? Reason { get; init; }
}
