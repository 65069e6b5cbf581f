using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Rules;

/// <summary>Whole applications whose contradictions are known beforehand.</summary>
public sealed class KnownApplicationTests(ITestOutputHelper output)
{
    private static readonly CheckContext Sormland = new()
    {
        Today = new DateOnly(2020, 10, 1), StaffStayWithMembers = true,
        Members = [new(null, "Region Sörmland"), new(null, "Arbetsförmedlingen"), new(null, "Försäkringskassan"), new(null, "Nyköpings kommun"), new(null, "Eskilstuna kommun")],
    };

    private static readonly CheckContext Bjorkdala = new() { Today = new DateOnly(2025, 10, 1), StaffStayWithMembers = true, Members = [new(null, "Björkdala kommun"), new(null, "Region Norrsjö")] };

    /// <summary>What a careful reader found in the demo's application: by which rule, and words of two places that it must be told with.</summary>
    private static readonly Known[] Demo =
    [
        new("C01 how long follow-up is weekly", CheckRule.Rhythm, "i tre veckor", "den första månaden"),
        new("C02 talks during a placement", CheckRule.SameFact, "Coachsamtal under placeringen", "4–6"),
        new("C03 persons in the business school", CheckRule.SameFact, "30", "35"),
        new("C04 size of groups against the total", CheckRule.GroupSize, "Framtidsverkst", "30"),
        new("C05 organisations or persons", CheckRule.Unit, "organisationer eller avdelningar", "15 personer från offentlig sektor"),
        new("C06 occasions in all or each year", CheckRule.Frequency, "Lärandeprocess", "utbildningar om upphandling"),
        new("C07 how many get work training", CheckRule.SameFact, "De 30 deltagarna har haft arbetsträning", "20"),
        new("C08 a plan for everybody or for seventeen", CheckRule.Everybody, "Varje deltagare som coachas får en aktuell handlingsplan", "17"),
        new("C09 no room for those who leave", CheckRule.NoDropOut, "fullföljer och vill gå vidare", "20 deltagare i arbetsträning"),
        new("C10 what the coach has to show", CheckRule.TermVariant, "ertifierad ICF-coach", "diplomerad ICF-coach"),
        new("C11 one municipality twice", CheckRule.DuplicateParty, "Arbetsmarknadsenheten", "Näringslivsenheten"),
        new("C12 who employs", CheckRule.EmployerNotMember, "genomför aktiviteterna", "genomför aktiviteterna"),
    ];

    private static readonly Known[] Gardens =
    [
        new("D01 sessions of each group", CheckRule.SameFact, "8", "sex pass"),
        new("D02 size of groups against the total", CheckRule.GroupSize, "Odlingslag", "24"),
        new("D03 feasts in all or each year", CheckRule.Frequency, "Skördefest: 2", "Tre skördefester"),
        new("D04 how long visits are every other week", CheckRule.Rhythm, "i två månader", "de första fem månaderna"),
        new("D05 associations or persons", CheckRule.Unit, "18 föreningar", "cirkelledarkurs: 18"),
        new("D06 a mapping for everybody or for fifteen", CheckRule.Everybody, "Alla deltagare gör en kartläggning", "15"),
        new("D07 no room for those who leave", CheckRule.NoDropOut, "24 deltagare fullföljer", "24"),
        new("D08 a feast after the end", CheckRule.OutsideTime, "Tre skördefester", "Tre skördefester"),
        new("D09 money after the end", CheckRule.BudgetPeriod, "Samordnare", "Samordnare"),
        new("D10 what the therapist has to show", CheckRule.TermVariant, "legitimerad trädgårdsterapeut", "auktoriserad trädgårdsterapeut"),
        new("D11 one school twice", CheckRule.DuplicateParty, "Hälsoskolan i Vik", "Hälsoskolan Vik"),
        new("D12 half a year of nothing", CheckRule.TimePlanGap, "Gro", "Skörda"),
    ];

    [Fact]
    public void All_twelve_of_the_demos_application_are_found()
    {
        var findings = PlanChecker.Check(DemoPlan(), Sormland);

        Missing(Demo, findings).ShouldBeEmpty();
        output.WriteLine(string.Join('\n', Others(Demo, findings)));
        Others(Demo, findings).ShouldBe(
            [
                "TargetWithoutActivity Positiva artiklar i press och sociala medier", "ActivityWithoutTarget Lokala kontaktvägar", "ActivityWithoutTarget Berättelser, film och artiklar",
                "TermVariant Handledarkurs / handledarutbildning / Handledarkurs / handledarutbildning",
            ], "what else is asked is true of it as well");
    }

    /// <summary>Ties, parties and types are lost in flat text: what was found by them is not.</summary>
    [Fact]
    public void Eight_of_the_twelve_are_found_in_it_as_one_flat_text()
    {
        var findings = PlanChecker.Check(FlatPlan.Of(DemoPlan()), Sormland);

        Missing(Demo, findings).ShouldBe(["C06 occasions in all or each year", "C09 no room for those who leave", "C11 one municipality twice", "C12 who employs"]);
        Others(Demo, findings).ShouldBe(["TermVariant Handledarkurs / handledarutbildning"]);
    }

    [Fact]
    public void All_twelve_of_another_application_are_found_and_nothing_else()
    {
        var findings = PlanChecker.Check(PlanReader.Of(FormAnswers.Parse(ShippedForms.Find(GeneratedApplication.Lund)!, GardensApplication.Answers)), Bjorkdala);

        Missing(Gardens, findings).ShouldBeEmpty(string.Join('\n', findings.Select(PlanCheckerTests.Told)));
        Others(Gardens, findings).ShouldBeEmpty();
    }

    private static FundingPlan DemoPlan()
    {
        using var stream = typeof(Web.PlanFacts).Assembly.GetManifestResourceStream("demo/nyttiga-affarer-2-application.json")!;
        using var reader = new StreamReader(stream);
        return PlanReader.Of(FormAnswers.Parse(ShippedForms.Find(GeneratedApplication.Rar)!, reader.ReadToEnd()));
    }

    private static List<string> Missing(Known[] known, IReadOnlyList<Finding> findings) =>
        [.. known.Where(one => !findings.Any(one.Is)).Select(static one => one.Name)];

    private static List<string> Others(Known[] known, IReadOnlyList<Finding> findings) =>
        [.. findings.Where(finding => !known.Any(one => one.Is(finding))).Select(static finding => $"{finding.Rule} {string.Join(" / ", finding.Places.Select(static place => place.Words))}")];

    private sealed record Known(string Name, CheckRule Rule, string One, string Other)
    {
        public bool Is(Finding finding) => finding.Rule == Rule && Says(finding, One) && Says(finding, Other);

        private static bool Says(Finding finding, string words) => finding.Places.Any(place => place.Words.Contains(words, StringComparison.Ordinal));
    }
}
