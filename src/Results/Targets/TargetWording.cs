using System.ComponentModel.DataAnnotations;

namespace Samsteg.Results;

/// <summary>How a target is called and where in the plan it belongs, as typed.</summary>
public sealed class TargetWording
{
    /// <summary>Code in the plan.</summary>
    [Required, MaxLength(20)]
    public string Code { get; set; } = string.Empty;

    /// <summary>Name in Swedish.</summary>
    [Required, MaxLength(300)]
    public string NameSv { get; set; } = string.Empty;

    /// <summary>Name in English.</summary>
    [MaxLength(300)]
    public string? NameEn { get; set; }

    /// <summary>What a reader needs to know besides, in Swedish.</summary>
    [MaxLength(1000)]
    public string? DetailSv { get; set; }

    /// <summary>What a reader needs to know besides, in English.</summary>
    [MaxLength(1000)]
    public string? DetailEn { get; set; }

    /// <summary>Objectives it measures.</summary>
    public Guid[] Objectives { get; set; } = [];

    /// <summary>The planned activity it belongs to.</summary>
    public Guid? Activity { get; set; }
}
