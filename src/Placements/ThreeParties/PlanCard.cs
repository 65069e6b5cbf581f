using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What is planned together, for the placement's page.</summary>
/// <param name="HalfDays">When in the week.</param>
/// <param name="Goals">What the participant is to reach.</param>
/// <param name="Shared">What the organisation may be told, by code.</param>
/// <param name="RisksAssessedOn">When the risks were assessed.</param>
/// <param name="Insurance">Who insures.</param>
public sealed record PlanFacts(int HalfDays, string Goals, string[] Shared, DateOnly? RisksAssessedOn, PlacementInsurance? Insurance);

/// <summary>That a party stands behind it.</summary>
/// <param name="Party">Which party.</param>
/// <param name="Way">How.</param>
/// <param name="SaidBy">Who said it.</param>
/// <param name="OccurredOn">When.</param>
public sealed record ConfirmationRow(PlacementParty Party, ConfirmationWay Way, string SaidBy, DateOnly OccurredOn);

/// <summary>The plan of a placement and who stands behind it.</summary>
/// <param name="Plan">Null while nothing is planned.</param>
/// <param name="Confirmations">Those that stand.</param>
/// <param name="Here">Address of the placement.</param>
/// <param name="MayEdit">Whether the viewer plans.</param>
public sealed record PlanCard(PlanFacts? Plan, IReadOnlyList<ConfirmationRow> Confirmations, string Here, bool MayEdit)
{
    internal static async Task<PlanCard> OfAsync(RequestDatabase database, PlacementId placement, string here, bool mayEdit, CancellationToken cancellation) => new(
        await database.FindAsync<PlanFacts>(Sql.Of($"select half_days, goals, shared, risks_assessed_on, insurance from placement_plans where placement_id = {placement}"), cancellation),
        await database.QueryAsync<ConfirmationRow>(Sql.Of($"""
            select party, way, said_by, occurred_on from placement_confirmations where placement_id = {placement} and superseded_at is null
            """), cancellation),
        here, mayEdit);
}
