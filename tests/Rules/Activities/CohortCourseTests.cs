using Samsteg.Activities;
using Samsteg.Platform;

namespace Samsteg.Rules.Activities;

public sealed class CohortCourseTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly Guid Forma = Guid.CreateVersion7();
    private static readonly Guid Kunna = Guid.CreateVersion7();

    [Fact]
    public void A_phase_is_left_when_the_next_is_entered() =>
        Course(null, (Forma, 0), (Kunna, 30)).Stays.ShouldBe([new(Forma, Start, Start.AddDays(30)), new(Kunna, Start.AddDays(30), null)]);

    [Fact]
    public void Who_goes_back_to_a_phase_has_been_there_twice() =>
        Course(null, (Forma, 0), (Kunna, 30), (Forma, 40)).Stays.Count(static stay => stay.PhaseId == Forma).ShouldBe(2);

    [Fact]
    public void Who_has_gone_through_all_is_in_no_phase()
    {
        var course = Course(null, (Forma, 0), (Kunna, 30), (null, 60));

        (course.State, course.Current, course.CompletedOn).ShouldBe((CohortMemberState.Completed, null, Start.AddDays(60)));
        course.Stays[^1].LeftOn.ShouldBe(Start.AddDays(60));
    }

    [Fact]
    public void Who_leaves_leaves_the_phase_too()
    {
        var course = Course(Start.AddDays(20), (Forma, 0));

        (course.State, course.Current).ShouldBe((CohortMemberState.Left, null));
        course.Stays.ShouldHaveSingleItem().LeftOn.ShouldBe(Start.AddDays(20));
    }

    [Fact]
    public void A_stay_lasts_until_today_or_until_it_was_left()
    {
        new CohortStay(Forma, Start, null).DaysUntil(Start.AddDays(9)).ShouldBe(9);
        new CohortStay(Forma, Start, Start.AddDays(5)).DaysUntil(Start.AddDays(9)).ShouldBe(5);
    }

    [Fact]
    public void The_shipped_needs_analysis_does_not_change_without_becoming_another_version() =>
        (CohortNeeds.Form.Version, CohortNeeds.Form.Fields.OfType<ScaleField>().Count(), CohortNeeds.Form.ContentHash()).ShouldBe((1, 8, "c30dcc31338dee1a076c46fd978a2d547b2410eefa6c98bd9a536555cded459d"));

    private static CohortCourse Course(DateOnly? leftOn, params (Guid? Phase, int Day)[] steps) =>
        new([.. steps.Select(static step => new CohortStep(Guid.CreateVersion7(), step.Phase, Start.AddDays(step.Day)))], leftOn);
}
