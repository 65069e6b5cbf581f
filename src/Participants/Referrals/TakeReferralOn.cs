using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What was done with a referral.</summary>
public sealed class ReferralStepInput
{
    /// <summary>The row version that was read.</summary>
    public uint Version { get; set; }

    /// <summary>What was done.</summary>
    [Required]
    public ReferralAction? Action { get; set; }

    /// <summary>The day; null for today.</summary>
    public DateOnly? OccurredOn { get; set; }

    /// <summary>Day of the meeting, when one is booked.</summary>
    public DateOnly? MeetsOn { get; set; }

    /// <summary>Time of the meeting.</summary>
    public TimeOnly? MeetsTime { get; set; }

    /// <summary>Why it is declined.</summary>
    public ReferralDeclineReason? Reason { get; set; }

    /// <summary>What is noted; may be left out.</summary>
    [StringLength(ReferralNote.LongestText)]
    public string? Note { get; set; }
}

/// <summary>
/// Takes a referral to its next state. A coach who does something with one that nobody takes care of takes care of it from then on. The
/// referrer is told that there is something to read.
/// </summary>
public sealed class TakeReferralOn(RequestDatabase database, CurrentUser user, TimeProvider clock, Outbox outbox)
{
    /// <summary>Done; refused with problems; or a conflict when somebody has changed it since it was read.</summary>
    /// <returns>Null when there is no such referral that the user works.</returns>
    public async Task<Result?> RunAsync(InitiativeId initiative, Guid id, ReferralStepInput input, CancellationToken cancellation)
    {
        if (await FindAsync(initiative, id, cancellation) is not { } referral)
        {
            return null;
        }

        if (referral.Version != input.Version)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        var stamp = Stamp.Of(clock, user);
        var (action, on) = (input.Action!.Value, input.OccurredOn ?? stamp.Today);
        if (action is ReferralAction.Enrol)
        {
            return Result.Refused(string.Empty, "referrals.rule.by_enrolment");
        }

        if (referral.State.After(action) is null)
        {
            return Result.Conflict("referrals.rule.not_now");
        }

        var keeper = user.OrganisationIn(initiative);
        var problems = Check(referral, action, on, input, keeper, stamp.Today);
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var before = referral.State;
        var happened = referral.Take(
            action, on, stamp, action is ReferralAction.Decline ? input.Reason : null,
            action is ReferralAction.BookMeeting ? SwedishTime.At(input.MeetsOn!.Value, input.MeetsTime!.Value) : null);
        if (referral.AssignedTo is null && user.Scope.Coached.Contains(initiative))
        {
            referral.AssignTo(stamp.By);
        }

        database.Context.Add(happened);
        if (!string.IsNullOrWhiteSpace(input.Note))
        {
            database.Context.Add(happened.Note(input.Note, keeper!.Value));
        }

        return await SaveAsync(referral, before, cancellation);
    }

    /// <summary>Sets a referral to enrolled, in the transaction that makes the person a participant.</summary>
    /// <returns>Null when there is no such referral that the user works; refused when it is not one that can be enrolled.</returns>
    internal async Task<Result?> EnrolAsync(InitiativeId initiative, Guid id, ParticipantId participant, CancellationToken cancellation)
    {
        if (await FindAsync(initiative, id, cancellation) is not { } referral)
        {
            return null;
        }

        if (referral.State.After(ReferralAction.Enrol) is null)
        {
            return Result.Conflict("referrals.rule.not_now");
        }

        var before = referral.State;
        var stamp = Stamp.Of(clock, user);
        database.Context.Add(referral.Take(ReferralAction.Enrol, stamp.Today, stamp, participant: participant));
        return await SaveAsync(referral, before, cancellation);
    }

    private Task<Referral?> FindAsync(InitiativeId initiative, Guid id, CancellationToken cancellation) =>
        user.Scope.Coached.Contains(initiative) || user.Scope.CaseInitiatives.Contains(initiative)
            ? database.Context.Set<Referral>().SingleOrDefaultAsync(referral => referral.Id == id && referral.InitiativeId == initiative, cancellation)
            : Task.FromResult<Referral?>(null);

    private async Task<Result> SaveAsync(Referral referral, ReferralState before, CancellationToken cancellation)
    {
        try
        {
            await database.Context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        if (referral.ReferredBy is { } referrer && referral.State != before)
        {
            await outbox.TellAsync(ReferralMessages.Changed, referrer, ReferralPaths.OwnFile(referral.Id), cancellation: cancellation);
        }

        return Result.Done;
    }

    private static List<Problem> Check(Referral referral, ReferralAction action, DateOnly on, ReferralStepInput input, OrganisationId? keeper, DateOnly today)
    {
        List<Problem> problems = [.. ReferralRules.OfStep(nameof(ReferralStepInput.OccurredOn), on, referral.StateSince, today)];
        if (action is ReferralAction.BookMeeting)
        {
            if (input.MeetsOn is not { } meets)
            {
                problems.Add(new Problem(nameof(ReferralStepInput.MeetsOn), "referrals.rule.meets_on"));
            }
            else
            {
                problems.AddRange(ReferralRules.OfMeeting(nameof(ReferralStepInput.MeetsOn), meets, on));
            }

            if (input.MeetsTime is null)
            {
                problems.Add(new Problem(nameof(ReferralStepInput.MeetsTime), "referrals.rule.meets_time"));
            }
        }

        if (action is ReferralAction.Decline && input.Reason is null)
        {
            problems.Add(new Problem(nameof(ReferralStepInput.Reason), "referrals.rule.reason"));
        }

        if (!string.IsNullOrWhiteSpace(input.Note) && keeper is null)
        {
            problems.Add(new Problem(nameof(ReferralStepInput.Note), "participants.rule.no_organisation"));
        }

        return problems;
    }
}

/// <summary>What referrers are told: that there is something to read, never whose.</summary>
internal static class ReferralMessages
{
    /// <summary>A referral of one's own has come further: link to it.</summary>
    public static readonly MessageKind Changed = new("referral_changed", Permission: Permissions.ReferralsMake);
}
