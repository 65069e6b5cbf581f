using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Puts a next step that an assessment speaks of into the action plan, which the initiative shares.</summary>
public sealed class TakeNextStep(RequestDatabase database, AssessmentRows rows, ChangePlan change)
{
    /// <summary>Does it once, under the goal of the step in front.</summary>
    /// <returns>Null when the latest assessments speak of no such step.</returns>
    internal async Task<Result?> RunAsync(CaseFacts facts, Guid step, CancellationToken cancellation)
    {
        if ((await rows.OfAsync(facts.ParticipantId, cancellation)).SelectMany(static history => history.NextSteps).FirstOrDefault(next => next.StepId == step) is not { } taken)
        {
            return null;
        }

        var plan = await ChangePlan.LoadAsync(database, facts.ParticipantId, cancellation);
        if (plan.Goals.Count == 0)
        {
            return Result.Refused(string.Empty, "participants.assessments.no_goal");
        }

        return await change.AddStepAsync(facts, new StepInput { Form = step, Goal = plan.Next?.GoalId ?? plan.Goals[0].GoalId, Text = taken.Text }, cancellation);
    }
}
