using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>How a follow-up was made. Labels are <c>follow_up_channel.CODE</c>.</summary>
public enum FollowUpChannel
{
    /// <summary>A visit where the participant works.</summary>
    SiteVisit,

    /// <summary>A video meeting.</summary>
    Digital,

    /// <summary>A telephone call.</summary>
    Phone,
}

/// <summary>How something goes at the place. Labels are <c>follow_up_answer.CODE</c>.</summary>
public enum FollowUpAnswer
{
    /// <summary>Well.</summary>
    Well,

    /// <summary>Partly.</summary>
    Partly,

    /// <summary>Poorly.</summary>
    Poorly,
}

/// <summary>A version of a follow-up of a placement, with the participant, the organisation or both.</summary>
public sealed class PlacementFollowUp : Registration
{
    /// <summary>Whose placement.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>Which placement.</summary>
    public required PlacementId PlacementId { get; init; }

    /// <summary>The follow-up: the same over all its versions.</summary>
    public required Guid FollowUpId { get; init; }

    /// <summary>How it was made.</summary>
    public required FollowUpChannel Channel { get; init; }

    /// <summary>Whether the participant took part.</summary>
    public required bool WithParticipant { get; init; }

    /// <summary>Whether the organisation took part.</summary>
    public required bool WithOrganisation { get; init; }

    /// <summary>Whether something came up that must be dealt with.</summary>
    public required bool NeedsAttention { get; init; }

    /// <summary>How it goes with being there; null when it was not asked.</summary>
    public FollowUpAnswer? Attendance { get; init; }

    /// <summary>How it goes with the tasks; null when it was not asked.</summary>
    public FollowUpAnswer? Work { get; init; }

    /// <summary>How it goes with the supervision; null when it was not asked.</summary>
    public FollowUpAnswer? Supervision { get; init; }

    /// <summary>What comes next, for all who work with the placement; may be empty.</summary>
    [Sensitive]
    public string NextStep { get; init; } = string.Empty;

    internal sealed class Mapping : IEntityTypeConfiguration<PlacementFollowUp>
    {
        public void Configure(EntityTypeBuilder<PlacementFollowUp> builder) => builder.ToTable("placement_follow_ups");
    }
}

/// <summary>What was said at a follow-up. Only the organisation that keeps it reads it.</summary>
public sealed class PlacementNote
{
    /// <summary>Id of the note.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative it belongs to.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Whom it is about.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>The version of the follow-up that it was written for.</summary>
    public required Guid VersionId { get; init; }

    /// <summary>Whose note it is.</summary>
    public required OrganisationId KeeperOrganisationId { get; init; }

    /// <summary>The note; empty when a corrected follow-up's note was emptied.</summary>
    [Sensitive]
    public required string Text { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PlacementNote>
    {
        public void Configure(EntityTypeBuilder<PlacementNote> builder) => builder.ToTable("placement_notes");
    }
}
