using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Whether a coach has room for more.</summary>
public enum CaseloadState
{
    /// <summary>There is no cap, or room below it.</summary>
    Room,

    /// <summary>At least nine tenths of the cap.</summary>
    Near,

    /// <summary>More than the cap.</summary>
    Above,
}

/// <summary>How an initiative weighs its coaches' cases, and how much a coach should have at the most.</summary>
public sealed class CaseloadRule : IVersioned
{
    /// <summary>From which part of the cap a coach is near it.</summary>
    public const decimal NearPart = 0.9m;

    /// <summary>Id of the rule.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative; it has one rule at the most, and these defaults without one.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The most that a coach's cases should weigh, 1–1,000; null for no cap.</summary>
    public decimal? Cap { get; set; }

    /// <summary>A case is new until so many days after the latest entry, 0–365.</summary>
    public int NewDays { get; set; } = 30;

    /// <summary>What a new case weighs, 0.1–10; every other weighs 1.</summary>
    public decimal NewWeight { get; set; } = 1.5m;

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>
    /// What cases weigh together, in ordinary cases: a new one takes more time (mapping, first plan, first meetings) and weighs
    /// <see cref="NewWeight"/>, all others 1. Nothing weighs 0.
    /// </summary>
    /// <param name="cases">All of them, new ones among them.</param>
    /// <param name="newOnes">Those that are new, at most <paramref name="cases"/>.</param>
    public decimal WeightOf(long cases, long newOnes) => cases - newOnes + newOnes * NewWeight;

    /// <summary>Whether there is room for more at that weight.</summary>
    public CaseloadState StateAt(decimal weight) =>
        weight > Cap ? CaseloadState.Above
        : weight >= Cap * NearPart ? CaseloadState.Near
        : CaseloadState.Room;

    /// <summary>The first day of entry of those who are new on a day.</summary>
    public DateOnly NewSince(DateOnly today) => today.AddDays(-NewDays);

    /// <summary>The initiative's rule, or the defaults.</summary>
    internal static async Task<CaseloadRule> OfAsync(RequestDatabase database, InitiativeId initiative, CancellationToken cancellation) =>
        await database.Context.Set<CaseloadRule>().SingleOrDefaultAsync(rule => rule.InitiativeId == initiative, cancellation)
        ?? new CaseloadRule { InitiativeId = initiative };

    internal sealed class Mapping : IEntityTypeConfiguration<CaseloadRule>
    {
        public void Configure(EntityTypeBuilder<CaseloadRule> builder) => builder.ToTable("caseload_rules");
    }
}
