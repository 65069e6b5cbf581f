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

/// <summary>Gives a participant another coach from a day on: one who coaches in the initiative on that day.</summary>
public sealed class HandOverCase(RequestDatabase database, Outbox outbox)
{
    /// <summary>Somebody has got cases: link to the one or to the list; how many.</summary>
    public static readonly MessageKind Given = new("cases_given", Permission: Permissions.ParticipantsEdit);

    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(CaseFacts facts, HandOverInput input, CancellationToken cancellation)
    {
        var (coach, from) = (input.Coach!.Value, input.From!.Value);
        var choices = await EnrolmentChoices.OfAsync(database, facts.InitiativeId, from, cancellation);
        if (choices is null || !EnrolmentChoices.Offers(choices.Coaches, coach))
        {
            return Result.Refused(nameof(HandOverInput.Coach), "participants.rule.choose_offered");
        }

        var standing = await database.Context.Set<CaseAssignment>()
            .SingleOrDefaultAsync(assignment => assignment.ParticipantId == facts.ParticipantId && assignment.ValidUntil == null, cancellation);
        if (HandOverRules.Check(standing?.AccountId, standing?.ValidFrom ?? facts.EnrolledOn, facts.EndsOn, coach, from) is { } problem)
        {
            return Result.Of([problem]);
        }

        await MoveAsync(database, facts.InitiativeId, [facts.ParticipantId], standing is null ? [] : [standing], coach, from, cancellation);
        await outbox.TellAsync(Given, coach, facts.Path, [1], cancellation);
        return Result.Done;
    }

    /// <summary>Ends what stands and lets the other coach begin, each without a day in between.</summary>
    internal static async Task MoveAsync(
        RequestDatabase database, InitiativeId initiative, IReadOnlyCollection<ParticipantId> participants, IReadOnlyCollection<CaseAssignment> standing, AccountId coach,
        DateOnly from, CancellationToken cancellation)
    {
        foreach (var assignment in standing)
        {
            assignment.EndBefore(from);
        }

        await database.Context.SaveChangesAsync(cancellation);
        database.Context.AddRange(participants.Select(participant => new CaseAssignment
        {
            InitiativeId = initiative,
            ParticipantId = participant,
            AccountId = coach,
            ValidFrom = from,
        }));
        await database.Context.SaveChangesAsync(cancellation);
    }
}
