using FsCheck;
using FsCheck.Fluent;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class ActionPlanTests
{
    private static readonly DateOnly Today = new(2026, 4, 15);
    private static readonly Stamp Now = new(new(2026, 4, 15, 8, 0, 0, TimeSpan.Zero), new AccountId(Guid.CreateVersion7()), Today);
    internal static readonly CaseFacts Facts = new(
        new(Guid.CreateVersion7()), new(Guid.CreateVersion7()), "D-001", false, "Ada Ek", null, null, null, false, Guid.CreateVersion7(), new(2026, 1, 10),
        Gender.Woman, "needs_work_training", null, null, null, null, null, null, null, new(2026, 1, 10), null, null, null, null, new(2025, 4, 1), new(2027, 3, 31), null, false, 1);

    [Fact]
    public void The_first_step_goes_in_front_by_itself()
    {
        var plan = WithSteps("a");

        plan.Next!.Text.ShouldBe("a");
    }

    [Fact]
    public void A_new_step_goes_in_front_only_when_asked()
    {
        var plan = WithSteps("a");
        plan.AddStep(Facts, Guid.CreateVersion7(), plan.Goals[0].GoalId, new("b", StepResponsible.Coach, null), inFront: false, Now);
        plan.Next!.Text.ShouldBe("a");

        plan.AddStep(Facts, Guid.CreateVersion7(), plan.Goals[0].GoalId, new("c", StepResponsible.Coach, null), inFront: true, Now);

        plan.Next!.Text.ShouldBe("c");
        plan.Steps.Count(static step => step.IsNext).ShouldBe(1);
    }

    [Fact]
    public void When_the_step_in_front_is_done_the_one_due_first_takes_its_place()
    {
        var plan = Loaded(WithSteps("a", "later", "sooner"));
        var due = new Dictionary<string, DateOnly?> { ["later"] = Today.AddDays(9), ["sooner"] = Today.AddDays(2) };
        plan = new ActionPlan(plan.Goals, plan.Steps.Select(step => Again(step, due.GetValueOrDefault(step.Text))));

        plan.Finish(plan.Next!.StepId, Today, Now).IsDone.ShouldBeTrue();

        plan.Next!.Text.ShouldBe("sooner");
    }

    [Fact]
    public void A_change_supersedes_what_stood_and_keeps_the_day_it_was_added()
    {
        var plan = Loaded(WithSteps("a"));
        var stood = plan.Steps[0];

        plan.Drop(stood.StepId, Now).IsDone.ShouldBeTrue();

        plan.Superseded.ShouldBe([stood]);
        stood.SupersededAt.ShouldBe(Now.At);
        var version = plan.Added.ShouldHaveSingleItem().ShouldBeOfType<ActionStep>();
        version.State.ShouldBe(StepState.Dropped);
        version.OccurredOn.ShouldBe(stood.OccurredOn);
        version.StepId.ShouldBe(stood.StepId);
        version.Id.ShouldNotBe(stood.Id);
    }

    [Fact]
    public void A_step_is_not_done_in_the_future_nor_before_it_was_added()
    {
        var plan = Loaded(WithSteps("a"));

        plan.Finish(plan.Steps[0].StepId, Today.AddDays(1), Now).Problems[0].TextKey.ShouldBe("participants.rule.not_in_future");
        plan.Finish(plan.Steps[0].StepId, Today.AddDays(-1), Now).Problems[0].TextKey.ShouldBe("participants.rule.before_step");
        plan.Superseded.ShouldBeEmpty();
    }

    [Fact]
    public void A_step_under_no_goal_of_the_plan_is_refused() =>
        WithSteps("a").AddStep(Facts, Guid.CreateVersion7(), Guid.CreateVersion7(), new("b", StepResponsible.Coach, null), false, Now).IsDone.ShouldBeFalse();

    [Fact]
    public void A_step_that_is_done_cannot_be_done_or_chosen()
    {
        var plan = Loaded(WithSteps("a"));
        var step = plan.Steps[0].StepId;
        plan.Finish(step, Today, Now);

        plan.Finish(step, Today, Now).IsConflict.ShouldBeTrue();
        plan.Choose(step, Now).IsConflict.ShouldBeTrue();
    }

    [Fact]
    public void As_long_as_a_step_is_open_exactly_one_is_in_front_and_each_step_stands_once() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), static seed => ChangeAtRandom(new Random(seed))).QuickCheckThrowOnFailure();

    private static void ChangeAtRandom(Random random)
    {
        var plan = WithSteps("a", "b", "c", "d");
        for (var change = 0; change < 20; change++)
        {
            plan = random.Next(3) == 0 ? Loaded(plan) : plan;
            var step = plan.Steps[random.Next(plan.Steps.Count)].StepId;
            _ = random.Next(5) switch
            {
                0 => plan.Finish(step, Today, Now),
                1 => plan.Drop(step, Now),
                2 => plan.Reopen(step, Now),
                3 => plan.Choose(step, Now),
                _ => plan.AddStep(Facts, Guid.CreateVersion7(), plan.Goals[0].GoalId, new("n", StepResponsible.Other, null), random.Next(2) == 0, Now),
            };

            plan.Steps.Count(static row => row.IsNext).ShouldBe(plan.Steps.Any(static row => row.State is StepState.Open) ? 1 : 0);
            plan.Steps.ShouldAllBe(static row => !row.IsNext || row.State == StepState.Open);
            plan.Steps.Select(static row => row.StepId).ShouldBeUnique();
            plan.Superseded.Concat(plan.Added).Select(static row => row.Id).ShouldBeUnique();
        }
    }

    [Theory]
    [InlineData(StepState.Open, StepState.Done, true)]
    [InlineData(StepState.Open, StepState.Dropped, true)]
    [InlineData(StepState.Done, StepState.Open, true)]
    [InlineData(StepState.Done, StepState.Dropped, false)]
    [InlineData(StepState.Open, StepState.Open, false)]
    public void Steps_go_some_ways_only(StepState from, StepState to, bool may) => from.MayBecome(to).ShouldBe(may);

    private static ActionPlan WithSteps(params string[] texts)
    {
        var plan = new ActionPlan([], []);
        var goal = plan.AddGoal(Facts, Guid.CreateVersion7(), "work", Now);
        foreach (var text in texts)
        {
            plan.AddStep(Facts, Guid.CreateVersion7(), goal.GoalId, new(text, StepResponsible.Participant, null), false, Now).IsDone.ShouldBeTrue();
        }

        return plan;
    }

    private static ActionPlan Loaded(ActionPlan plan) => new(plan.Goals, plan.Steps);

    private static ActionStep Again(ActionStep step, DateOnly? dueOn) => new()
    {
        InitiativeId = step.InitiativeId, ParticipantId = step.ParticipantId, GoalId = step.GoalId, StepId = step.StepId, Text = step.Text,
        Responsible = step.Responsible, DueOn = dueOn, State = step.State, IsNext = step.IsNext,
        OccurredOn = step.OccurredOn, RegisteredAt = step.RegisteredAt, RegisteredBy = step.RegisteredBy,
    };
}
