using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What the overview of an application shows of its decision: <c>&lt;partial name="/Decisions/_DecisionCard.cshtml" model="card" /&gt;</c>.</summary>
/// <param name="InitiativeId">The application's initiative.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Latest">The latest decision that stands; null before the first.</param>
/// <param name="OpenConditions">How many of its conditions are to be met.</param>
/// <param name="OpenScenarios">How many things that it foresaw may still happen.</param>
/// <param name="MayPrepare">Whether the viewer prepares it.</param>
public sealed record DecisionCard(InitiativeId InitiativeId, ApplicationState State, DecisionCard.Decided? Latest, int OpenConditions, int OpenScenarios, bool MayPrepare)
{
    /// <summary>Loads it, in one statement.</summary>
    public static async Task<DecisionCard> LoadAsync(RequestDatabase database, CurrentUser user, Application application, CancellationToken cancellation)
    {
        var initiative = application.InitiativeId;
        var row = await database.FindAsync<Row>(Sql.Of($"""
            select d.kind, d.decided_on, d.paragraph, d.maximum, d.reasons,
                   (select count(*)::integer from decision_conditions c where c.decision_id = d.id and c.state = {ConditionState.Open}) as conditions,
                   (select count(*)::integer from decision_scenarios s where s.decision_id = d.id and s.happened is null) as scenarios
            from decisions d where d.initiative_id = {initiative} and not exists (select from decisions n where n.supersedes_id = d.id)
            order by d.registered_at desc, d.id desc limit 1
            """), cancellation);
        return new DecisionCard(
            initiative, application.State, row is null ? null : new Decided(row.Kind, row.DecidedOn, row.Paragraph, row.Maximum, row.Reasons), row?.Conditions ?? 0, row?.Scenarios ?? 0,
            user.May(Permissions.ApplicationsPrepare, initiative));
    }

    /// <summary>A decision in short.</summary>
    public sealed record Decided(DecisionKind Kind, DateOnly DecidedOn, int Paragraph, decimal? Maximum, string Reasons);

    private sealed record Row(DecisionKind Kind, DateOnly DecidedOn, int Paragraph, decimal? Maximum, string Reasons, int Conditions, int Scenarios);
}
