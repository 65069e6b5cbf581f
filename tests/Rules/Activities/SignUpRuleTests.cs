using Samsteg.Activities;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class SignUpRuleTests
{
    private static readonly DateOnly Day = new(2026, 4, 15);

    [Fact]
    public void Places_are_given_in_order_and_who_cannot_come_takes_none() =>
        Verdicts(2, Somebody(hasLeft: true), Somebody(), Somebody(hasPlace: true), Somebody(isWaiting: true), Somebody(enrolledOn: Day.AddDays(1)), Somebody(enrolledOn: Day), Somebody())
            .ShouldBe([SignUpVerdict.HasLeft, SignUpVerdict.Place, SignUpVerdict.HasPlace, SignUpVerdict.WaitsAlready, SignUpVerdict.NotYet, SignUpVerdict.Place, SignUpVerdict.Waits]);

    [Fact]
    public void Where_there_is_no_limit_everybody_gets_a_place() => Verdicts(null, Somebody(), Somebody()).ShouldAllBe(static verdict => verdict == SignUpVerdict.Place);

    [Fact]
    public void Where_there_is_no_place_everybody_waits() => Verdicts(0, Somebody(), Somebody()).ShouldAllBe(static verdict => verdict == SignUpVerdict.Waits);

    private static IEnumerable<SignUpVerdict> Verdicts(int? free, params SignUpCandidate[] candidates) => SignUpRule.Judge(candidates, free, Day).Select(static row => row.Verdict);

    private static SignUpCandidate Somebody(bool hasLeft = false, bool hasPlace = false, bool isWaiting = false, DateOnly? enrolledOn = null) =>
        new(new ParticipantId(Guid.NewGuid()), "A-1", "Någon", enrolledOn ?? Day.AddDays(-30), hasLeft, hasPlace, isWaiting);
}
