using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>
/// A participant's action plan as it stands: goals, and steps under them. As long as there is an open step, exactly one is
/// in front. Every change makes new versions; <see cref="Superseded"/> and <see cref="Added"/> are what is to be written.
/// </summary>
internal sealed class ActionPlan(IEnumerable<ActionGoal> goals, IEnumerable<ActionStep> steps)
{
    private readonly List<ActionGoal> _goals = [.. goals];
    private readonly List<ActionStep> _steps = [.. steps];
    private readonly List<Registration> _superseded = [];
    private readonly List<Registration> _added = [];

    public IReadOnlyList<ActionGoal> Goals => _goals;

    public IReadOnlyList<ActionStep> Steps => _steps;

    /// <summary>The step in front; null when no step is open.</summary>
    public ActionStep? Next => _steps.Find(static step => step.IsNext);

    /// <summary>Rows that stood when the plan was loaded and do so no longer.</summary>
    public IReadOnlyList<Registration> Superseded => _superseded;

    /// <summary>Rows that stand now and did not then.</summary>
    public IReadOnlyList<Registration> Added => _added;

    /// <summary>Adds a goal in the participant's own words; <paramref name="form"/> becomes the row's id and the goal's.</summary>
    public ActionGoal AddGoal(CaseFacts facts, Guid form, string text, Stamp stamp)
    {
        var goal = new ActionGoal
        {
            Id = form,
            InitiativeId = facts.InitiativeId,
            ParticipantId = facts.ParticipantId,
            GoalId = form,
            Text = text.Trim(),
            OccurredOn = stamp.Today,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By,
        };
        _goals.Add(goal);
        _added.Add(goal);
        return goal;
    }

    /// <summary>Adds a step under a goal. It goes in front when asked, or when nothing else is.</summary>
    public Result AddStep(CaseFacts facts, Guid form, Guid goal, StepText input, bool inFront, Stamp stamp)
    {
        if (!_goals.Exists(candidate => candidate.GoalId == goal))
        {
            return Result.Refused(nameof(StepInput.Goal), "participants.rule.choose_goal");
        }

        var step = new ActionStep
        {
            Id = form,
            InitiativeId = facts.InitiativeId,
            ParticipantId = facts.ParticipantId,
            GoalId = goal,
            StepId = form,
            Text = input.Text.Trim(),
            Responsible = input.Responsible,
            DueOn = input.DueOn,
            State = StepState.Open,
            IsNext = inFront || Next is null,
            LinkedKind = input.Link?.Kind,
            LinkedId = input.Link?.Id,
            OccurredOn = stamp.Today,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By,
        };
        if (step.IsNext && Next is { } previous)
        {
            Replace(_steps, previous, previous.Version(stamp, StepState.Open), stamp);
        }

        _steps.Add(step);
        _added.Add(step);
        return Result.Done;
    }

    /// <summary>Words a goal anew.</summary>
    /// <param name="goal">Which.</param>
    /// <param name="read">The version that was read.</param>
    /// <param name="text">The new words.</param>
    /// <param name="stamp">When and by whom.</param>
    public Result ReviseGoal(Guid goal, Guid read, string text, Stamp stamp)
    {
        if (_goals.Find(candidate => candidate.GoalId == goal && candidate.Id == read) is not { } standing)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        Replace(_goals, standing, standing.Version(stamp, text), stamp);
        return Result.Done;
    }

    /// <summary>Changes what a step says. A new day for it must be one to come; one that stands may have passed.</summary>
    /// <param name="step">Which.</param>
    /// <param name="read">The version that was read.</param>
    /// <param name="text">What it says now.</param>
    /// <param name="stamp">When and by whom.</param>
    public Result ReviseStep(Guid step, Guid read, StepText text, Stamp stamp)
    {
        if (_steps.Find(candidate => candidate.StepId == step && candidate.Id == read) is not { } standing)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        List<Problem> problems = text.DueOn == standing.DueOn ? [] : [.. CaseDayRules.Due(nameof(StepWords.DueOn), text.DueOn, stamp.Today, stamp.Today)];
        if (problems.Count == 0)
        {
            Replace(_steps, standing, standing.Version(stamp, text), stamp);
        }

        return Result.Of(problems);
    }

    /// <summary>Marks a step done; another open one goes in front if it was.</summary>
    public Result Finish(Guid step, DateOnly doneOn, Stamp stamp)
    {
        if (Find(step, StepState.Done) is not { } standing)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        if (doneOn > stamp.Today)
        {
            return Result.Refused(nameof(StepMarkInput.DoneOn), "participants.rule.not_in_future");
        }

        if (doneOn < standing.OccurredOn)
        {
            return Result.Refused(nameof(StepMarkInput.DoneOn), "participants.rule.before_step", Display.Day(standing.OccurredOn));
        }

        Replace(_steps, standing, standing.Version(stamp, StepState.Done, doneOn), stamp);
        PutOneInFront(stamp);
        return Result.Done;
    }

    /// <summary>Drops a step; another open one goes in front if it was.</summary>
    public Result Drop(Guid step, Stamp stamp)
    {
        if (Find(step, StepState.Dropped) is not { } standing)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        Replace(_steps, standing, standing.Version(stamp, StepState.Dropped), stamp);
        PutOneInFront(stamp);
        return Result.Done;
    }

    /// <summary>Takes up a step that was done or dropped.</summary>
    public Result Reopen(Guid step, Stamp stamp)
    {
        if (Find(step, StepState.Open) is not { } standing)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        Replace(_steps, standing, standing.Version(stamp, StepState.Open), stamp);
        PutOneInFront(stamp);
        return Result.Done;
    }

    /// <summary>Puts an open step in front.</summary>
    public Result Choose(Guid step, Stamp stamp)
    {
        if (_steps.Find(candidate => candidate.StepId == step && candidate.State is StepState.Open) is not { } chosen)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        if (chosen.IsNext)
        {
            return Result.Done;
        }

        if (Next is { } previous)
        {
            Replace(_steps, previous, previous.Version(stamp, StepState.Open), stamp);
        }

        Replace(_steps, chosen, chosen.Version(stamp, StepState.Open, isNext: true), stamp);
        return Result.Done;
    }

    private ActionStep? Find(Guid step, StepState wanted) =>
        _steps.Find(candidate => candidate.StepId == step && candidate.State.MayBecome(wanted));

    private void PutOneInFront(Stamp stamp)
    {
        if (Next is null && NextStep.Of(_steps) is { } first)
        {
            Replace(_steps, first, first.Version(stamp, StepState.Open, isNext: true), stamp);
        }
    }

    private void Replace<T>(List<T> rows, T old, T version, Stamp stamp)
        where T : Registration
    {
        rows[rows.IndexOf(old)] = version;
        if (!_added.Remove(old))
        {
            old.Supersede(stamp.At);
            _superseded.Add(old);
        }

        _added.Add(version);
    }
}

/// <summary>What a step says.</summary>
/// <param name="Text">What is to be done.</param>
/// <param name="Responsible">By whom.</param>
/// <param name="DueOn">Before when; null when no day is set.</param>
/// <param name="Link">What it is about; null for nothing else.</param>
internal sealed record StepText(string Text, StepResponsible Responsible, DateOnly? DueOn, StepLink? Link = null);
