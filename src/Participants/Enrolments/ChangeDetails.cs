using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Name and contact details.</summary>
public sealed class DetailsInput
{
    /// <summary>The row version that was read.</summary>
    public uint Version { get; set; }

    /// <summary>Given name.</summary>
    [StringLength(Participant.LongestName)]
    public string GivenName { get; set; } = string.Empty;

    /// <summary>Family name.</summary>
    [StringLength(Participant.LongestName)]
    public string FamilyName { get; set; } = string.Empty;

    /// <summary>Telephone; may be left out.</summary>
    [StringLength(Participant.LongestAddress)]
    public string? Phone { get; set; }

    /// <summary>E-mail; may be left out.</summary>
    [StringLength(Participant.LongestAddress), EmailAddress(ErrorMessage = "ui.not_an_email")]
    public string? Email { get; set; }
}

/// <summary>Changes name and contact details. What a protected identity has is not changed here.</summary>
public sealed class ChangeDetails(RequestDatabase database)
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

        var check = Check(input);
        if (!check.IsDone)
        {
            return check;
        }

        var participant = await FindAsync(facts, cancellation);
        if (participant.Version != input.Version)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        participant.Describe(input.GivenName.Trim(), input.FamilyName.Trim(), Identity.Given(input.Phone), Identity.Given(input.Email));
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
    public static Result Check(DetailsInput input) =>
        Result.Of([.. EnrolmentRules.OfNames(input.GivenName, input.FamilyName), .. EnrolmentRules.OfPhone(input.Phone)]);

    private Task<Participant> FindAsync(CaseFacts facts, CancellationToken cancellation) =>
        database.Context.Set<Participant>().SingleAsync(participant => participant.Id == facts.ParticipantId, cancellation);
}
