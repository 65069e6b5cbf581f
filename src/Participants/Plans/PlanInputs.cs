using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A goal to add.</summary>
public sealed class GoalInput
{
    /// <summary>Id of the form: sent twice it makes one goal.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>In the participant's own words.</summary>
    [StringLength(ActionGoal.LongestText)]
    public string Text { get; set; } = string.Empty;
}

/// <summary>A change of a part of a plan.</summary>
public interface IPlanRevision
{
    /// <summary>The version that was read; another one standing by now is a conflict.</summary>
    Guid Read { get; set; }
}

/// <summary>A goal worded anew.</summary>
public sealed class GoalRevision : IPlanRevision
{
    /// <inheritdoc/>
    public Guid Read { get; set; }

    /// <summary>In the participant's own words.</summary>
    [StringLength(ActionGoal.LongestText)]
    public string Text { get; set; } = string.Empty;
}

/// <summary>What a step says.</summary>
public abstract class StepWords
{
    /// <summary>What is to be done.</summary>
    [StringLength(ActionGoal.LongestText)]
    public string Text { get; set; } = string.Empty;

    /// <summary>By whom.</summary>
    public StepResponsible Responsible { get; set; }

    /// <summary>Before when; may be left out.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>What it is about, as <see cref="StepLink"/> writes it; empty for nothing else.</summary>
    [StringLength(StepLink.LongestText)]
    public string? Link { get; set; }
}

/// <summary>A step changed.</summary>
public sealed class StepRevision : StepWords, IPlanRevision
{
    /// <inheritdoc/>
    public Guid Read { get; set; }
}

/// <summary>A step to add.</summary>
public sealed class StepInput : StepWords
{
    /// <summary>Id of the form: sent twice it makes one step.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The goal it lies under.</summary>
    [Required]
    public Guid? Goal { get; set; }

    /// <summary>Whether it goes in front.</summary>
    public bool IsNext { get; set; }
}

/// <summary>What is done with a step that is there.</summary>
public sealed class StepMarkInput
{
    /// <summary>The step.</summary>
    public Guid Step { get; set; }

    /// <summary>The day it was done; today when left out.</summary>
    public DateOnly? DoneOn { get; set; }
}
