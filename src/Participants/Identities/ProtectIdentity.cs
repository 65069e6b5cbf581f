using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Why an identity is to be protected.</summary>
public sealed class ProtectionInput
{
    /// <summary>The row version that was read.</summary>
    public uint Version { get; set; }

    /// <summary>Why.</summary>
    [StringLength(Reasons.Longest)]
    public string Reason { get; set; } = string.Empty;
}

/// <summary>Protects the identity of somebody who is enrolled: seals who it is, and leaves only the reference in the open.</summary>
public sealed class ProtectIdentity(RequestDatabase database, OwnAccounts accounts, PersonalLinks links, AuditTrail audit, Cipher cipher, TimeProvider clock, ChangeHousehold household)
{
    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(CaseFacts facts, ProtectionInput input, CancellationToken cancellation)
    {
        List<Problem> problems = [.. Reasons.Required(nameof(ProtectionInput.Reason), input.Reason)];
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var participant = await database.Context.Set<Participant>().SingleAsync(row => row.Id == facts.ParticipantId, cancellation);
        if (participant.IsProtected || participant.Version != input.Version)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        database.Context.Add(ProtectedIdentity.Of(participant, participant.Identity(cipher), cipher, clock.GetUtcNow()));
        participant.Mask();
        await database.Context.SaveChangesAsync(cancellation);
        await accounts.EndAsync(facts.InitiativeId, facts.ParticipantId, cancellation); // its address tells who it is
        await links.WithdrawAsync(facts, cancellation);
        await household.AgreeAsync(facts, agrees: false, cancellation); // whom somebody lives with may tell where she is
        await audit.RecordAsync(
            "protected", "participants", participant.Id.Value, facts.InitiativeId, participant.Id, input.Reason.Trim(), cancellation: cancellation);
        return Result.Done;
    }
}
