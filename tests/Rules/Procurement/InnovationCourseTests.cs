using Samsteg.Procurement;

namespace Samsteg.Rules;

public sealed class InnovationCourseTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static readonly InnovationMove Start = new(InnovationStep.Started, 0, Day);

    private static readonly InnovationStageRow[] Stages =
        [.. new[] { "Ett", "Två", "Tre" }.Select(static (name, place) => new InnovationStageRow(Guid.CreateVersion7(), InnovationKind.Innovation, place, name))];

    [Fact]
    public void A_gate_may_be_left_out_but_not_passed_afterwards()
    {
        InnovationMove[] moves = [Start, new(InnovationStep.Passed, 1, Day)];

        InnovationCourse.MayPass([Start], 1).ShouldBeTrue();
        InnovationCourse.MayPass(moves, 0).ShouldBeFalse();
        InnovationCourse.MayPass(moves, 1).ShouldBeFalse();
        InnovationCourse.MayPass(moves, 2).ShouldBeTrue();
    }

    [Fact]
    public void Nothing_happens_after_an_end() =>
        InnovationWay.Of(InnovationKind.Innovation, Stages, [Start, new(InnovationStep.Ended, 0, Day)]).ShouldBeEmpty();

    [Fact]
    public void What_is_left_is_offered_gates_first() =>
        InnovationWay.Of(InnovationKind.Innovation, Stages, [Start, new(InnovationStep.Passed, 1, Day)]).Select(static way => way.Stage?.Name ?? way.Outcome.ToString())
            .ShouldBe(["Tre", "Introduced", "Sold", "Dropped"]);

    [Fact]
    public void Days_may_be_equal_and_never_go_back()
    {
        InnovationCourse.DaysFollow([new(InnovationStep.Ended, 0, Day), new(InnovationStep.Passed, 2, Day), Start]).ShouldBeTrue();
        InnovationCourse.DaysFollow([Start, new(InnovationStep.Passed, 0, Day.AddDays(3)), new(InnovationStep.Passed, 1, Day.AddDays(2))]).ShouldBeFalse();
    }

    [Fact]
    public void Nothing_comes_of_an_innovation_and_a_need_is_not_introduced()
    {
        InnovationKind.Innovation.Next().ShouldBeNull();
        InnovationKind.Need.Outcomes().ShouldNotContain(InnovationOutcome.Introduced);
    }

    [Fact]
    public void A_need_with_two_ideas_has_led_on_once()
    {
        var need = Row(InnovationKind.Need, null);
        var columns = InnovationColumn.Of([need, Row(InnovationKind.Need, null), Row(InnovationKind.Idea, need.Id), Row(InnovationKind.Idea, need.Id)]);

        columns.Select(static column => (column.Rows.Count, column.Led)).ShouldBe([(2, 1), (2, 0), (0, 0)]);
    }

    private static InnovationRow Row(InnovationKind kind, Guid? parent) => new(Guid.CreateVersion7(), default, kind, parent, "Något", null, Day, null, null, null);
}
