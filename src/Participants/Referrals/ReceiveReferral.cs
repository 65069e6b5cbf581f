using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Who is referred and why, as any form sends it.</summary>
public abstract class ReferredPersonInput : PersonInput
{
    /// <summary>Id of the form, which becomes the referral's: the same form sent twice makes one referral.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>Whether the identity is protected.</summary>
    public bool IsProtected { get; set; }

    /// <summary>Why the person is referred; may be left out.</summary>
    [StringLength(ReferralNote.LongestText)]
    public string? Why { get; set; }
}

/// <summary>A referral as staff register it.</summary>
public sealed class ReferralInput : ReferredPersonInput
{
    /// <summary>From where.</summary>
    [Required]
    public ReferralSource? Source { get; set; }

    /// <summary>The organisation; null for the person's own application.</summary>
    public OrganisationId? Organisation { get; set; }

    /// <summary>The day it came.</summary>
    [Required]
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>Whether the possible matches that were shown are somebody else, or it is to be registered all the same.</summary>
    public bool IsAnother { get; set; }
}

/// <summary>Registers a referral that came by letter, telephone or from the person. The same form sent again is done without doing anything.</summary>
public sealed class ReceiveReferral(CurrentUser user, TimeProvider clock, WriteReferral write, PossibleMatches matches)
{
    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(InitiativeId initiative, ReferralInput input, EnrolmentChoices choices, CancellationToken cancellation)
    {
        if (user.OrganisationIn(initiative) is not { } keeper)
        {
            return Result.Refused(string.Empty, "participants.rule.no_organisation");
        }

        var problems = Check(input, choices, out var number);
        if (problems.Count == 0 && !input.IsAnother && (await matches.OfAsync(initiative, input.Form, input, number, cancellation)).IsAny)
        {
            problems.Add(new Problem(nameof(ReferralInput.IsAnother), "referrals.rule.match"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var origin = new ReferralOrigin(initiative, input.Source!.Value, input.Organisation, null, input.ReceivedOn!.Value, keeper);
        await write.RunAsync(origin, input, number, cancellation);
        return Result.Done;
    }

    /// <summary>What is wrong with a form that is not to be run, because something in it could not be read: told together with that.</summary>
    public Result Check(ReferralInput input, EnrolmentChoices choices) => Result.Of(Check(input, choices, out _));

    private List<Problem> Check(ReferralInput input, EnrolmentChoices choices, out PersonalNumber? number)
    {
        var today = clock.Today();
        var problems = ReferralRules.OfPerson(input, today, out number);
        if (input.ReceivedOn is { } received)
        {
            problems.AddRange(ReferralRules.OfReceived(nameof(ReferralInput.ReceivedOn), received, choices.Period, today));
        }

        if (input.Source is { } source && (source is ReferralSource.Self) != (input.Organisation is null))
        {
            problems.Add(new Problem(nameof(ReferralInput.Organisation), source is ReferralSource.Self ? "referrals.rule.self_has_none" : "referrals.rule.organisation"));
        }
        else if (input.Organisation is { } organisation && !EnrolmentChoices.Offers(choices.Referrers, organisation))
        {
            problems.Add(new Problem(nameof(ReferralInput.Organisation), "participants.rule.choose_offered"));
        }

        return problems;
    }
}

/// <summary>From where and when a referral comes, and who keeps what is said about it.</summary>
internal sealed record ReferralOrigin(InitiativeId Initiative, ReferralSource Source, OrganisationId? Organisation, AccountId? ReferredBy, DateOnly ReceivedOn, OrganisationId Keeper);

/// <summary>Writes a referral that has been checked: who it is, that it was received, why.</summary>
public sealed class WriteReferral(RequestDatabase database, CurrentUser user, TimeProvider clock, Cipher cipher)
{
    internal async Task RunAsync(ReferralOrigin origin, ReferredPersonInput input, PersonalNumber? number, CancellationToken cancellation)
    {
        if (await database.ScalarAsync<string?>(Sql.Of($"select access.refer({input.Form}, {origin.Initiative})"), cancellation) is not { } reference)
        {
            return;
        }

        var stamp = Stamp.Of(clock, user);
        var referral = new Referral
        {
            Id = input.Form,
            InitiativeId = origin.Initiative,
            Reference = reference,
            Source = origin.Source,
            OrganisationId = origin.Organisation,
            ReferredBy = origin.ReferredBy,
            ReceivedOn = origin.ReceivedOn,
        };
        var identity = Identity.Typed(input.GivenName, input.FamilyName, input.BirthDate!.Value, number, input.Phone, input.Email);
        var hidden = referral.Describe(identity, input.IsProtected, cipher);
        var received = referral.Receive(stamp);
        database.Context.Add(referral);
        database.Context.Add(received);
        if (hidden is not null)
        {
            database.Context.Add(hidden);
        }

        if (!string.IsNullOrWhiteSpace(input.Why))
        {
            database.Context.Add(received.Note(input.Why, origin.Keeper));
        }

        await database.Context.SaveChangesAsync(cancellation);
    }
}
