using System.Globalization;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Rules.Initiatives;

public sealed class PlanRulesTests
{
    private static readonly PlannedQuantities Nothing = new(null, null, null, null, null, null, null, null);

    private static readonly Texts Texts = new([new Capability(typeof(InitiativesCapability).Assembly)]);

    public PlanRulesTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("sv-SE");

    [Fact]
    public void Quantities_are_said_in_words()
    {
        new PlannedQuantities(4, 6, 3, 7, 8, 30, null, null).InWords(Texts, Audience.Participants)
            .ShouldBe("4 omgångar × 6 träffar à 3 timmar, 7–8 per grupp, 30 deltagare totalt");
        (Nothing with { EachMinimum = 2, EachMaximum = 4 }).InWords(Texts, Audience.Participants).ShouldBe("2–4 per deltagare");
        (Nothing with { Count = 1, HoursEach = 1.5m }).InWords(Texts, Audience.Joint).ShouldBe("1 tillfälle à 1,5 timmar");
        (Nothing with { Count = 2, Total = 15 }).InWords(Texts, Audience.Enterprises).ShouldBe("2 tillfällen, 15 företag totalt");
        (Nothing with { GroupMinimum = 7, GroupMaximum = 7 }).InWords(Texts, Audience.Participants).ShouldBe("7 per grupp");
    }

    [Fact]
    public void A_plan_that_says_nothing_says_nothing() => Nothing.InWords(Texts, Audience.Joint).ShouldBeNull();

    [Fact]
    public void Quantities_that_cannot_be_are_told_beside_their_fields()
    {
        Nothing.Problems().ShouldBeEmpty();
        (Nothing with { Count = 0 }).Problems().ShouldHaveSingleItem().Field.ShouldBe(nameof(PlannedActivityInput.PlannedCount));
        (Nothing with { HoursEach = 25 }).Problems().ShouldHaveSingleItem().Field.ShouldBe(nameof(PlannedActivityInput.HoursEach));
        (Nothing with { GroupMinimum = 8, GroupMaximum = 7 }).Problems().ShouldHaveSingleItem().Field.ShouldBe(nameof(PlannedActivityInput.GroupMaximum));
        (Nothing with { EachMinimum = 4, EachMaximum = 2 }).Problems().ShouldHaveSingleItem().Field.ShouldBe(nameof(PlannedActivityInput.PerParticipantMaximum));
    }

    [Fact]
    public void Only_the_last_phase_may_go_on_until_the_end()
    {
        var input = new CadenceInput { Phases = [new PhaseInput { Every = FollowUpInterval.Week }, new PhaseInput { Every = FollowUpInterval.Month }] };

        input.Problems().ShouldHaveSingleItem().Field.ShouldBe("Phases[0].Times");
    }

    [Fact]
    public void A_row_without_interval_is_not_used_but_must_be_empty()
    {
        new CadenceInput { Phases = [new PhaseInput(), new PhaseInput()] }.Problems().ShouldBeEmpty();
        new CadenceInput { Phases = [new PhaseInput { Times = 3 }] }.Problems().ShouldHaveSingleItem().Field.ShouldBe("Phases[0].Every");
    }

    [Fact]
    public void What_a_form_was_opened_with_is_told_apart()
    {
        var weekly = new FollowUpCadence([new CadencePhase(FollowUpInterval.Week, 3, true)]);

        CadenceInput.Print(weekly, 4, 6).ShouldBe(CadenceInput.Print(new FollowUpCadence([new CadencePhase(FollowUpInterval.Week, 3, true)]), 4, 6));
        CadenceInput.Print(weekly, 4, 6).ShouldNotBe(CadenceInput.Print(weekly, 4, 7));
        CadenceInput.Print(weekly, 4, 6).ShouldNotBe(CadenceInput.Print(new FollowUpCadence([new CadencePhase(FollowUpInterval.Week, 3, false)]), 4, 6));
        CadenceInput.Print(weekly, 4, 6).ShouldNotBe(CadenceInput.Print(new FollowUpCadence([]), 4, 6));
    }

    [Fact]
    public void Statements_are_read_in_both_shapes_and_damaged_ones_left_out()
    {
        var read = PlanStatement.Read("""
            [{"where": {"sv": "Mål", "en": "Goals"}, "value": {"sv": "tre"}}, {"where": "Text", "value": "4"}, {"where": 3}, "x"]
            """);

        read.Select(static statement => (statement.Where.Sv, statement.Where.En, statement.Value.Sv)).ShouldBe([("Mål", "Goals", "tre"), ("Text", null, "4")]);
        PlanStatement.Read("{}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_code_has_a_label()
    {
        string[] keys = [.. TargetGroupCodes.All.Select(TargetGroupCodes.TextKey), .. ActivityTypes.All.Select(ActivityTypes.TextKey),
            .. Enum.GetValues<InitiativeState>().Select(CodeTexts.TextKey), .. Enum.GetValues<Employment>().Select(CodeTexts.TextKey),
            .. Enum.GetValues<Audience>().Select(CodeTexts.TextKey),
            .. Enum.GetValues<RemarkSeverity>().Select(CodeTexts.TextKey),
            .. Enum.GetValues<TargetGroupKind>().Select(CodeTexts.TextKey)];

        keys.Where(static key => Texts.Find(key) is null).ShouldBeEmpty();
        TargetGroupCodes.All.Distinct().Count().ShouldBe(28);
    }
}
