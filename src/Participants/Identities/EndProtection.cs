using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Why an identity is protected no longer, and who it is: typed anew, since what is sealed is not opened for this.</summary>
public sealed class EndProtectionInput : PersonInput
{
    /// <summary>The row version that was read.</summary>
    public uint Version { get; set; }

    /// <summary>Why.</summary>
    [StringLength(Reasons.Longest)]
    public string Reason { get; set; } = string.Empty;
}

/// <summary>Ends the protection of an identity. What was sealed stays sealed.</summary>
public sealed class EndProtection(RequestDatabase database, AuditTrail audit, Cipher cipher, TimeProvider clock, KnownNumbers numbers)
{
    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(CaseFacts facts, EndProtectionInput input, CancellationToken cancellation)
    {
        var participant = await database.Context.Set<Participant>().SingleAsync(row => row.Id == facts.ParticipantId, cancellation);
        if (!participant.IsProtected || participant.Version != input.Version)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        var problems = Check(input, out var number);
        problems.AddRange(await OfNumberAsync(participant, number, cancellation));

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        participant.Unmask(Identity.Typed(input.GivenName, input.FamilyName, input.BirthDate!.Value, number, input.Phone, input.Email), cipher);
        await database.Context.SaveChangesAsync(cancellation);
        await audit.RecordAsync(
            "unprotected", "participants", participant.Id.Value, facts.InitiativeId, participant.Id, input.Reason.Trim(), cancellation: cancellation);
        return Result.Done;
    }

    /// <summary>What is wrong with a form that is not to be run, because something in it could not be read: told together with that.</summary>
    public Result Check(EndProtectionInput input) => Result.Of(Check(input, out _));

    private List<Problem> Check(EndProtectionInput input, out PersonalNumber? number) =>
    [
        .. Reasons.Required(nameof(EndProtectionInput.Reason), input.Reason),
        .. EnrolmentRules.OfNames(input.GivenName, input.FamilyName),
        .. EnrolmentRules.OfPerson(input.BirthDate, input.Number, clock.Today(), out number),
        .. EnrolmentRules.OfPhone(input.Phone),
    ];

    /// <summary>The number must be the one that was sealed, where one was, and nobody else's.</summary>
    private async Task<IEnumerable<Problem>> OfNumberAsync(Participant participant, PersonalNumber? number, CancellationToken cancellation)
    {
        if (participant.NumberHash is { } known)
        {
            return number is not null && cipher.LookupHashes(number.Normalised).Any(hash => CryptographicOperations.FixedTimeEquals(known, hash))
                ? []
                : [new Problem(nameof(EndProtectionInput.Number), "participants.rule.number_other")];
        }

        return number is not null && await numbers.HaveAsync(number, participant.InitiativeId, participant.Id, cancellation)
            ? [new Problem(nameof(EndProtectionInput.Number), "participants.rule.number_taken")]
            : [];
    }
}
