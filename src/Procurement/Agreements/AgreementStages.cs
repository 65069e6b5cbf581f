using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>How long an agreement was in a state.</summary>
/// <param name="State">Which.</param>
/// <param name="From">The day it was reached.</param>
/// <param name="Days">Days until the next was reached, or until today; null for a state that is the end of it.</param>
/// <param name="IsOver">Whether another state has been reached since.</param>
public readonly record struct AgreementStage(AgreementState State, DateOnly From, int? Days, bool IsOver);

/// <summary>How long agreements take, counted in days from the day a state is reached to the day the next one is.</summary>
public static class AgreementStages
{
    /// <summary>The stages of one agreement, in the order they were reached.</summary>
    public static IReadOnlyList<AgreementStage> Of(IEnumerable<AgreementStep> steps, DateOnly today)
    {
        var ordered = AgreementHistory.InOrder(steps);
        return
        [
            .. ordered.Select((step, place) => place + 1 < ordered.Count
                ? new AgreementStage(step.State, step.OccurredOn, ordered[place + 1].OccurredOn.DayNumber - step.OccurredOn.DayNumber, IsOver: true)
                : new AgreementStage(step.State, step.OccurredOn, step.State.Next().Count == 0 ? null : today.DayNumber - step.OccurredOn.DayNumber, IsOver: false)),
        ];
    }

    /// <summary>How long agreements have stayed in each state on the way to signing or being dropped, among those that have left it.</summary>
    /// <param name="initiative">Null for all that the viewer reaches.</param>
    /// <param name="scope">What the viewer reaches.</param>
    internal static Sql Medians(InitiativeId? initiative, AccessScope scope) => Sql.Of($"""
        select state, percentile_cont(0.5) within group (order by days) as days, count(*)::integer as agreements from (
            select s.state, lead(s.occurred_on) over (partition by s.agreement_id order by {AgreementSql.PlaceOf}) - s.occurred_on as days, {AgreementSql.PlaceOf} as place
            from agreement_states s
            where s.superseded_at is null and {(initiative is { } only ? Sql.Of($"s.initiative_id = {only}") : scope.Within("s.initiative_id"))}) stage
        where days is not null and state = any ({AgreementStates.OpenCodes}::text[])
        group by state, place order by place
        """);
}

/// <summary>The median of a state.</summary>
/// <param name="State">Which.</param>
/// <param name="Days">As many agreements took longer as took less.</param>
/// <param name="Agreements">Of how many.</param>
internal sealed record StageMedian(AgreementState State, double Days, int Agreements);
