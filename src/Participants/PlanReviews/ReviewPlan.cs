using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A review to register.</summary>
public sealed class PlanReviewInput
{
    /// <summary>Id of the form: sent twice it makes one review.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>Why.</summary>
    [Required(ErrorMessage = "participants.rule.review_reason")]
    public PlanReviewReason? Reason { get; set; }

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }

    /// <summary>What they came to; may be left out.</summary>
    [StringLength(PlanReview.LongestText)]
    public string? Text { get; set; }

    /// <summary>When they do it next; empty follows the initiative's cadence.</summary>
    public DateOnly? NextOn { get; set; }
}

/// <summary>Registers that a plan has been reviewed.</summary>
public sealed class ReviewPlan(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(CaseFacts facts, PlanReviewInput input, CancellationToken cancellation)
    {
        if (facts.Status is ParticipantStatus.Exited)
        {
            return Result.Conflict("participants.rule.already_exited", Display.Day(facts.ExitedOn!.Value));
        }

        if (await database.Context.Set<PlanReview>().AnyAsync(row => row.Id == input.Form && row.ParticipantId == facts.ParticipantId, cancellation))
        {
            return Result.Done;
        }

        var stamp = Stamp.Of(clock, user);
        List<Problem> problems =
        [
            .. CaseDayRules.Within(nameof(input.OccurredOn), input.OccurredOn!.Value, facts.EnrolledOn, stamp.Today),
            .. CaseDayRules.Due(nameof(input.NextOn), input.NextOn, stamp.Today.AddDays(1), stamp.Today),
        ];
        if ((await ChangePlan.LoadAsync(database, facts.ParticipantId, cancellation)).Goals.Count == 0)
        {
            problems.Add(new Problem(string.Empty, "participants.rule.review_without_plan"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        database.Context.Add(new PlanReview
        {
            Id = input.Form,
            InitiativeId = facts.InitiativeId,
            ParticipantId = facts.ParticipantId,
            Reason = input.Reason!.Value,
            Text = string.IsNullOrWhiteSpace(input.Text) ? null : input.Text.Trim(),
            NextOn = input.NextOn,
            OccurredOn = input.OccurredOn.Value,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
