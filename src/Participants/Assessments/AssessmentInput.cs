using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A part of an assessment as typed, or, when all parts are there, the day it was made.</summary>
public class AssessmentInput : FormInput
{
    /// <summary>Id of the form, which becomes the assessment's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The day.</summary>
    public DateOnly? OccurredOn { get; set; }
}

/// <summary>An assessment as it should have been registered, and why it is corrected.</summary>
public sealed class AssessmentCorrectionInput : AssessmentInput
{
    /// <summary>Why it is corrected or taken back.</summary>
    [StringLength(Reasons.Longest)]
    public string Reason { get; set; } = string.Empty;
}
