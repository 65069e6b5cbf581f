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

/// <summary>That a party stands behind the plan of a placement as it is. One of each party stands; a plan that is changed has none.</summary>
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

    internal sealed class Mapping : IEntityTypeConfiguration<PlacementConfirmation>
    {
        public void Configure(EntityTypeBuilder<PlacementConfirmation> builder) => builder.ToTable("placement_confirmations");
    }
}
