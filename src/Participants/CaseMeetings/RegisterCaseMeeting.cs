using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Registers a case meeting: the contact and its note, who came, who does what, and the steps of the plan it led to.</summary>
public sealed class RegisterCaseMeeting(RequestDatabase database, CurrentUser user, TimeProvider clock, RegisterContact contacts)
{
    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(CaseFacts facts, CaseMeetingInput input, CancellationToken cancellation)
    {
        if (user.OrganisationIn(facts.InitiativeId) is not { } keeper)
        {
            return Result.Refused(string.Empty, "participants.rule.no_organisation");
        }

        if (await database.ScalarAsync<bool>(Sql.Of($"select exists (select from contacts where id = {input.Form} and participant_id = {facts.ParticipantId})"), cancellation))
        {
            return Result.Done;
        }

        var stamp = Stamp.Of(clock, user);
        var parties = PartyLine.Read(input.Parties);
        var plan = await ChangePlan.LoadAsync(database, facts.ParticipantId, cancellation);
        List<Problem> problems =
        [
            .. CaseDayRules.Within(nameof(CaseMeetingInput.OccurredOn), input.OccurredOn!.Value, facts.EnrolledOn, stamp.Today),
            .. Parties(parties), .. Tasks(facts, input, plan, stamp),
        ];
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var result = await contacts.RunAsync(facts, input.AsContact(), cancellation);
        if (!result.IsDone)
        {
            return result;
        }

        database.Context.AddRange(parties.Select((party, position) => new CaseMeetingParty
        {
            InitiativeId = facts.InitiativeId,
            ParticipantId = facts.ParticipantId,
            KeeperOrganisationId = keeper,
            ContactId = input.Form,
            Organisation = party.Organisation,
            Representative = party.Representative,
            Position = position,
        }));
        foreach (var (position, task) in input.Tasks.Where(static task => task.IsUsed).Index())
        {
            database.Context.Add(new CaseMeetingTask
            {
                InitiativeId = facts.InitiativeId,
                ParticipantId = facts.ParticipantId,
                KeeperOrganisationId = keeper,
                ContactId = input.Form,
                Text = task.Text!.Trim(),
                Responsible = task.Responsible,
                Who = WhoOf(task),
                DueOn = task.DueOn,
                StepId = task.IsStep ? AddStep(facts, plan, task, stamp) : null,
                Position = position,
            });
        }

        await ChangePlan.SaveAsync(database, plan, cancellation);
        return Result.Done;
    }

    private static IEnumerable<Problem> Parties(IReadOnlyList<PartyLine> parties)
    {
        if (parties.Count == 0)
        {
            yield return new Problem(nameof(CaseMeetingInput.Parties), "participants.rule.meeting_parties");
        }
        else if (parties.Count > CaseMeetingInput.MostParties)
        {
            yield return new Problem(nameof(CaseMeetingInput.Parties), "participants.rule.meeting_many_parties", CaseMeetingInput.MostParties);
        }
        else if (parties.Any(static party => !party.Fits))
        {
            yield return new Problem(nameof(CaseMeetingInput.Parties), "participants.rule.meeting_long_party", CaseMeetingParty.LongestName);
        }
    }

    private static IEnumerable<Problem> Tasks(CaseFacts facts, CaseMeetingInput input, ActionPlan plan, Stamp stamp)
    {
        foreach (var (index, task) in input.Tasks.Index().Where(static row => row.Item.IsUsed))
        {
            var row = $"{nameof(CaseMeetingInput.Tasks)}[{index}].";
            if (index >= CaseMeetingInput.MostTasks)
            {
                yield return new Problem(string.Empty, "participants.rule.meeting_many_tasks", CaseMeetingInput.MostTasks);
                yield break;
            }

            if (string.IsNullOrWhiteSpace(task.Text))
            {
                yield return new Problem(row + nameof(CaseTaskInput.Text), "participants.rule.meeting_task");
            }

            if (task.Responsible is StepResponsible.Other && string.IsNullOrWhiteSpace(task.Who))
            {
                yield return new Problem(row + nameof(CaseTaskInput.Who), "participants.rule.meeting_who");
            }

            foreach (var problem in CaseDayRules.Due(row + nameof(CaseTaskInput.DueOn), task.DueOn, input.OccurredOn!.Value, stamp.Today))
            {
                yield return problem;
            }

            if (task.IsStep && (facts.Status is ParticipantStatus.Exited || plan.Goals.Count == 0))
            {
                yield return new Problem(row + nameof(CaseTaskInput.IsStep), "participants.rule.meeting_no_goal");
            }
        }
    }

    private static string? WhoOf(CaseTaskInput task) => task.Responsible is StepResponsible.Other ? task.Who!.Trim() : null;

    /// <summary>Puts a task last in the plan, under the goal that is worked on.</summary>
    private static Guid AddStep(CaseFacts facts, ActionPlan plan, CaseTaskInput task, Stamp stamp)
    {
        var step = Guid.CreateVersion7(stamp.At);
        var text = WhoOf(task) is { } who ? $"{task.Text!.Trim()} ({who})" : task.Text!;
        plan.AddStep(facts, step, plan.Next?.GoalId ?? plan.Goals[0].GoalId, new StepText(text, task.Responsible, task.DueOn), inFront: false, stamp);
        return step;
    }
}
