using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class CaseAssignmentTests
{
    private static readonly DateOnly First = new(2026, 2, 2);

    [Fact]
    public void A_coach_keeps_the_case_until_the_day_before_the_next_one()
    {
        var assignment = Assignment();

        assignment.EndBefore(First.AddDays(30));

        assignment.ValidUntil.ShouldBe(First.AddDays(29));
    }

    [Fact]
    public void A_hand_over_on_the_first_day_leaves_both_that_day()
    {
        var assignment = Assignment();

        assignment.EndBefore(First);

        assignment.ValidUntil.ShouldBe(First);
    }

    [Fact]
    public void It_does_not_end_before_it_began() => Should.Throw<InvalidOperationException>(() => Assignment().EndBefore(First.AddDays(-1)));

    private static CaseAssignment Assignment() => new()
    {
        InitiativeId = new(Guid.CreateVersion7()), ParticipantId = new(Guid.CreateVersion7()), AccountId = new(Guid.CreateVersion7()), ValidFrom = First,
    };
}
