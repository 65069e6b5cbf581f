using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>How it was with somebody some time after the exit.</summary>
public sealed class FollowUpAnswerInput
{
    /// <summary>Id of the form, which becomes the answer's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The answer that was read and is corrected; null where there was none.</summary>
    public Guid? Read { get; set; }

    /// <summary>How it is known.</summary>
    [Required]
    public FollowUpSource? KnownBy { get; set; }

    /// <summary>What the person did; needed when somebody knows.</summary>
    public ActivityStatus? Activity { get; set; }

    /// <summary>Whether with support; null when not known.</summary>
    public bool? HasSupport { get; set; }

    /// <summary>Whether self-supporting; needed when somebody knows.</summary>
    public SelfSupport? SelfSupport { get; set; }

    /// <summary>How many times somebody tried; needed when nobody could be reached.</summary>
    [Range(1, FollowUpAnswerRules.MostAttempts)]
    public int? Attempts { get; set; }

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? AnsweredOn { get; set; }

    /// <summary>Why an answer is corrected.</summary>
    [StringLength(Reasons.Longest)]
    public string Reason { get; set; } = string.Empty;
}

/// <summary>What an answer must say. Pure.</summary>
public static class FollowUpAnswerRules
{
    /// <summary>Most attempts that can be registered.</summary>
    public const int MostAttempts = 50;

    /// <summary>Who was reached says what they do; of who was not it is said how many times somebody tried. Only the link answers in the participant's place.</summary>
    public static IEnumerable<Problem> Of(FollowUpAnswerInput input)
    {
        if (input.KnownBy is FollowUpSource.ParticipantLink)
        {
            yield return new Problem(nameof(input.KnownBy), "participants.rule.choose_offered");
        }
        else if (input.KnownBy is FollowUpSource.NotReached)
        {
            if (input.Attempts is null)
            {
                yield return new Problem(nameof(input.Attempts), "participants.rule.attempts");
            }
        }
        else
        {
            if (input.Activity is null)
            {
                yield return new Problem(nameof(input.Activity), "participants.rule.activity");
            }

            if (input.SelfSupport is null)
            {
                yield return new Problem(nameof(input.SelfSupport), "participants.rule.self_support");
            }
        }
    }
}

/// <summary>Registers the answer of a follow-up after an exit, or puts a corrected one in its place.</summary>
public sealed class AnswerFollowUp(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(CaseFacts facts, FollowUpRow row, FollowUpAnswerInput input, CancellationToken cancellation)
    {
        await CaseLock.TakeAsync(database, facts.ParticipantId, cancellation);
        var standing = await database.Context.Set<ExitFollowUpAnswer>().SingleOrDefaultAsync(answer => answer.FollowUpId == row.Id && answer.SupersededAt == null, cancellation);
        if (standing?.Id == input.Form)
        {
            return Result.Done;
        }

        var stamp = Stamp.Of(clock, user);
        if (standing?.Id != input.Read || !row.MayBeAnswered(stamp.Today))
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        List<Problem> problems =
        [
            .. FollowUpAnswerRules.Of(input),
            .. CaseDayRules.Within(nameof(FollowUpAnswerInput.AnsweredOn), input.AnsweredOn!.Value, row.AskedFrom, stamp.Today, "participants.rule.before_follow_up"),
            .. standing is null ? [] : Reasons.Required(nameof(FollowUpAnswerInput.Reason), input.Reason),
        ];
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        standing?.Supersede(stamp.At, input.Reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        var isReached = input.KnownBy is not FollowUpSource.NotReached;
        database.Context.Add(new ExitFollowUpAnswer
        {
            Id = input.Form,
            InitiativeId = facts.InitiativeId,
            ParticipantId = facts.ParticipantId,
            FollowUpId = row.Id,
            Activity = isReached ? input.Activity!.Value : ActivityStatus.Unknown,
            HasSupport = isReached ? input.HasSupport : null,
            SelfSupport = isReached ? input.SelfSupport!.Value : SelfSupport.NotKnown,
            KnownBy = input.KnownBy!.Value,
            Attempts = isReached ? null : input.Attempts,
            OccurredOn = input.AnsweredOn.Value,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
