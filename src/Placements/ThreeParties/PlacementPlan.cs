using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What the organisation may be told of the participant beside the first name and the hours. Labels are <c>shared_information.CODE</c>.</summary>
public enum SharedInformation
{
    /// <summary>The whole name.</summary>
    FullName,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>The goals of the placement.</summary>
    Goals,

    /// <summary>What has to be adjusted at the place, never why.</summary>
    Adjustments,
}

/// <summary>Who insures the participant at the place. Labels are <c>placement_insurance.CODE</c>.</summary>
public enum PlacementInsurance
{
    /// <summary>The initiative.</summary>
    ByInitiative,

    /// <summary>The employment service, for those who take part in its programmes.</summary>
    ByEmploymentService,

    /// <summary>The organisation, as for its own employees.</summary>
    ByOrganisation,
}

/// <summary>What the three parties of a placement plan together, beside its days, hours and tasks.</summary>
public sealed class PlacementPlan : IVersioned
{
    /// <summary>Which placement.</summary>
    public required PlacementId PlacementId { get; init; }

    /// <summary>The initiative it belongs to.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Whose placement.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>When in the week, as <see cref="WeekTimes.Bits"/>.</summary>
    public int HalfDays { get; set; }

    /// <summary>What the participant is to reach.</summary>
    [Sensitive]
    public string Goals { get; set; } = string.Empty;

    /// <summary>What the organisation may be told.</summary>
    public SharedInformation[] Shared { get; set; } = [];

    /// <summary>The day the risks at the place were assessed; null while they are not.</summary>
    public DateOnly? RisksAssessedOn { get; set; }

    /// <summary>Who insures; null while it is not known.</summary>
    public PlacementInsurance? Insurance { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>Whether a waiver of the participant's that stands on a day opens what a placement shares to the organisation; over <c>placements p</c>. <see cref="Shared"/> needs one on each day, not only when it is planned.</summary>
    internal static Sql IsWaived(DateOnly day) => Sql.Of($"""
        exists (select from secrecy_waivers w
                where w.participant_id = p.participant_id and w.recipient_organisation_id = p.organisation_id and w.superseded_at is null and 'placement' = any (w.parts) and {day} between w.occurred_on and w.valid_until)
        """);

    internal sealed class Mapping : IEntityTypeConfiguration<PlacementPlan>
    {
        public void Configure(EntityTypeBuilder<PlacementPlan> builder)
        {
            builder.ToTable("placement_plans").HasKey(static plan => plan.PlacementId);
            builder.Property(static plan => plan.Shared).IsCodes();
        }
    }
}
