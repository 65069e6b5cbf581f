using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What an organisation is advised about.</summary>
public enum AdviceTopic
{
    /// <summary>What is sold, to whom and why.</summary>
    BusinessModel,

    /// <summary>Prices, costs, funding.</summary>
    Economy,

    /// <summary>Finding customers.</summary>
    Sales,

    /// <summary>Selling to the public sector.</summary>
    Procurement,

    /// <summary>Leading people and work.</summary>
    Leadership,

    /// <summary>A good and safe place to work.</summary>
    WorkEnvironment,

    /// <summary>Taking in people who train for work.</summary>
    Hosting,

    /// <summary>Starting an enterprise.</summary>
    Starting,

    /// <summary>Something else, told in words.</summary>
    Other,
}

/// <summary>What came of the agreed next step.</summary>
public enum AdviceEffect
{
    /// <summary>Nothing yet.</summary>
    NoneYet,

    /// <summary>Something is being changed.</summary>
    ChangeBegun,

    /// <summary>Something new is offered.</summary>
    NewOffer,

    /// <summary>A new contract.</summary>
    NewContract,

    /// <summary>Somebody was hired.</summary>
    Hired,

    /// <summary>Something else, told in words.</summary>
    Other,
}

/// <summary>Registers that an organisation was advised. Corrected by another row of the same advice.</summary>
public sealed class AdviceSession : Registration
{
    /// <summary>Longest session, in minutes.</summary>
    public const int LongestMinutes = 720;

    /// <summary>Longest own words for the topic, in characters.</summary>
    public const int LongestTopic = 200;

    /// <summary>Longest next step or reason, in characters.</summary>
    public const int LongestText = 500;

    /// <summary>The same over all versions.</summary>
    public required Guid AdviceId { get; init; }

    /// <summary>Which organisation.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>How long.</summary>
    public required int Minutes { get; init; }

    /// <summary>About what.</summary>
    public required AdviceTopic Topic { get; init; }

    /// <summary>More of it in words; may be empty.</summary>
    public required string TopicWords { get; init; }

    /// <summary>Who advised.</summary>
    public required AccountId AdvisedBy { get; init; }

    /// <summary>What the organisation is to do; empty when nothing was agreed.</summary>
    public required string NextStep { get; init; }

    /// <summary>By when; null when nothing was agreed.</summary>
    public DateOnly? DueOn { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AdviceSession>
    {
        public void Configure(EntityTypeBuilder<AdviceSession> builder) => builder.ToTable("advice_sessions");
    }
}

/// <summary>Registers what has come of an advice's next step.</summary>
public sealed class AdviceFollowUp : Registration
{
    /// <summary>Longest words, in characters.</summary>
    public const int LongestWords = 1000;

    /// <summary>The advice.</summary>
    public required Guid AdviceId { get; init; }

    /// <summary>What came of it.</summary>
    public required AdviceEffect Effect { get; init; }

    /// <summary>In words; may be empty.</summary>
    public required string Words { get; init; }

    /// <summary>When it is asked again; null when it is done with.</summary>
    public DateOnly? NextOn { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AdviceFollowUp>
    {
        public void Configure(EntityTypeBuilder<AdviceFollowUp> builder) => builder.ToTable("advice_follow_ups");
    }
}
