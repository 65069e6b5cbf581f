using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A contact, what was noted, and perhaps the step it led to.</summary>
public sealed class ContactInput : ContactTold
{
    /// <summary>What for.</summary>
    [Required]
    public ContactPurpose? Purpose { get; set; } // nothing chosen beforehand: it decides what is counted

    /// <summary>What was noted; may be left out.</summary>
    [StringLength(ContactNote.LongestText)]
    public string? Note { get; set; }

    /// <summary>The next step agreed on; null when nothing new was.</summary>
    [StringLength(ActionGoal.LongestText)]
    public string? NextStep { get; set; }

    /// <summary>Who takes it.</summary>
    public StepResponsible Responsible { get; set; }

    /// <summary>Before when; may be left out.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>The goal the step lies under; null when the plan has none yet.</summary>
    public Guid? Goal { get; set; }

    /// <summary>A first goal, where the plan has none yet.</summary>
    [StringLength(ActionGoal.LongestText)]
    public string? NewGoal { get; set; }
}

/// <summary>Registers a contact with its note, and puts a new step in front of the plan when one was agreed on.</summary>
public sealed class RegisterContact(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(CaseFacts facts, ContactInput input, CancellationToken cancellation)
    {
        var stamp = Stamp.Of(clock, user);
        if (user.OrganisationIn(facts.InitiativeId) is not { } keeper)
        {
            return Result.Refused(string.Empty, "participants.rule.no_organisation");
        }

        if (await database.ScalarAsync<bool>(Sql.Of($"select exists (select from contacts where id = {input.Form} and participant_id = {facts.ParticipantId})"), cancellation))
        {
            return Result.Done;
        }

        List<Problem> problems = [.. CaseDayRules.Within(nameof(ContactInput.OccurredOn), input.OccurredOn!.Value, facts.EnrolledOn, stamp.Today)];
        if (!string.IsNullOrWhiteSpace(input.NextStep))
        {
            problems.AddRange(CaseDayRules.Due(nameof(ContactInput.DueOn), input.DueOn, input.OccurredOn.Value, stamp.Today));
        }

        var plan = await ChangeOfPlanAsync(facts, input, stamp, problems, cancellation);
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var contact = new Contact
        {
            Id = input.Form,
            InitiativeId = facts.InitiativeId,
            ParticipantId = facts.ParticipantId,
            Purpose = input.Purpose!.Value,
            Channel = input.Channel!.Value,
            Minutes = input.Minutes,
            KeeperOrganisationId = keeper,
            OccurredOn = input.OccurredOn.Value,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By,
        };
        database.Context.Add(contact);
        if (!string.IsNullOrWhiteSpace(input.Note))
        {
            database.Context.Add(contact.Note(input.Note));
        }

        if (input.Booking is { } booked && (await BookingAsync(facts, booked, cancellation))?.TookPlace(contact.Id) != true)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        await database.Context.SaveChangesAsync(cancellation);
        if (plan is not null)
        {
            await ChangePlan.SaveAsync(database, plan, cancellation);
        }

        return Result.Done;
    }

    private Task<PlannedContact?> BookingAsync(CaseFacts facts, Guid booking, CancellationToken cancellation) =>
        database.Context.Set<PlannedContact>().SingleOrDefaultAsync(row => row.Id == booking && row.ParticipantId == facts.ParticipantId, cancellation);

    /// <summary>The plan with the new step in front; null when none was agreed on.</summary>
    private async Task<ActionPlan?> ChangeOfPlanAsync(
        CaseFacts facts, ContactInput input, Stamp stamp, List<Problem> problems, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(input.NextStep))
        {
            return null;
        }

        if (facts.Status is ParticipantStatus.Exited)
        {
            problems.Add(new Problem(nameof(ContactInput.NextStep), "participants.rule.already_exited", Display.Day(facts.ExitedOn!.Value)));
            return null;
        }

        var plan = await ChangePlan.LoadAsync(database, facts.ParticipantId, cancellation);
        var goal = input.Goal;
        if (plan.Goals.Count == 0)
        {
            if (string.IsNullOrWhiteSpace(input.NewGoal))
            {
                problems.Add(new Problem(nameof(ContactInput.NewGoal), "participants.rule.first_goal"));
                return null;
            }

            goal = plan.AddGoal(facts, Guid.CreateVersion7(stamp.At), input.NewGoal, stamp).GoalId;
        }

        goal ??= plan.Next?.GoalId ?? plan.Goals[0].GoalId;
        var step = new StepText(input.NextStep, input.Responsible, input.DueOn);
        var result = plan.AddStep(facts, Guid.CreateVersion7(stamp.At), goal.Value, step, inFront: true, stamp);
        problems.AddRange(result.Problems);
        return plan;
    }
}
