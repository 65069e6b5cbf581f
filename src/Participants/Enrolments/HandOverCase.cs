using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>To whom and from when.</summary>
public sealed class HandOverInput
{
    /// <summary>The coach who takes over.</summary>
    [Required]
    public AccountId? Coach { get; set; }

    /// <summary>The new coach's first day.</summary>
    [Required]
    public DateOnly? From { get; set; }
}

/// <summary>Gives a participant another coach from a day on.</summary>
public sealed class HandOverCase(RequestDatabase database)
{
    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(CaseFacts facts, HandOverInput input, EnrolmentChoices choices, CancellationToken cancellation)
    {
        var (coach, from) = (input.Coach!.Value, input.From!.Value);
        if (!EnrolmentChoices.Offers(choices.Coaches, coach))
        {
            return Result.Refused(nameof(HandOverInput.Coach), "participants.rule.choose_offered");
        }

        var standing = await database.Context.Set<CaseAssignment>()
            .SingleOrDefaultAsync(assignment => assignment.ParticipantId == facts.ParticipantId && assignment.ValidUntil == null, cancellation);
        if (standing?.AccountId == coach)
        {
            return Result.Refused(nameof(HandOverInput.Coach), "participants.rule.same_coach");
        }

        var earliest = standing?.ValidFrom ?? facts.EnrolledOn;
        if (from < earliest)
        {
            return Result.Refused(nameof(HandOverInput.From), "participants.rule.hand_over_early", Display.Day(earliest));
        }

        if (from > facts.EndsOn)
        {
            return Result.Refused(nameof(HandOverInput.From), "participants.rule.after_end", Display.Day(facts.EndsOn));
        }

        if (standing is not null)
        {
            standing.EndBefore(from);
            await database.Context.SaveChangesAsync(cancellation);
        }

        database.Context.Add(new CaseAssignment
        {
            InitiativeId = facts.InitiativeId,
            ParticipantId = facts.ParticipantId,
            AccountId = coach,
            ValidFrom = from,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
