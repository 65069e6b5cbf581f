using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What a meeting with a buyer led to.</summary>
public enum BusinessMeetingOutcome
{
    /// <summary>They know each other now.</summary>
    Contact,

    /// <summary>The buyer asked for an offer.</summary>
    OfferAsked,

    /// <summary>An offer was given.</summary>
    OfferGiven,

    /// <summary>They made a contract.</summary>
    Contract,

    /// <summary>Nothing.</summary>
    Nothing,
}

/// <summary>Registers that a member met somebody who might buy. Corrected by another row of the same meeting.</summary>
public sealed class BusinessMeeting : Registration
{
    /// <summary>Longest name of a buyer, in characters.</summary>
    public const int LongestBuyer = 200;

    /// <summary>Longest text, in characters.</summary>
    public const int LongestText = 500;

    /// <summary>The same over all versions.</summary>
    public required Guid MeetingId { get; init; }

    /// <summary>Which member.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>Whom it met, from the register; null where a name is told.</summary>
    public OrganisationId? BuyerId { get; init; }

    /// <summary>Whom it met, where the register does not have it; empty otherwise.</summary>
    public required string BuyerName { get; init; }

    /// <summary>About what.</summary>
    public required string About { get; init; }

    /// <summary>What it led to.</summary>
    public required BusinessMeetingOutcome Outcome { get; init; }

    /// <summary>SEK; null when it is not known.</summary>
    public decimal? Value { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<BusinessMeeting>
    {
        public void Configure(EntityTypeBuilder<BusinessMeeting> builder)
        {
            builder.ToTable("business_meetings");
            builder.Property(static meeting => meeting.Value).HasPrecision(14, 2);
            builder.HasOne<CohortMember>().WithMany().HasForeignKey(static meeting => meeting.MemberId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
