using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A plan that somebody shares with an organisation the user is there for.</summary>
/// <param name="ParticipantId">Whose.</param>
/// <param name="InitiativeId">Where.</param>
/// <param name="Initiative">Its name.</param>
/// <param name="GivenName">First name; null for a protected identity.</param>
/// <param name="Recipient">The organisations.</param>
/// <param name="ValidUntil">Last day of all of it.</param>
/// <param name="Plan">The goals shared.</param>
public sealed record SharedPlan(
    ParticipantId ParticipantId, InitiativeId InitiativeId, string Initiative, string? GivenName, string Recipient, DateOnly ValidUntil, PlanShown Plan);

/// <summary>What participants share of their plans with a referrer or a supervisor, who reaches nothing else of theirs: told by a function of the database.</summary>
public sealed class SharedPlanReader(RequestDatabase database, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Their list.</summary>
    public const string Path = "/delade-planer";

    /// <summary>All of them, without logging that they are read.</summary>
    public async Task<IReadOnlyList<SharedPlan>> AllAsync(CancellationToken cancellation) => Grouped(await RowsAsync(Sql.Raw("true"), cancellation));

    /// <summary>One of them; reading it is logged. Null when nothing is shared.</summary>
    public async Task<SharedPlan?> OpenAsync(ParticipantId participant, CancellationToken cancellation)
    {
        var plan = Grouped(await RowsAsync(Sql.Of($"participant_id = {participant}"), cancellation)).FirstOrDefault();
        if (plan is not null)
        {
            audit.Open(plan.InitiativeId, plan.ParticipantId);
        }

        return plan;
    }

    private IReadOnlyList<SharedPlan> Grouped(IEnumerable<Row> rows) =>
    [
        .. rows.GroupBy(static row => row.ParticipantId).Select(of =>
        {
            var first = of.First();
            var goals = of.GroupBy(static row => row.GoalId).Select(static goal => new GoalShown(goal.First().Goal, goal.First().GoalSetOn,
                [.. goal.Where(static row => row.StepId is not null).DistinctBy(static row => row.StepId)
                    .OrderByDescending(static row => row.IsNext).ThenBy(static row => row.State).ThenBy(static row => row.DueOn ?? DateOnly.MaxValue)
                    .Select(static row => new StepShown(row.Step!, row.Responsible!.Value, row.DueOn, row.State!.Value, row.DoneOn, row.IsNext!.Value))]));
            return new SharedPlan(
                first.ParticipantId, first.InitiativeId, first.Initiative, first.GivenName, string.Join(", ", of.Select(static row => row.Recipient).Distinct()), of.Min(static row => row.ValidUntil),
                new PlanShown([.. goals], clock.Today()));
        }),
    ];

    private Task<IReadOnlyList<Row>> RowsAsync(Sql condition, CancellationToken cancellation) => database.QueryAsync<Row>(Sql.Of($"""
        select participant_id, initiative_id, {LocalText.Column("s.initiative")} as initiative, given_name, recipient, valid_until, goal_id, goal, goal_set_on,
               step_id, step, responsible, due_on, state, done_on, is_next
        from access.shared_plans() s where {condition}
        order by given_name nulls last, participant_id, recipient, goal_set_on, goal_id
        """), cancellation);

    private sealed record Row(
        ParticipantId ParticipantId, InitiativeId InitiativeId, string Initiative, string? GivenName, string Recipient, DateOnly ValidUntil, Guid GoalId, string Goal, DateOnly GoalSetOn,
        Guid? StepId, string? Step, StepResponsible? Responsible, DateOnly? DueOn, StepState? State, DateOnly? DoneOn, bool? IsNext);
}
