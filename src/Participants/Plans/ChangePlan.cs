using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Changes a participant's action plan. Nothing is overwritten; who has left has a plan that stands still.</summary>
public sealed class ChangePlan(RequestDatabase database, CurrentUser user, TimeProvider clock, StepLinks links)
{
    /// <summary>Adds a goal.</summary>
    public Task<Result> AddGoalAsync(CaseFacts facts, GoalInput input, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(input.Text))
        {
            return Task.FromResult(Result.Refused(nameof(GoalInput.Text), "participants.rule.goal_text"));
        }

        return RunAsync(facts, input.Form, (plan, stamp) =>
        {
            plan.AddGoal(facts, input.Form, input.Text, stamp);
            return Result.Done;
        }, cancellation);
    }

    /// <summary>Words a goal anew.</summary>
    public Task<Result> ReviseGoalAsync(CaseFacts facts, Guid goal, GoalRevision input, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(input.Text)
            ? Task.FromResult(Result.Refused(nameof(GoalRevision.Text), "participants.rule.goal_text"))
            : RunAsync(facts, null, (plan, stamp) => plan.ReviseGoal(goal, input.Read, input.Text, stamp), cancellation);

    /// <summary>Changes what a step says.</summary>
    public async Task<Result> ReviseStepAsync(CaseFacts facts, Guid step, StepRevision input, CancellationToken cancellation)
    {
        var (text, problems) = await ReadAsync(facts, input, cancellation);
        return problems.Count > 0
            ? Result.Of(problems)
            : await RunAsync(facts, null, (plan, stamp) => plan.ReviseStep(step, input.Read, text, stamp), cancellation);
    }

    /// <summary>Adds a step.</summary>
    public async Task<Result> AddStepAsync(CaseFacts facts, StepInput input, CancellationToken cancellation)
    {
        var today = clock.Today();
        var (text, problems) = await ReadAsync(facts, input, cancellation);
        problems.AddRange(CaseDayRules.Due(nameof(StepInput.DueOn), input.DueOn, today, today));
        return problems.Count > 0
            ? Result.Of(problems)
            : await RunAsync(facts, input.Form, (plan, stamp) => plan.AddStep(facts, input.Form, input.Goal!.Value, text, input.IsNext, stamp), cancellation);
    }

    /// <summary>Marks a step done, today unless another day is given.</summary>
    public Task<Result> FinishAsync(CaseFacts facts, StepMarkInput input, CancellationToken cancellation) =>
        RunAsync(facts, null, (plan, stamp) => plan.Finish(input.Step, input.DoneOn ?? stamp.Today, stamp), cancellation);

    /// <summary>Drops a step.</summary>
    public Task<Result> DropAsync(CaseFacts facts, StepMarkInput input, CancellationToken cancellation) =>
        RunAsync(facts, null, (plan, stamp) => plan.Drop(input.Step, stamp), cancellation);

    /// <summary>Takes up a step that was done or dropped.</summary>
    public Task<Result> ReopenAsync(CaseFacts facts, StepMarkInput input, CancellationToken cancellation) =>
        RunAsync(facts, null, (plan, stamp) => plan.Reopen(input.Step, stamp), cancellation);

    /// <summary>Puts a step in front.</summary>
    public Task<Result> ChooseAsync(CaseFacts facts, StepMarkInput input, CancellationToken cancellation) =>
        RunAsync(facts, null, (plan, stamp) => plan.Choose(input.Step, stamp), cancellation);

    /// <summary>The plan as it stands.</summary>
    internal static async Task<ActionPlan> LoadAsync(RequestDatabase database, ParticipantId participant, CancellationToken cancellation)
    {
        var goals = await database.Context.Set<ActionGoal>()
            .Where(goal => goal.ParticipantId == participant && goal.SupersededAt == null)
            .OrderBy(static goal => goal.OccurredOn).ThenBy(static goal => goal.GoalId).ToListAsync(cancellation);
        var steps = await database.Context.Set<ActionStep>()
            .Where(step => step.ParticipantId == participant && step.SupersededAt == null)
            .OrderBy(static step => step.OccurredOn).ThenBy(static step => step.StepId).ToListAsync(cancellation);
        return new ActionPlan(goals, steps);
    }

    /// <summary>Writes what has changed: first what stands no longer, so that what may stand once does.</summary>
    internal static async Task SaveAsync(RequestDatabase database, ActionPlan plan, CancellationToken cancellation)
    {
        await database.Context.SaveChangesAsync(cancellation);
        database.Context.AddRange(plan.Added);
        await database.Context.SaveChangesAsync(cancellation);
    }

    private async Task<(StepText Text, List<Problem> Problems)> ReadAsync(CaseFacts facts, StepWords words, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(words.Text))
        {
            problems.Add(new Problem(nameof(StepWords.Text), "participants.rule.step_text"));
        }

        var link = StepLink.Read(words.Link);
        if (!string.IsNullOrEmpty(words.Link) && (link is null || !await links.MayTieAsync(facts, link, cancellation)))
        {
            problems.Add(new Problem(nameof(StepWords.Link), "participants.rule.choose_offered"));
        }

        return (new StepText(words.Text, words.Responsible, words.DueOn, link), problems);
    }

    private async Task<Result> RunAsync(CaseFacts facts, Guid? form, Func<ActionPlan, Stamp, Result> change, CancellationToken cancellation)
    {
        if (facts.Status is ParticipantStatus.Exited)
        {
            return Result.Conflict("participants.rule.already_exited", Display.Day(facts.ExitedOn!.Value));
        }

        // Asked after the plan is read: what the same form has written meanwhile is either seen here or met as a conflict.
        var plan = await LoadAsync(database, facts.ParticipantId, cancellation);
        if (form is { } id && await IsDoneAsync(facts.ParticipantId, id, cancellation))
        {
            return Result.Done;
        }

        var result = change(plan, Stamp.Of(clock, user));
        if (result.IsDone)
        {
            await SaveAsync(database, plan, cancellation);
        }

        return result;
    }

    private Task<bool> IsDoneAsync(ParticipantId participant, Guid form, CancellationToken cancellation) => database.ScalarAsync<bool>(Sql.Of($"""
        select exists (select from action_goals where id = {form} and participant_id = {participant})
            or exists (select from action_steps where id = {form} and participant_id = {participant})
        """), cancellation);
}
