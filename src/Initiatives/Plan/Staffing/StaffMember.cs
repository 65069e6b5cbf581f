using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>How somebody who works in an initiative is engaged.</summary>
public enum Employment
{
    /// <summary>Employed by one of the parties.</summary>
    Employed,

    /// <summary>Bought in.</summary>
    Consultant,

    /// <summary>From outside, such as an evaluator.</summary>
    External,
}

/// <summary>A place in an initiative's staffing: what it is called, what it is for, how much of a full-time post.</summary>
public sealed class StaffMember : IOrderedPart
{
    /// <inheritdoc/>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The person; null when the place is not filled, or by somebody without an account.</summary>
    public AccountId? AccountId { get; set; }

    /// <summary>Title.</summary>
    public required LocalText Title { get; set; }

    /// <summary>What the work is; empty when the plan does not say.</summary>
    public required LocalText Focus { get; set; }

    /// <summary>How engaged.</summary>
    public required Employment Employment { get; set; }

    /// <summary>Share of a full-time post, 0–100 %; null when the plan does not say.</summary>
    public decimal? SharePercent { get; set; }

    /// <inheritdoc/>
    public int Position { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<StaffMember>
    {
        public void Configure(EntityTypeBuilder<StaffMember> builder) => builder.ToTable("staffing");
    }
}

/// <summary>What must hold for a share.</summary>
internal static class StaffingShares
{
    /// <summary>The problem with a share; null when it is 0–100 with at most two decimals, or not known.</summary>
    public static Problem? Problem(string field, decimal? sharePercent) => sharePercent switch
    {
        null => null,
        < 0 or > 100 => new Problem(field, "initiatives.problem.share_range"),
        { } share when decimal.Round(share, 2) != share => new Problem(field, "initiatives.problem.share_decimals"),
        _ => null,
    };

    /// <summary>Full-time posts in all of the shares that are known; null when none is.</summary>
    public static decimal? FullTimePosts(IEnumerable<decimal?> sharePercents)
    {
        var known = sharePercents.Where(static share => share is not null).ToList();
        return known.Count == 0 ? null : known.Sum() / 100;
    }
}
