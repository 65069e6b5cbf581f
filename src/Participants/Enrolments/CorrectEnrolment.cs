using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What can be corrected in an enrolment, and why it is.</summary>
public sealed class CorrectionInput
{
    /// <summary>The version that was read; another one standing by now is a conflict.</summary>
    public Guid Read { get; set; }

    /// <summary>Gender as the participant wants it registered.</summary>
    [Required]
    public Gender? Gender { get; set; }

    /// <summary>Code of the target group.</summary>
    public string TargetGroup { get; set; } = string.Empty;

    /// <summary>Who referred; may be left out.</summary>
    public OrganisationId? Referrer { get; set; }

    /// <summary>Day of enrolment.</summary>
    [Required]
    public DateOnly? EnrolledOn { get; set; }

    /// <summary>Why it is corrected.</summary>
    [StringLength(Reasons.Longest)]
    public string Reason { get; set; } = string.Empty;
}

/// <summary>Corrects an enrolment: a new version takes the place of the standing one, which stays for what was known before.</summary>
public sealed class CorrectEnrolment(RequestDatabase database, CurrentUser user, TimeProvider clock, Timeline timeline)
{
    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(CaseFacts facts, CorrectionInput input, EnrolmentChoices choices, CancellationToken cancellation)
    {
        if (input.Read != facts.EnrolmentId)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        var stamp = Stamp.Of(clock, user);
        var problems = await CheckAsync(facts, input, choices, stamp.Today, cancellation);
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var standing = await database.Context.Set<Enrolment>().SingleAsync(enrolment => enrolment.Id == input.Read, cancellation);
        standing.Supersede(stamp.At, input.Reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        database.Context.Add(new Enrolment
        {
            InitiativeId = facts.InitiativeId,
            ParticipantId = facts.ParticipantId,
            Gender = input.Gender!.Value,
            TargetGroup = input.TargetGroup,
            ReferrerOrganisationId = input.Referrer,
            OccurredOn = input.EnrolledOn!.Value,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private async Task<List<Problem>> CheckAsync(
        CaseFacts facts, CorrectionInput input, EnrolmentChoices choices, DateOnly today, CancellationToken cancellation)
    {
        var day = input.EnrolledOn!.Value;
        List<Problem> problems =
        [
            .. EnrolmentRules.OfDay(nameof(CorrectionInput.EnrolledOn), day, choices.Period, today),
            .. Reasons.Required(nameof(CorrectionInput.Reason), input.Reason),
        ];
        if (input.TargetGroup != facts.TargetGroup && !EnrolmentChoices.Offers(choices.TargetGroups, input.TargetGroup))
        {
            problems.Add(new Problem(nameof(CorrectionInput.TargetGroup), "participants.rule.choose_offered"));
        }

        if (input.Referrer is { } referrer && referrer != facts.ReferrerOrganisationId && !EnrolmentChoices.Offers(choices.Referrers, referrer))
        {
            problems.Add(new Problem(nameof(CorrectionInput.Referrer), "participants.rule.choose_offered"));
        }

        if (day > facts.EnrolledOn && await timeline.FirstDayAsync(facts.ParticipantId, cancellation) is { } first && day > first)
        {
            problems.Add(new Problem(nameof(CorrectionInput.EnrolledOn), "participants.rule.after_first_event", Display.Day(first)));
        }

        return problems;
    }
}
