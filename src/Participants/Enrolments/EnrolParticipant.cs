using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>
/// Enrols somebody in an initiative: the participant, the enrolment and the coach's case, in one transaction. The same
/// form sent again is done without doing anything.
/// </summary>
public sealed class EnrolParticipant(RequestDatabase database, CurrentUser user, TimeProvider clock, Cipher cipher, KnownNumbers numbers, ReferralForEnrolment referrals)
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

        if (input.Referral is { } referred && string.IsNullOrWhiteSpace(input.Number))
        {
            input.Number = await referrals.NumberAsync(initiative, referred, cancellation);
        }

        var problems = Check(input, choices, stamp.Today, out var number);
        if (number is not null && await numbers.HaveAsync(number, initiative, input.Form, cancellation))
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

        if (input.Referral is { } referral && await referrals.MarkAsync(initiative, referral, input.Form, cancellation) is { IsDone: false } refused)
        {
            return refused;
        }

        Add(initiative, input, stamp, number, reference);
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

    private void Add(InitiativeId initiative, EnrolmentInput input, Stamp stamp, PersonalNumber? number, string reference)
    {
        var participant = new Participant { Id = input.Form, InitiativeId = initiative, Reference = reference };
        var identity = Identity.Typed(input.GivenName, input.FamilyName, input.BirthDate!.Value, number, input.Phone, input.Email);
        participant.Unmask(identity, cipher);
        if (input.IsProtected)
        {
            database.Context.Add(ProtectedIdentity.Of(participant, identity, cipher, stamp.At));
            participant.Mask();
        }

        database.Context.Add(participant);
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
}
