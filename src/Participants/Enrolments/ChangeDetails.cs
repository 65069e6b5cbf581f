using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Who somebody is, and how to reach them. Without a number the one that stands stays.</summary>
public sealed class DetailsInput : PersonInput
{
    /// <summary>The row version that was read.</summary>
    public uint Version { get; set; }
}

/// <summary>Changes name, birth date, number and contact details. What a protected identity has is not changed here.</summary>
public sealed class ChangeDetails(RequestDatabase database, Cipher cipher, TimeProvider clock, KnownNumbers numbers)
{
    /// <summary>The details as they stand, for the form.</summary>
    internal async Task<DetailsInput> ReadAsync(CaseFacts facts, CancellationToken cancellation)
    {
        var participant = await FindAsync(facts, cancellation);
        return new DetailsInput
        {
            Version = participant.Version,
            GivenName = participant.GivenName ?? string.Empty,
            FamilyName = participant.FamilyName ?? string.Empty,
            BirthDate = participant.BirthDate,
            Phone = participant.Phone,
            Email = participant.Email,
        };
    }

    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(CaseFacts facts, DetailsInput input, CancellationToken cancellation)
    {
        if (facts.IsProtected)
        {
            return Result.Refused(string.Empty, "participants.rule.protected_details");
        }

        var participant = await FindAsync(facts, cancellation);
        if (participant.Version != input.Version)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        var standing = participant.Identity(cipher).Number;
        var isTyped = !string.IsNullOrWhiteSpace(input.Number);
        var problems = Check(input, isTyped ? input.Number : standing?.Normalised, out var number);
        if (isTyped && number is not null && await numbers.HaveAsync(number, participant.InitiativeId, participant.Id, cancellation))
        {
            problems.Add(new Problem(nameof(DetailsInput.Number), "participants.rule.number_taken"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var isChanged = number?.Normalised != standing?.Normalised;
        participant.Describe(
            Identity.Typed(input.GivenName, input.FamilyName, input.BirthDate!.Value, isChanged ? number : null, input.Phone, input.Email), cipher);
        database.Context.Entry(participant).Property(static entity => entity.GivenName).IsModified = true; // the version lies with the name and holds for the contact details too
        try
        {
            await database.Context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        return Result.Done;
    }

    /// <summary>What is wrong with the form, also where something in it could not be read.</summary>
    public Result Check(DetailsInput input) => Result.Of(Check(input, input.Number, out _));

    private List<Problem> Check(DetailsInput input, string? written, out PersonalNumber? number) =>
    [
        .. EnrolmentRules.OfNames(input.GivenName, input.FamilyName),
        .. EnrolmentRules.OfPerson(input.BirthDate, written, clock.Today(), out number),
        .. EnrolmentRules.OfPhone(input.Phone),
    ];

    private Task<Participant> FindAsync(CaseFacts facts, CancellationToken cancellation) =>
        database.Context.Set<Participant>().SingleAsync(participant => participant.Id == facts.ParticipantId, cancellation);
}
