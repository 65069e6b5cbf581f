using System.ComponentModel.DataAnnotations;

namespace Samsteg.Activities;

/// <summary>Why a registration is taken back.</summary>
public sealed class RetractionInput
{
    /// <summary>Longest reason, in characters.</summary>
    public const int Longest = 500;

    /// <summary>Why.</summary>
    [Required, StringLength(Longest)]
    public string? Reason { get; set; }
}
