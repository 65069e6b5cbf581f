using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>An assessment as typed: one part of it, or all parts and the day it was made.</summary>
public class AssessmentInput : FormInput
{
    /// <summary>Id of the form, which becomes the assessment's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The version of the draft that the whole form was shown from or kept as last; null when there was none. What is older than the draft does not replace it.</summary>
    public uint? Version { get; set; }

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
