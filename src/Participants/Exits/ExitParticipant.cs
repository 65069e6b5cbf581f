using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Why, when and with what outcome somebody leaves.</summary>
public sealed class ExitInput
{
    /// <summary>Why.</summary>
    [Required]
    public ExitReason? Reason { get; set; }

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? ExitedOn { get; set; }

    /// <summary>What becomes of what still runs; asked only where something does.</summary>
    public OngoingDecision? Ongoing { get; set; }

    /// <summary>What the participant does on leaving; left out, it is what the reason tells. Not kept of who moved, died or was registered by mistake, and neither is what follows.</summary>
    public ActivityStatus? Activity { get; set; }

    /// <summary>Whether with support; may be left out.</summary>
    public bool? HasSupport { get; set; }

    /// <summary>Whether self-supporting; may be left out.</summary>
    public SelfSupport? SelfSupport { get; set; }

    /// <summary>What goes on afterwards, in words.</summary>
    [StringLength(ProgrammeExit.LongestOutcome)]
    public string? Continues { get; set; }

    /// <summary>What it led to, in words.</summary>
    [StringLength(ProgrammeExit.LongestOutcome)]
    public string? ParticipantOutcome { get; set; }
}

/// <summary>What becomes of something that still runs when its participant leaves.</summary>
public enum OngoingDecision
{
    /// <summary>It ends on the same day.</summary>
    End,

    /// <summary>It goes on.</summary>
    GoOn,
}

/// <summary>Registers that a participant leaves, and ends what is to end with that. Somebody who has left cannot leave again.</summary>
public sealed class ExitParticipant(RequestDatabase database, CurrentUser user, TimeProvider clock, IEnumerable<IOngoing> sources)
{
    /// <summary>What still runs for a participant.</summary>
    public async Task<IReadOnlyList<OngoingMatter>> OngoingAsync(ParticipantId participant, CancellationToken cancellation)
    {
        var matters = new List<OngoingMatter>();
        foreach (var source in sources)
        {
            matters.AddRange(await source.OfAsync(participant, cancellation));
        }

        return matters;
    }

    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(CaseFacts facts, ExitInput input, CancellationToken cancellation)
    {
        if (facts.Status is ParticipantStatus.Exited)
        {
            return Result.Conflict("participants.rule.already_exited", Display.Day(facts.ExitedOn!.Value));
        }

        await CaseLock.TakeAsync(database, facts.ParticipantId, cancellation);
        var stamp = Stamp.Of(clock, user);
        List<Problem> problems = [.. CaseDayRules.Within(nameof(ExitInput.ExitedOn), input.ExitedOn!.Value, facts.LatestEntryOn, stamp.Today)];
        problems.AddRange(await SettleAsync(facts.ParticipantId, input, cancellation));
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var exit = ProgrammeExit.Of(facts.InitiativeId, facts.ParticipantId, input, stamp);
        database.Context.Add(exit);
        database.Context.AddRange(await FollowUpRule.PlanAsync(database, exit, cancellation));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private async Task<IEnumerable<Problem>> SettleAsync(ParticipantId participant, ExitInput input, CancellationToken cancellation)
    {
        if (input.Ongoing is null)
        {
            return (await OngoingAsync(participant, cancellation)).Count == 0
                ? []
                : [new Problem(nameof(ExitInput.Ongoing), "participants.rule.decide_ongoing")];
        }

        var problems = new List<Problem>();
        if (input.Ongoing is OngoingDecision.End)
        {
            foreach (var source in sources)
            {
                problems.AddRange((await source.EndAsync(participant, input.ExitedOn!.Value, cancellation)).Problems);
            }
        }

        return problems.Select(static problem => problem with { Field = nameof(ExitInput.ExitedOn) });
    }
}

/// <summary>Why something is taken back, and which version was read.</summary>
public sealed class RetractionInput
{
    /// <summary>The version that was read; another one standing by now is a conflict.</summary>
    public Guid Read { get; set; }

    /// <summary>Why.</summary>
    [StringLength(Reasons.Longest)]
    public string Reason { get; set; } = string.Empty;
}

/// <summary>Takes an exit back: the participant takes part again, and what was known before stays known.</summary>
public sealed class RetractExit(RequestDatabase database, TimeProvider clock)
{
    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(CaseFacts facts, RetractionInput input, CancellationToken cancellation)
    {
        if (facts.ExitId is not { } exit || exit != input.Read)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        List<Problem> problems = [.. Reasons.Required(nameof(RetractionInput.Reason), input.Reason)];
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var standing = await database.Context.Set<ProgrammeExit>().SingleAsync(row => row.Id == exit, cancellation);
        standing.Supersede(clock.GetUtcNow(), input.Reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
