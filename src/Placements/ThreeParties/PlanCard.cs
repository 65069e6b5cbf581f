using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What is planned together, for the placement's page.</summary>
/// <param name="HalfDays">When in the week.</param>
/// <param name="Goals">What the participant is to reach.</param>
/// <param name="Shared">What the organisation may be told, by code, as long as a waiver stands.</param>
/// <param name="IsWaived">Whether one stands today.</param>
/// <param name="RisksAssessedOn">When the risks were assessed.</param>
/// <param name="Insurance">Who insures.</param>
public sealed record PlanFacts(int HalfDays, string Goals, string[] Shared, bool IsWaived, DateOnly? RisksAssessedOn, PlacementInsurance? Insurance)
{
    /// <summary>What the organisation may be told today.</summary>
    public IReadOnlyList<SharedInformation> MayBeTold => IsWaived ? CodeArrays.Read<SharedInformation>(Shared) : [];

    /// <summary>Whether more was to be told than may be today.</summary>
    public bool HasLostWaiver => Shared.Length > 0 && !IsWaived;
}

/// <summary>That a party stands behind it.</summary>
/// <param name="Party">Which party.</param>
/// <param name="Way">How.</param>
/// <param name="SaidBy">Who said it.</param>
/// <param name="OccurredOn">When.</param>
public sealed record ConfirmationRow(PlacementParty Party, ConfirmationWay Way, string SaidBy, DateOnly OccurredOn)
{
    /// <summary>Those that stand.</summary>
    internal static Sql Of(PlacementId placement) => Sql.Of($"""
        select party, way, occurred_on,
               coalesce((select pt.reference from participants pt where c.party = 'participant' and pt.id = c.participant_id and pt.is_protected), said_by) as said_by
        from placement_confirmations c where placement_id = {placement} and superseded_at is null
        """);
}

/// <summary>The plan of a placement and who stands behind it.</summary>
/// <param name="Plan">Null while nothing is planned.</param>
/// <param name="Confirmations">Those that stand.</param>
/// <param name="Here">Address of the placement.</param>
/// <param name="MayEdit">Whether the viewer plans.</param>
public sealed record PlanCard(PlanFacts? Plan, IReadOnlyList<ConfirmationRow> Confirmations, string Here, bool MayEdit)
{
    /// <summary>Whether all three parties stand behind it.</summary>
    public bool IsConfirmed => Plan is not null && Enum.GetValues<PlacementParty>().All(party => Confirmations.Any(row => row.Party == party));

    internal static async Task<PlanCard> OfAsync(RequestDatabase database, PlacementId placement, DateOnly today, string here, bool mayEdit, CancellationToken cancellation) => new(
        await database.FindAsync<PlanFacts>(Sql.Of($"""
            select pl.half_days, pl.goals, pl.shared, {PlacementPlan.IsWaived(today)} as is_waived, pl.risks_assessed_on, pl.insurance
            from placement_plans pl join placements p on p.id = pl.placement_id where pl.placement_id = {placement}
            """), cancellation),
        await database.QueryAsync<ConfirmationRow>(ConfirmationRow.Of(placement), cancellation),
        here, mayEdit);
}
