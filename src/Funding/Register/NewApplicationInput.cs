using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What is asked before an application is begun.</summary>
public sealed record NewApplicationInput
{
    /// <summary>Id of the initiative that is applied for; made when the form is opened, so that a form sent twice adds one.</summary>
    [FormId]
    public InitiativeId Id { get; init; } = NewId.Of<InitiativeId>();

    /// <summary>The call or the form, by the code of <see cref="OpenCalls"/>.</summary>
    [Required(ErrorMessage = "applications.problem.choose_call")]
    public string? On { get; init; }

    /// <summary>What the initiative is to be called.</summary>
    [MaxLength(120)]
    public string NameSv { get; init; } = string.Empty;

    /// <summary>Who is to answer for it.</summary>
    [Required]
    public OrganisationId? Owner { get; init; }

    /// <summary>First day.</summary>
    [Required]
    public DateOnly? StartsOn { get; init; }

    /// <summary>Last day.</summary>
    [Required]
    public DateOnly? EndsOn { get; init; }
}
