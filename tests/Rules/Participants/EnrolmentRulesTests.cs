using FsCheck;
using FsCheck.Fluent;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class EnrolmentRulesTests
{
    private static readonly DateOnly Today = new(2026, 4, 15);
    private static readonly InitiativePeriod Period = new(new(2025, 4, 1), new(2027, 3, 31), new(2026, 3, 31));

    [Theory]
    [InlineData("2026-04-16", "participants.rule.not_in_future")]
    [InlineData("2025-03-31", "participants.rule.before_start")]
    [InlineData("2026-04-01", "participants.rule.after_intake")]
    [InlineData("2026-03-31", null)]
    [InlineData("2025-04-01", null)]
    public void A_day_of_enrolment_lies_within_the_intake_and_has_been(string day, string? problem) =>
        ProblemOf(EnrolmentRules.OfDay("Day", Day(day), Period, Today)).ShouldBe(problem);

    [Fact]
    public void Without_an_end_of_intake_it_ends_with_the_initiative()
    {
        var open = Period with { EndsOn = new(2026, 2, 28), IntakeEndsOn = null };

        ProblemOf(EnrolmentRules.OfDay("Day", new(2026, 3, 1), open, Today)).ShouldBe("participants.rule.after_end");
        ProblemOf(EnrolmentRules.OfDay("Day", new(2026, 2, 28), open, Today)).ShouldBeNull();
    }

    [Fact]
    public void A_day_is_allowed_exactly_when_it_lies_in_the_period_the_intake_and_the_past() =>
        Prop.ForAll(Gen.Choose(-1000, 1000).ToArbitrary(), static offset =>
        {
            var day = Today.AddDays(offset);
            var isOutside = day > Today || day < Period.StartsOn || day > Period.IntakeEndsOn || day > Period.EndsOn;
            return EnrolmentRules.OfDay("Day", day, Period, Today).Any() == isOutside;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("1981-12-18", "811218-9876", null)]
    [InlineData("1981-12-18", "811218-9875", "participants.rule.number_wrong")]
    [InlineData("1981-12-19", "811218-9876", "participants.rule.number_disagrees")]
    [InlineData("1981-12-18", "19811218TF01", null)]
    [InlineData("2026-04-16", null, "participants.rule.birth_in_future")]
    [InlineData("1925-04-15", "  ", "participants.rule.birth_odd")]
    [InlineData("1925-04-16", "  ", null)]
    [InlineData("2013-04-15", "  ", null)]
    [InlineData("2013-04-16", "  ", "participants.rule.birth_odd")]
    [InlineData("0001-01-01", "  ", "participants.rule.birth_odd")]
    [InlineData("1981-12-18", "", null)]
    public void A_number_may_be_left_out_but_must_be_right_and_agree_with_the_birth_date(string born, string? number, string? problem) =>
        ProblemOf(EnrolmentRules.OfPerson(Day(born), number, Today, out _)).ShouldBe(problem);

    [Fact]
    public void A_wrong_number_and_a_wrong_birth_date_are_both_told() =>
        EnrolmentRules.OfPerson(new(2027, 1, 1), "x", Today, out _).Select(static problem => problem.Field).ShouldBe(["BirthDate", "Number"]);

    [Theory]
    [InlineData("070-174 06 05", true)]
    [InlineData("+46 (0)70 174 06 05", true)]
    [InlineData("0701+740605", false)]
    [InlineData("070-17", false)]
    [InlineData("1234567890123456", false)]
    [InlineData("efter lunch 0701740605", false)]
    [InlineData(" ", true)]
    [InlineData(null, true)]
    public void A_phone_number_can_be_dialled_or_is_left_out(string? phone, bool isRight) =>
        EnrolmentRules.OfPhone(phone).Any().ShouldBe(!isRight);

    [Fact]
    public void Names_of_blanks_are_no_names() => EnrolmentRules.OfNames(" ", "\t").Count().ShouldBe(2);

    [Theory]
    [InlineData("2026-04-16", "participants.rule.not_in_future")]
    [InlineData("2026-01-09", "participants.rule.before_enrolment")]
    [InlineData("2026-01-10", null)]
    [InlineData("2026-04-15", null)]
    public void What_happens_to_a_participant_happens_between_enrolment_and_today(string day, string? problem) =>
        ProblemOf(CaseDayRules.Within("Day", Day(day), new(2026, 1, 10), Today)).ShouldBe(problem);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "O", System.Globalization.CultureInfo.InvariantCulture);

    private static string? ProblemOf(IEnumerable<Problem> problems) => problems.SingleOrDefault()?.TextKey;
}
