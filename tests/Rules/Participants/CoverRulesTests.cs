using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class CoverRulesTests
{
    private static readonly AccountId One = new(Guid.CreateVersion7()), Other = new(Guid.CreateVersion7());
    private static readonly DateOnly Today = new(2026, 4, 15), Last = new(2026, 12, 31);

    [Fact]
    public void Somebody_covers_for_another_from_today_on_for_half_a_year_at_the_most_and_within_the_initiative()
    {
        for (var from = -2; from < 3; from++)
        {
            for (var days = -2; days < 300; days++)
            {
                var (first, until) = (Today.AddDays(from), Today.AddDays(from + days));
                var isRight = from >= 0 && days is >= 0 and < CoverRules.MostDays && until <= Last;
                CoverRules.Check(One, Other, first, until, Today, Last).Any().ShouldBe(!isRight, $"{first:O} – {until:O}");
            }
        }
    }

    [Fact]
    public void Nobody_covers_for_oneself() => CoverRules.Check(One, One, Today, Today, Today, Last).Single().Field.ShouldBe(nameof(CoverInput.Coach));

    [Fact]
    public void Spans_overlap_when_a_day_lies_in_both()
    {
        for (var start = 0; start < 6; start++)
        {
            for (var end = start; end < 6; end++)
            {
                var shared = Enumerable.Range(start, end - start + 1).Intersect([2, 3]).Any();
                CoverRules.Overlap(Today.AddDays(2), Today.AddDays(3), Today.AddDays(start), Today.AddDays(end)).ShouldBe(shared);
            }
        }
    }
}
