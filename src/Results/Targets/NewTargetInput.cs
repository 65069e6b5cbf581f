using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>A new target as typed, once it is chosen what it measures.</summary>
public class NewTargetInput : PromiseInput, IWordedInput
{
    /// <summary>Made with the form, so that sending it twice adds one target.</summary>
    [FormId]
    public TargetId FormId { get; set; }

    /// <summary>What it promises about.</summary>
    [Required]
    public TargetLevel? Level { get; set; } = TargetLevel.Result;

    /// <summary>Name and place in the plan.</summary>
    public TargetWording Wording { get; set; } = new();

    /// <summary>How the value is held against the promise.</summary>
    [Required]
    public Comparison? Comparison { get; set; }

    /// <summary>Whether it is the share of all that is promised; for a measure that counts some of all.</summary>
    public bool AsShare { get; set; }

    /// <summary>Unit of a reported value.</summary>
    [MaxLength(40)]
    public string? Unit { get; set; }

    /// <summary>What is counted of all the measure could count.</summary>
    public FilterInput Filter { get; set; } = new();

    /// <summary>What must hold besides; rows without a measure are left open.</summary>
    [MaxLength(10)]
    public List<ConditionInput> Conditions { get; set; } = [];
}

/// <summary>A measure's filter as typed. Only what the measure understands is asked and read.</summary>
public sealed class FilterInput
{
    /// <summary>Type of activity.</summary>
    [MaxLength(60)]
    public string? ActivityType { get; set; }

    /// <summary>Least per subject.</summary>
    public int? Minimum { get; set; }

    /// <summary>Most per subject.</summary>
    public int? Maximum { get; set; }

    /// <summary>Only those who want to go on.</summary>
    public bool WithNextStepWish { get; set; }

    /// <summary>Area of life.</summary>
    [MaxLength(60)]
    public string? Area { get; set; }

    /// <summary>Whose view.</summary>
    [MaxLength(60)]
    public string? View { get; set; }

    /// <summary>Least number per audience group.</summary>
    [MaxLength(20)]
    public List<AudienceInput> Audience { get; set; } = [];

    /// <summary>The filter for a measure.</summary>
    internal MeasureFilter For(Measure? measure)
    {
        bool Asked(MeasureFilterKey key) => measure?.Accepts.Contains(key) == true;
        return new MeasureFilter
        {
            ActivityType = Asked(MeasureFilterKey.ActivityType) && !string.IsNullOrWhiteSpace(ActivityType) ? ActivityType : null,
            Minimum = Asked(MeasureFilterKey.Range) ? Minimum : null,
            Maximum = Asked(MeasureFilterKey.Range) ? Maximum : null,
            Area = Asked(MeasureFilterKey.Area) && !string.IsNullOrWhiteSpace(Area) ? Area : null,
            View = Asked(MeasureFilterKey.View) && !string.IsNullOrWhiteSpace(View) ? View : null,
            WithNextStepWish = Asked(MeasureFilterKey.WithNextStepWish) && WithNextStepWish,
            Audience = Asked(MeasureFilterKey.Audience)
                ? [.. Audience.Where(static row => row.Minimum > 0).Select(static row => new AudienceMinimum(row.Group, row.Minimum!.Value))]
                : [],
        };
    }
}

/// <summary>Least number of an audience group as typed.</summary>
public sealed class AudienceInput
{
    /// <summary>The group's code.</summary>
    [MaxLength(60)]
    public string Group { get; set; } = string.Empty;

    /// <summary>Least number; null or 0 asks for none.</summary>
    public int? Minimum { get; set; }
}

/// <summary>A condition as typed.</summary>
public sealed class ConditionInput
{
    /// <summary>Key of its measure; empty leaves the row open.</summary>
    [MaxLength(100)]
    public string? Measure { get; set; }

    /// <summary>How it is compared.</summary>
    public Comparison? Comparison { get; set; }

    /// <summary>The value to reach.</summary>
    public decimal? Value { get; set; }

    /// <summary>Lower end for each subject.</summary>
    public int? Minimum { get; set; }

    /// <summary>Upper end for each subject.</summary>
    public int? Maximum { get; set; }

    /// <summary>Whether anything is typed in the row.</summary>
    internal bool IsUsed => !string.IsNullOrEmpty(Measure);
}
