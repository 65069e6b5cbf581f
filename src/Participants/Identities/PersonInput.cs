using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Who somebody is and how to reach them, as a form sends it; <see cref="EnrolmentRules"/> says what must hold.</summary>
public abstract class PersonInput
{
    /// <summary>Given name.</summary>
    [StringLength(Participant.LongestName)]
    public string GivenName { get; set; } = string.Empty;

    /// <summary>Family name.</summary>
    [StringLength(Participant.LongestName)]
    public string FamilyName { get; set; } = string.Empty;

    /// <summary>Birth date.</summary>
    [Required]
    public DateOnly? BirthDate { get; set; }

    /// <summary>Personal number, co-ordination number or ESF placeholder; may be left out. It is never shown again.</summary>
    [StringLength(40)]
    public string? Number { get; set; }

    /// <summary>Telephone; may be left out.</summary>
    [StringLength(Participant.LongestAddress)]
    public string? Phone { get; set; }

    /// <summary>E-mail; may be left out.</summary>
    [StringLength(Participant.LongestAddress), EmailAddress(ErrorMessage = "ui.not_an_email")]
    public string? Email { get; set; }
}
