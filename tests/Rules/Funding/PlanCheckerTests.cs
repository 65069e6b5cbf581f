using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class PlanCheckerTests(ITestOutputHelper output)
{
    private const int Plans = 10;

    private static readonly string[] Forms = [GeneratedApplication.Rar, GeneratedApplication.Lund];

    private static readonly Texts Texts = new([new Capability(typeof(FundingCapability).Assembly)]);

    private static Gen<GeneratedApplication> Consistent { get; } =
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from form in Gen.Elements(Forms)
        select new GeneratedApplication(seed, form);

    public static TheoryData<CheckRule> AllRules => [.. PlanChecker.Rules.Select(static rule => rule.Rule)];

    [Fact]
    public void A_plan_that_goes_together_is_left_alone() =>
        Prop.ForAll(Consistent.ToArbitrary(), static application => Check(application.Plan()).Select(Told).ShouldBeEmpty()).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void So_is_the_same_plan_as_one_flat_text() =>
        Prop.ForAll(Consistent.ToArbitrary(), static application => Check(FlatPlan.Of(application.Plan())).Select(Told).ShouldBeEmpty()).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Every_rule_is_in_the_table_once_and_has_a_fault_to_be_tried_with()
    {
        PlanChecker.Rules.Select(static rule => rule.Rule).ShouldBeUnique();
        PlanChecker.Rules.Select(static rule => rule.Rule).Order().ShouldBe(Enum.GetValues<CheckRule>().Order());
        SeededFault.All.Select(static fault => fault.Rule).Distinct().Order().ShouldBe(Enum.GetValues<CheckRule>().Order());
    }

    [Theory]
    [MemberData(nameof(AllRules))]
    public void A_fault_is_found_in_ten_plans_of_ten(CheckRule rule)
    {
        foreach (var fault in SeededFault.All.Where(fault => fault.Rule == rule))
        {
            foreach (var (application, places) in Faulty(fault))
            {
                var findings = Check(application.Plan());
                findings.ShouldContain(finding => IsOf(finding, fault, places), $"{fault.Name}, {application.N}: {string.Join(" · ", findings.Select(Told))}");
            }
        }
    }

    /// <summary>Only what has the fault's own rule and is told at its places counts as the fault; what else follows from it counts against.</summary>
    [Fact]
    public void Nine_findings_of_ten_are_the_fault_itself()
    {
        var (right, all) = (0, 0);
        foreach (var fault in SeededFault.All)
        {
            foreach (var (application, places) in Faulty(fault))
            {
                var findings = Check(application.Plan());
                right += findings.Count(finding => IsOf(finding, fault, places));
                all += findings.Count;
            }
        }

        output.WriteLine($"{SeededFault.All.Count} faults in {Plans} plans each: {right} of {all} findings are the fault, precision {(double)right / all:0.000}.");
        ((double)right / all).ShouldBeGreaterThanOrEqualTo(0.9);
    }

    [Fact]
    public void The_same_plan_gives_the_same_findings_in_any_culture_and_any_order_of_asking()
    {
        foreach (var fault in SeededFault.All)
        {
            var (application, _) = Faulty(fault).First();
            var once = Check(application.Plan()).Select(Full).ToList();
            foreach (var culture in new[] { "sv-SE", "en-US", "tr-TR" })
            {
                Texts.In(new CultureInfo(culture), () => Check(application.Plan()).Select(Full).ToList()).ShouldBe(once, fault.Name);
            }
        }
    }

    [Fact]
    public void A_key_holds_while_other_things_are_written_and_goes_when_its_values_do()
    {
        foreach (var fault in SeededFault.All)
        {
            var (application, places) = Faulty(fault).First();
            var before = Check(application.Plan()).Where(finding => IsOf(finding, fault, places)).Select(static finding => finding.Key).ToList();
            application.Say("background", "Det regnade mycket den våren.");
            Check(application.Plan()).Select(static finding => finding.Key).ShouldBe(before, ignoreOrder: true, customMessage: fault.Name);
        }

        var twice = new[] { 3, 4 }.Select(static more =>
        {
            var application = new GeneratedApplication(7, GeneratedApplication.Rar);
            application.Say("stewardship", $"Efteråt ska {application.N.Placed + more} deltagare ha haft arbetsträning.");
            return Check(application.Plan()).ShouldHaveSingleItem().Key;
        }).ToList();
        twice[0].ShouldNotBe(twice[1], "another value is another contradiction");
    }

    [Fact]
    public void Every_question_can_be_asked_in_both_languages()
    {
        foreach (var fault in SeededFault.All)
        {
            var (application, _) = Faulty(fault).First();
            foreach (var finding in Check(application.Plan()))
            {
                foreach (var language in new[] { "sv-SE", "en-GB" })
                {
                    Texts.In(new CultureInfo(language), () => Texts[finding.Question.TextKey, [.. finding.Question.Arguments]]).ShouldEndWith("?", customMessage: finding.Question.TextKey);
                }

                finding.Places.ShouldNotBeEmpty();
            }
        }

        foreach (var rule in PlanChecker.Rules)
        {
            Texts.Find($"check.{SnakeCase.Of(rule.Rule.ToString())}.label").ShouldNotBeNull();
        }
    }

    [Fact]
    public void Nothing_is_said_of_a_plan_of_which_nothing_is_known()
    {
        Check(new FundingPlan()).ShouldBeEmpty();
        foreach (var form in ShippedForms.All)
        {
            Check(PlanReader.Of(FormAnswers.None(form))).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Any_text_is_read_without_failing() =>
        Prop.ForAll(Gen.Elements("tre", "4–6", "–", "deltagare", "varje", "alla", "per", "gånger", "veckan", "i", "%", "12 000", "(", "\n", ".", "och", "en", "till", "två", "å", "1:2", "företag").ArrayOf().ToArbitrary(), static words =>
        {
            var text = string.Join(' ', words);
            _ = Check(new FundingPlan { Start = new(2026, 1, 1), End = new(2027, 12, 31), Texts = [new PlanText(new PlanPlace("a"), "a", text), new PlanText(new PlanPlace("b"), "b", $"{text} {text}")] });
        }).QuickCheckThrowOnFailure();

    internal static string Told(Finding finding) => $"{finding.Rule} [{string.Join(" | ", finding.Values)}] {string.Join(" / ", finding.Places.Select(static place => place.Words))}";

    private static IReadOnlyList<Finding> Check(FundingPlan plan) => PlanChecker.Check(plan, GeneratedApplication.Context);

    private static string Full(Finding finding) =>
        $"{finding.Key} {finding.Severity} {finding.Question.TextKey} {string.Join(" | ", finding.Question.Arguments.Select(static argument => Convert.ToString(argument, CultureInfo.InvariantCulture)))} {Told(finding)}";

    /// <summary>Ten applications of their own with a fault, of the forms that can carry it by turns.</summary>
    private static IEnumerable<(GeneratedApplication Application, HashSet<(string, Guid?)> Places)> Faulty(SeededFault fault)
    {
        for (var index = 0; index < Plans; index++)
        {
            var application = new GeneratedApplication(70_000 + index, fault.Form ?? Forms[index % Forms.Length], fault.Change);
            yield return (application, [.. fault.Seed(application).Select(static place => (place.Field, place.Row))]);
        }
    }

    private static bool IsOf(Finding finding, SeededFault fault, HashSet<(string, Guid?)> places) =>
        finding.Rule == fault.Rule && finding.Places.Any(place => places.Contains((place.Place.Field, place.Place.Row)));
}
