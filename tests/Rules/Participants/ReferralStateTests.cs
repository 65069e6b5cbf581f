using Samsteg.Participants;

namespace Samsteg.Rules;

public sealed class ReferralStateTests
{
    /// <summary>Every state and action: the state it leads to; a dash where it cannot be done.</summary>
    private const string Table = """
                      Contact    BookMeeting    PutOnWaitingList  Enrol     Decline   Reopen
        Received      Contacted  MeetingBooked  WaitingList       Enrolled  Declined  -
        Contacted     Contacted  MeetingBooked  WaitingList       Enrolled  Declined  -
        MeetingBooked Contacted  MeetingBooked  WaitingList       Enrolled  Declined  -
        WaitingList   Contacted  MeetingBooked  -                 Enrolled  Declined  -
        Enrolled      -          -              -                 -         -         -
        Declined      -          -              -                 -         -         Received
        """;

    [Fact]
    public void Every_state_and_action_leads_where_the_table_says()
    {
        var rows = Table.Split('\n').Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var actions = rows[0].Select(Enum.Parse<ReferralAction>).ToList();
        actions.ShouldBe(Enum.GetValues<ReferralAction>());
        rows.Skip(1).Select(static row => Enum.Parse<ReferralState>(row[0])).ShouldBe(Enum.GetValues<ReferralState>());

        foreach (var row in rows.Skip(1))
        {
            foreach (var (action, cell) in actions.Zip(row.Skip(1)))
            {
                var next = Enum.Parse<ReferralState>(row[0]).After(action);
                (next?.ToString() ?? "-").ShouldBe(cell, $"{row[0]} {action}");
            }
        }
    }

    [Fact]
    public void What_can_be_done_is_what_leads_somewhere_and_nothing_is_left_without_a_way_on()
    {
        foreach (var state in Enum.GetValues<ReferralState>())
        {
            state.Actions().ShouldBe(Enum.GetValues<ReferralAction>().Where(action => state.After(action) is not null));
            state.Actions().Count.ShouldBe(state is ReferralState.Enrolled ? 0 : state.Actions().Count);
            state.IsOpen().ShouldBe(state is not (ReferralState.Enrolled or ReferralState.Declined));
            (state is ReferralState.Enrolled || state.Actions().Count > 0).ShouldBeTrue();
        }
    }

    [Fact]
    public void An_action_that_is_none_leads_nowhere() => ReferralState.Received.After((ReferralAction)99).ShouldBeNull();

    [Theory]
    [InlineData("municipality_unit", "Exempelköpings kommun, Arbetsmarknadsenheten", ReferralSource.Municipality)]
    [InlineData("state_authority", "Arbetsförmedlingen Exempelköping", ReferralSource.EmploymentService)]
    [InlineData("state_authority", "Försäkringskassan", ReferralSource.SocialInsurance)]
    [InlineData("region", "Region Exempel", ReferralSource.HealthCare)]
    [InlineData("ngo", "Föreningen Prov", ReferralSource.Other)]
    public void The_source_follows_from_the_organisation(string type, string name, ReferralSource source) => ReferralCodes.SourceOf(type, name).ShouldBe(source);

    [Fact]
    public void A_referrer_is_told_no_reason_that_says_something_about_the_person() =>
        Enum.GetValues<ReferralDeclineReason>().Where(static reason => reason.IsAboutInitiative()).ShouldBe([ReferralDeclineReason.NotTargetGroup, ReferralDeclineReason.NoPlace]);
}
