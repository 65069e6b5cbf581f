using FsCheck;
using FsCheck.Fluent;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class PlanHistoryTests
{
    private static readonly DateTimeOffset Start = new(2026, 4, 15, 8, 0, 0, TimeSpan.Zero);
    private static readonly AccountId By = new(Guid.CreateVersion7());

    [Fact]
    public void Every_earlier_plan_can_be_read_as_it_stood_after_each_change() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), static seed => ChangeAtRandom(new Random(seed))).QuickCheckThrowOnFailure();

    [Fact]
    public void What_happened_is_told_in_the_words_of_the_plan()
    {
        var rows = new Rows();
        var goal = rows.Change(0, static (plan, stamp) => plan.AddGoal(ActionPlanTests.Facts, Guid.CreateVersion7(), "work", stamp)).Goals[0].GoalId;
        var step = rows.Change(1, (plan, stamp) => plan.AddStep(ActionPlanTests.Facts, Guid.CreateVersion7(), goal, new("call", StepResponsible.Coach, null), false, stamp)).Steps[0].StepId;
        var other = rows.Change(2, (plan, stamp) => plan.AddStep(ActionPlanTests.Facts, Guid.CreateVersion7(), goal, new("visit", StepResponsible.Coach, null), false, stamp)).Steps[1].StepId;
        rows.Change(3, (plan, stamp) => plan.Choose(other, stamp));
        rows.Change(4, (plan, stamp) => plan.ReviseStep(step, plan.Steps.Single(row => row.StepId == step).Id, new("phone", StepResponsible.Coach, null), stamp));
        rows.Change(5, (plan, stamp) => plan.Finish(other, stamp.Today, stamp));
        rows.Change(6, (plan, stamp) => plan.ReviseGoal(goal, plan.Goals[0].Id, "studies", stamp));

        new PlanHistory(rows.Goals, rows.Steps).Versions.Reverse().Select(static version => string.Join("; ", version.Changes.Select(static change => $"{change.Kind} {change.Text} {change.Before}".Trim())))
            .ShouldBe(["GoalAdded work", "StepAdded call", "StepAdded visit", "StepChosen visit", "StepChanged phone call", "StepDone visit; StepChosen phone", "GoalReworded studies work"]);
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("2026-01-01", null, null, "2026-03-26")]
    [InlineData("2026-01-01", "2026-03-01", null, "2026-05-24")]
    [InlineData("2026-01-01", "2026-03-01", "2026-03-20", "2026-03-20")]
    public void A_review_is_due_when_agreed_or_else_by_the_cadence(string? planned, string? reviewed, string? agreed, string? due) =>
        PlanReviewRule.NextOn(Day(planned), Day(reviewed), Day(agreed), 12).ShouldBe(Day(due));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static void ChangeAtRandom(Random random)
    {
        var rows = new Rows();
        var seen = new List<(DateTimeOffset At, string Plan)>();
        for (var change = 0; change < 25; change++)
        {
            var plan = rows.Change(change, (plan, stamp) => ChangeOnce(plan, stamp, random));
            seen.Add((Start.AddMinutes(change), Written(plan)));
        }

        var history = new PlanHistory(rows.Goals, rows.Steps);
        foreach (var (at, plan) in seen)
        {
            Written(history.At(at)).ShouldBe(plan);
        }

        history.Versions.Select(static version => version.Id).ShouldBeUnique();
        history.Versions.ShouldAllBe(version => seen.Any(change => change.At == version.At));
    }

    private static void ChangeOnce(ActionPlan plan, Stamp stamp, Random random)
    {
        if (plan.Goals.Count == 0 || random.Next(8) == 0)
        {
            plan.AddGoal(ActionPlanTests.Facts, Guid.CreateVersion7(), $"goal {random.Next(100)}", stamp);
        }
        else if (plan.Steps.Count == 0 || random.Next(4) == 0)
        {
            plan.AddStep(ActionPlanTests.Facts, Guid.CreateVersion7(), plan.Goals[random.Next(plan.Goals.Count)].GoalId, new($"step {random.Next(100)}", StepResponsible.Other, null), random.Next(2) == 0, stamp);
        }
        else
        {
            var step = plan.Steps[random.Next(plan.Steps.Count)];
            _ = random.Next(5) switch
            {
                0 => plan.Finish(step.StepId, stamp.Today, stamp),
                1 => plan.Drop(step.StepId, stamp),
                2 => plan.Reopen(step.StepId, stamp),
                3 => plan.Choose(step.StepId, stamp),
                _ => plan.ReviseStep(step.StepId, step.Id, new($"anew {random.Next(100)}", StepResponsible.Coach, null), stamp),
            };
        }
    }

    private static string Written(ActionPlan plan) => string.Join('\n', plan.Goals.Select(static goal => $"{goal.Id} {goal.Text}").Order())
        + string.Join('\n', plan.Steps.Select(static step => $"{step.Id} {step.Text} {step.State} {step.IsNext}").Order());

    /// <summary>What a database would hold: every row there ever was.</summary>
    private sealed class Rows
    {
        public List<ActionGoal> Goals { get; } = [];

        public List<ActionStep> Steps { get; } = [];

        public ActionPlan Change(int minute, Action<ActionPlan, Stamp> change)
        {
            var plan = new ActionPlan(Goals.Where(static row => row.SupersededAt is null), Steps.Where(static row => row.SupersededAt is null));
            change(plan, new Stamp(Start.AddMinutes(minute), By, new DateOnly(2026, 4, 15)));
            Goals.AddRange(plan.Added.OfType<ActionGoal>());
            Steps.AddRange(plan.Added.OfType<ActionStep>());
            return plan;
        }
    }
}
