using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>
/// Enrols somebody in an initiative: the participant, the enrolment and the coach's case, in one transaction. The same
/// form sent again is done without doing anything.
/// </summary>
public sealed class EnrolParticipant(RequestDatabase database, CurrentUser user, TimeProvider clock, Cipher cipher)
{
    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(InitiativeId initiative, EnrolmentInput input, EnrolmentChoices choices, CancellationToken cancellation)
    {
        var stamp = Stamp.Of(clock, user);
        var reference = await database.ScalarAsync<string?>(
            Sql.Of($"select access.admit({input.Form}, {initiative}, {stamp.Today})"), cancellation);
        if (reference is null)
        {
            return Result.Done;
        }

        var problems = Check(input, choices, stamp.Today, out var number);
        var hash = number is null ? null : cipher.LookupHash(number.Normalised);
        if (hash is not null && await database.ScalarAsync<bool>(Sql.Of($"select access.number_taken({initiative}, {hash}, {input.Form})"), cancellation))
        {
            problems.Add(new Problem(nameof(EnrolmentInput.Number), "participants.rule.number_taken"));
        }

        if (!input.IsAnother && (await Namesake.OfAsync(database, initiative, input, cancellation)).Count > 0)
        {
            problems.Add(new Problem(nameof(EnrolmentInput.IsAnother), "participants.rule.namesake"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        Add(initiative, input, stamp, number, reference, hash);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>What is wrong with a form that is not to be run, because something in it could not be read: told together with that.</summary>
    public Result Check(EnrolmentInput input, EnrolmentChoices choices) => Result.Of(Check(input, choices, clock.Today(), out _));

    private static List<Problem> Check(EnrolmentInput input, EnrolmentChoices choices, DateOnly today, out PersonalNumber? number)
    {
        List<Problem> problems =
        [
            .. EnrolmentRules.OfNames(input.GivenName, input.FamilyName),
            .. EnrolmentRules.OfPerson(input.BirthDate, input.Number, today, out number),
            .. EnrolmentRules.OfPhone(input.Phone),
        ];
        if (input.EnrolledOn is { } day)
        {
            problems.AddRange(EnrolmentRules.OfDay(nameof(EnrolmentInput.EnrolledOn), day, choices.Period, today));
        }

        if (!EnrolmentChoices.Offers(choices.TargetGroups, input.TargetGroup))
        {
            problems.Add(new Problem(nameof(EnrolmentInput.TargetGroup), "participants.rule.choose_offered"));
        }

        if (input.Referrer is { } referrer && !EnrolmentChoices.Offers(choices.Referrers, referrer))
        {
            problems.Add(new Problem(nameof(EnrolmentInput.Referrer), "participants.rule.choose_offered"));
        }

        if (input.Coach is { } coach && !EnrolmentChoices.Offers(choices.Coaches, coach))
        {
            problems.Add(new Problem(nameof(EnrolmentInput.Coach), "participants.rule.choose_offered"));
        }

        return problems;
    }

    private void Add(InitiativeId initiative, EnrolmentInput input, Stamp stamp, PersonalNumber? number, string reference, byte[]? hash)
    {
        var context = input.Form.ToString();
        var isOpen = !input.IsProtected;
        var participant = new Participant
        {
            Id = input.Form,
            InitiativeId = initiative,
            Reference = reference,
            IsProtected = input.IsProtected,
            BirthDate = isOpen ? input.BirthDate : null,
            NumberKind = isOpen ? number?.Kind : null,
            NumberCipher = isOpen && number is not null ? cipher.Seal(number.Normalised, context) : null,
            NumberHash = hash,
        };
        database.Context.Add(participant);
        if (isOpen)
        {
            participant.Describe(input.GivenName.Trim(), input.FamilyName.Trim(), Given(input.Phone), Given(input.Email));
        }
        else
        {
            var identity = JsonSerializer.Serialize(new SealedIdentity(
                input.GivenName.Trim(), input.FamilyName.Trim(), input.BirthDate!.Value, number?.Normalised, Given(input.Phone), Given(input.Email)));
            database.Context.Add(new ProtectedIdentity { ParticipantId = input.Form, InitiativeId = initiative, Cipher = cipher.Seal(identity, context) });
        }

        database.Context.Add(new Enrolment
        {
            InitiativeId = initiative,
            ParticipantId = input.Form,
            Gender = input.Gender!.Value,
            TargetGroup = input.TargetGroup,
            ReferrerOrganisationId = input.Referrer,
            OccurredOn = input.EnrolledOn!.Value,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By,
        });
        database.Context.Add(new CaseAssignment
        {
            InitiativeId = initiative,
            ParticipantId = input.Form,
            AccountId = input.Coach!.Value,
            ValidFrom = input.EnrolledOn!.Value,
        });
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private sealed record SealedIdentity(string GivenName, string FamilyName, DateOnly BirthDate, string? Number, string? Phone, string? Email);
}
