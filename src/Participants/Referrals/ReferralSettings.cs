using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What an initiative has decided about referrals to it.</summary>
public sealed class ReferralSettings : IVersioned
{
    /// <summary>Days until an initiative has decided something else.</summary>
    public const int UsualAnswerDays = 7, UsualWaitingListDays = 30;

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Whether referrers are offered the initiative.</summary>
    public bool TakesReferrals { get; set; } = true;

    /// <summary>Days without a step taken after which a referral has waited too long.</summary>
    public int AnswerDays { get; set; } = UsualAnswerDays;

    /// <summary>The same for one on the waiting list.</summary>
    public int WaitingListDays { get; set; } = UsualWaitingListDays;

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReferralSettings>
    {
        public void Configure(EntityTypeBuilder<ReferralSettings> builder) => builder.ToTable("referral_settings").HasKey(static settings => settings.InitiativeId);
    }
}
