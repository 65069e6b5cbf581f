using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What is asked when somebody is enrolled.</summary>
public sealed class EnrolmentInput : PersonInput
{
    /// <summary>Id of the form, which becomes the participant's: the same form sent twice makes one participant.</summary>
    [FormId]
    public ParticipantId Form { get; set; }

    /// <summary>Whether it is another person than those enrolled with the same name and birth date.</summary>
    public bool IsAnother { get; set; }

    /// <summary>Whether the identity is protected.</summary>
    public bool IsProtected { get; set; }

    /// <summary>Gender as the participant wants it registered.</summary>
    [Required]
    public Gender? Gender { get; set; }

    /// <summary>Code of the target group.</summary>
    public string TargetGroup { get; set; } = string.Empty;

    /// <summary>Who referred; may be left out.</summary>
    public OrganisationId? Referrer { get; set; }

    /// <summary>Day of enrolment.</summary>
    [Required]
    public DateOnly? EnrolledOn { get; set; }

    /// <summary>The referral that it comes from; null for none.</summary>
    public Guid? Referral { get; set; }

    /// <summary>Who coaches.</summary>
    [Required]
    public AccountId? Coach { get; set; }
}
