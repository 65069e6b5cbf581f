using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What is written of somebody who is enrolled, by a form or from a file: the participant, the enrolment and the coach's case.</summary>
/// <param name="Participant">The participant.</param>
/// <param name="Sealed">Who it is, when the identity is protected; null otherwise.</param>
/// <param name="Enrolment">The enrolment.</param>
/// <param name="Assignment">The first coach's case.</param>
internal sealed record Admission(Participant Participant, ProtectedIdentity? Sealed, Enrolment Enrolment, CaseAssignment Assignment)
{
    /// <summary>All of it.</summary>
    public IEnumerable<object> Rows => Sealed is null ? [Participant, Enrolment, Assignment] : [Sealed, Participant, Enrolment, Assignment];

    /// <summary>Of an input that <see cref="EnrolmentRules"/> has nothing against.</summary>
    public static Admission Of(InitiativeId initiative, EnrolmentInput input, Stamp stamp, PersonalNumber? number, string reference, Cipher cipher)
    {
        var participant = new Participant { Id = input.Form, InitiativeId = initiative, Reference = reference };
        var identity = Identity.Typed(input.GivenName, input.FamilyName, input.BirthDate!.Value, number, input.Phone, input.Email);
        participant.Unmask(identity, cipher);
        var protection = input.IsProtected ? ProtectedIdentity.Of(participant, identity, cipher, stamp.At) : null;
        if (input.IsProtected)
        {
            participant.Mask();
        }

        return new Admission(participant, protection,
            new Enrolment
            {
                InitiativeId = initiative,
                ParticipantId = input.Form,
                Gender = input.Gender!.Value,
                TargetGroup = input.TargetGroup,
                ReferrerOrganisationId = input.Referrer,
                OccurredOn = input.EnrolledOn!.Value,
                RegisteredAt = stamp.At,
                RegisteredBy = stamp.By,
            },
            new CaseAssignment
            {
                InitiativeId = initiative,
                ParticipantId = input.Form,
                AccountId = input.Coach!.Value,
                ValidFrom = input.EnrolledOn!.Value,
            });
    }
}
