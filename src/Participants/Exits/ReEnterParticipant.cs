using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>When somebody takes part again.</summary>
public sealed class ReEntryInput
{
    /// <summary>The exit that was read; another one standing by now is a conflict.</summary>
    public Guid Read { get; set; }

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? ReEnteredOn { get; set; }
}

/// <summary>Lets somebody who has left take part again, in a new period of the same participant; and takes that back where it was a mistake.</summary>
public sealed class ReEnterParticipant(RequestDatabase database, CurrentUser user, TimeProvider clock, Texts texts)
{
    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(CaseFacts facts, ReEntryInput input, CancellationToken cancellation)
    {
        await CaseLock.TakeAsync(database, facts.ParticipantId, cancellation);
        if (await StandingExitAsync(facts, cancellation) is not { } exit || exit.Id != input.Read)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        var stamp = Stamp.Of(clock, user);
        List<Problem> problems =
        [
            .. ReEntryRules.Of(nameof(ReEntryInput.ReEnteredOn), input.ReEnteredOn!.Value, exit.Reason, exit.OccurredOn),
            .. EnrolmentRules.OfDay(nameof(ReEntryInput.ReEnteredOn), input.ReEnteredOn.Value, facts.Period, stamp.Today),
        ];
        if (problems.Count > 0)
        {
            return Result.Of(problems[..1]);
        }

        exit.Supersede(stamp.At, texts["participants.re_entry.superseded"]);
        database.Context.Add(new ReEntry
        {
            InitiativeId = facts.InitiativeId,
            ParticipantId = facts.ParticipantId,
            ExitId = exit.Id,
            OccurredOn = input.ReEnteredOn.Value,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes the latest re-entry back: the exit stands again as it was, in a row of its own, and its follow-ups are planned anew.</summary>
    public async Task<Result> RetractAsync(CaseFacts facts, RetractionInput input, CancellationToken cancellation)
    {
        await CaseLock.TakeAsync(database, facts.ParticipantId, cancellation);
        if (facts.ReEntryId is not { } latest || latest != input.Read || await StandingExitAsync(facts, cancellation) is not null)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        List<Problem> problems = [.. Reasons.Required(nameof(RetractionInput.Reason), input.Reason)];
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var stamp = Stamp.Of(clock, user);
        var entry = await database.Context.Set<ReEntry>().SingleAsync(row => row.Id == latest, cancellation);
        entry.Supersede(stamp.At, input.Reason.Trim());
        var followed = await database.Context.Set<ProgrammeExit>().AsNoTracking().SingleAsync(row => row.Id == entry.ExitId, cancellation);
        var exit = followed.Again(stamp);
        database.Context.Add(exit);
        database.Context.AddRange(await FollowUpRule.PlanAsync(database, exit, cancellation));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private Task<ProgrammeExit?> StandingExitAsync(CaseFacts facts, CancellationToken cancellation) =>
        database.Context.Set<ProgrammeExit>().SingleOrDefaultAsync(row => row.ParticipantId == facts.ParticipantId && row.SupersededAt == null, cancellation);
}

/// <summary>Who can take part again, and from when. Pure.</summary>
public static class ReEntryRules
{
    /// <summary>The first and the last day on which somebody who left may be back; null while there is none.</summary>
    public static (DateOnly First, DateOnly Last)? Days(DateOnly exitedOn, InitiativePeriod period, DateOnly today)
    {
        var first = exitedOn.AddDays(1) > period.StartsOn ? exitedOn.AddDays(1) : period.StartsOn;
        var last = new[] { today, period.EndsOn, period.IntakeEndsOn ?? period.EndsOn }.Min();
        return first <= last ? (first, last) : null;
    }

    /// <summary>Not who died or never was a participant, and on a day after the exit: on the day itself it is the exit that is to be taken back.</summary>
    public static IEnumerable<Problem> Of(string field, DateOnly day, ExitReason reason, DateOnly exitedOn)
    {
        if (reason is ExitReason.Deceased or ExitReason.Misregistered)
        {
            yield return new Problem(field, "participants.rule.cannot_return");
        }
        else if (day <= exitedOn)
        {
            yield return new Problem(field, "participants.rule.return_after_exit", Display.Day(exitedOn));
        }
    }
}
