using Samsteg.Funding;
using Samsteg.Platform;
using static Samsteg.Funding.ApplicationAct;
using static Samsteg.Funding.ApplicationState;

namespace Samsteg.Rules;

public sealed class ApplicationStateTests
{
    // What may be done in each state, and what comes of it. All else is refused.
    private static readonly Dictionary<ApplicationState, (ApplicationAct Act, ApplicationState Next)[]> Allowed = new()
    {
        [Draft] = [(Freeze, Signing), (Withdraw, Withdrawn), (KeepAgreement, Agreed), (ApplicationAct.AdmitLate, Draft)],
        [Signing] = [(Reopen, Draft), (CompleteSigning, Signed), (Withdraw, Withdrawn), (KeepAgreement, Agreed), (ApplicationAct.AdmitLate, Signing)],
        [Signed] = [(Reopen, Draft), (Submit, Submitted), (Withdraw, Withdrawn), (KeepAgreement, Agreed), (ApplicationAct.AdmitLate, Signed)],
        [Submitted] = [(TakeUp, InPreparation), (AgreeByDelegation, Agreed), (Withdraw, Withdrawn), (KeepAgreement, Agreed)],
        [InPreparation] = [(Schedule, OnAgenda), (AgreeByDelegation, Agreed), (Withdraw, Withdrawn), (KeepAgreement, Agreed)],
        [OnAgenda] = [(Unschedule, InPreparation), (Grant, Granted), (GrantOnConditions, GrantedOnConditions), (Defer, Deferred), (Return, Returned), (Decline, Declined), (Withdraw, Withdrawn)],
        [Granted] = [(Agree, Agreed), (KeepAgreement, Agreed), .. Reconsidered],
        [GrantedOnConditions] = [(Agree, Agreed), (KeepAgreement, Agreed), .. Reconsidered],
        [Deferred] = [(Schedule, OnAgenda), (Withdraw, Withdrawn), (KeepAgreement, Agreed)],
        [Returned] = [(Freeze, Signing), (Withdraw, Withdrawn), (KeepAgreement, Agreed), (ApplicationAct.AdmitLate, Returned)],
        [Declined] = [(KeepAgreement, Agreed), .. Reconsidered],
        [Withdrawn] = [],
        [Agreed] = [(Amend, Draft)],
    };

    // What the board may decide anew until there is an agreement.
    private static (ApplicationAct Act, ApplicationState Next)[] Reconsidered => [(Grant, Granted), (GrantOnConditions, GrantedOnConditions), (Decline, Declined)];

    [Fact]
    public void Every_act_in_every_state_does_what_it_should_or_is_refused()
    {
        foreach (var state in Enum.GetValues<ApplicationState>())
        {
            foreach (var act in Enum.GetValues<ApplicationAct>())
            {
                state.After(act).ShouldBe(Allowed[state].Where(one => one.Act == act).Select(static one => (ApplicationState?)one.Next).SingleOrDefault(), $"{act} of {state}");
            }

            state.Acts().ShouldBe(Allowed[state].Select(static one => one.Act), ignoreOrder: true);
        }
    }

    [Fact]
    public void What_may_not_be_done_leaves_no_trace()
    {
        var application = new Application { InitiativeId = new InitiativeId(Guid.NewGuid()), FormVersionId = Guid.NewGuid() };

        Should.Throw<InvalidOperationException>(() => application.Do(Submit, default, DateTimeOffset.UnixEpoch));

        application.State.ShouldBe(Draft);
        application.SubmittedAt.ShouldBeNull();
        var happened = application.Do(Freeze, default, DateTimeOffset.UnixEpoch);
        (happened.Act, happened.State, application.State).ShouldBe((Freeze, Signing, Signing));
    }

    [Theory]
    [InlineData("2026-03-29T21:59:59Z", "2026-03-29", CallState.Open)] // spring: the day has 23 hours
    [InlineData("2026-03-29T22:00:00Z", "2026-03-29", CallState.Closed)]
    [InlineData("2026-10-25T22:59:59Z", "2026-10-25", CallState.Open)] // autumn: it has 25
    [InlineData("2026-10-25T23:00:00Z", "2026-10-25", CallState.Closed)]
    [InlineData("2026-10-25T22:00:00Z", "2026-10-25", CallState.Open)]
    [InlineData("2025-12-31T22:59:59Z", "2026-03-29", CallState.Coming)]
    [InlineData("2025-12-31T23:00:00Z", "2026-03-29", CallState.Open)]
    public void A_call_is_open_until_the_last_second_of_its_last_day_in_Stockholm(string now, string last, CallState state) =>
        CallStates.Of(new DateOnly(2026, 1, 1), DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture), null, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(state);
}
