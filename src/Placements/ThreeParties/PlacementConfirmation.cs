using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Who plans a placement. Labels are <c>placement_party.CODE</c>.</summary>
public enum PlacementParty
{
    /// <summary>The participant.</summary>
    Participant,

    /// <summary>The organisation.</summary>
    Organisation,

    /// <summary>The initiative.</summary>
    Initiative,
}

/// <summary>How a party has said yes. Labels are <c>confirmation_way.CODE</c>.</summary>
public enum ConfirmationWay
{
    /// <summary>Signed on paper.</summary>
    Signed,

    /// <summary>Said at a meeting.</summary>
    Meeting,

    /// <summary>Said by telephone.</summary>
    Phone,

    /// <summary>Written in a letter or by e-mail.</summary>
    Mail,
}

/// <summary>That a party stands behind the plan and the terms of a placement as they are. One of each party stands; when either is changed, none does.</summary>
public sealed class PlacementConfirmation : Registration
{
    /// <summary>Whose placement.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>Which placement.</summary>
    public required PlacementId PlacementId { get; init; }

    /// <summary>Which party.</summary>
    public required PlacementParty Party { get; init; }

    /// <summary>How.</summary>
    public required ConfirmationWay Way { get; init; }

    /// <summary>Who said it, by name.</summary>
    [Sensitive]
    public required string SaidBy { get; init; }

    /// <summary>Takes away what the parties have said of a plan, or of terms, that are about to be saved otherwise. Asked under the participant's lock.</summary>
    internal static async Task VoidAsync(RequestDatabase database, PlacementId placement, DateTimeOffset at, CancellationToken cancellation)
    {
        foreach (var confirmation in await database.Context.Set<PlacementConfirmation>().Where(row => row.PlacementId == placement && row.SupersededAt == null).ToListAsync(cancellation))
        {
            confirmation.Supersede(at);
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<PlacementConfirmation>
    {
        public void Configure(EntityTypeBuilder<PlacementConfirmation> builder) => builder.ToTable("placement_confirmations");
    }
}
