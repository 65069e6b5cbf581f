using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Why an action plan is reviewed.</summary>
public enum PlanReviewReason
{
    /// <summary>It was time for it.</summary>
    Scheduled,

    /// <summary>Something has changed for the participant.</summary>
    NewSituation,

    /// <summary>A goal has been reached.</summary>
    GoalReached,

    /// <summary>Nothing has moved for a while.</summary>
    Standstill,

    /// <summary>The participant has asked for it.</summary>
    OwnWish,

    /// <summary>The participant is about to leave.</summary>
    BeforeExit,
}

/// <summary>That participant and coach have gone through the action plan together, on <see cref="HistoryRow.OccurredOn"/>.</summary>
public sealed class PlanReview : Registration
{
    /// <summary>Longest text, in characters.</summary>
    public const int LongestText = 2000;

    /// <summary>Whose plan.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>Why.</summary>
    public required PlanReviewReason Reason { get; init; }

    /// <summary>What they came to; null when nothing is noted.</summary>
    [Sensitive]
    public string? Text { get; init; }

    /// <summary>When they do it next; null when it follows the initiative's cadence.</summary>
    public DateOnly? NextOn { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PlanReview>
    {
        public void Configure(EntityTypeBuilder<PlanReview> builder) => builder.ToTable("plan_reviews");
    }
}

/// <summary>When a plan is to be reviewed. Pure.</summary>
public static class PlanReviewRule
{
    /// <summary>Weeks between reviews where an initiative decides nothing else.</summary>
    public const int UsualWeeks = 12;

    /// <summary>Most weeks between reviews.</summary>
    public const int MostWeeks = 52;

    /// <summary>The day of the next review.</summary>
    /// <param name="plannedOn">The day of the plan's first goal; null when there is no plan, and so nothing to review.</param>
    /// <param name="reviewedOn">The day of the latest review; null when there was none.</param>
    /// <param name="agreedOn">The day then agreed on; null when none was.</param>
    /// <param name="weeks">The initiative's cadence.</param>
    public static DateOnly? NextOn(DateOnly? plannedOn, DateOnly? reviewedOn, DateOnly? agreedOn, int weeks) =>
        agreedOn ?? (reviewedOn ?? plannedOn)?.AddDays(7 * weeks);
}
