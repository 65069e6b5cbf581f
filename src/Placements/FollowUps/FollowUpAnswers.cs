using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What is told of a follow-up.</summary>
public record FollowUpAnswers
{
    /// <summary>Longest next step.</summary>
    public const int LongestNextStep = 300;

    /// <summary>Longest note.</summary>
    public const int LongestNote = 10_000;

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }

    /// <summary>How.</summary>
    [Required]
    public FollowUpChannel? Channel { get; set; }

    /// <summary>Whether the participant took part.</summary>
    public bool WithParticipant { get; set; }

    /// <summary>Whether the organisation took part.</summary>
    public bool WithOrganisation { get; set; }

    /// <summary>Whether something must be dealt with.</summary>
    public bool NeedsAttention { get; set; }

    /// <summary>How it goes with being there.</summary>
    public FollowUpAnswer? Attendance { get; set; }

    /// <summary>How it goes with the tasks.</summary>
    public FollowUpAnswer? Work { get; set; }

    /// <summary>How it goes with the supervision.</summary>
    public FollowUpAnswer? Supervision { get; set; }

    /// <summary>What comes next.</summary>
    [MaxLength(LongestNextStep)]
    public string? NextStep { get; set; }

    /// <summary>What was said; kept by the writer's organisation.</summary>
    [MaxLength(LongestNote)]
    public string? Note { get; set; }

    /// <summary>What cannot be so, whatever the placement. Pure.</summary>
    internal IReadOnlyList<Problem> Problems(OrganisationId? keeper)
    {
        var problems = new List<Problem>();
        if (!WithParticipant && !WithOrganisation)
        {
            problems.Add(new(nameof(WithParticipant), "placements.refused.with_nobody"));
        }

        if (keeper is null && !string.IsNullOrWhiteSpace(Note))
        {
            problems.Add(new(nameof(Note), "placements.refused.no_keeper"));
        }

        return problems;
    }
}
