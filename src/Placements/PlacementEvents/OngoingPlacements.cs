using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Placements that have started and not ended, for the exit of their participant.</summary>
internal sealed class OngoingPlacements(RequestDatabase database, RegisterPlacementEvent register) : IOngoing
{
    public async Task<IReadOnlyList<OngoingMatter>> OfAsync(ParticipantId participant, CancellationToken cancellation) =>
        [.. (await RowsAsync(participant, cancellation)).Select(static row =>
            new OngoingMatter(row.Kind.TextKey(), row.Organisation, row.StartedOn, PlacementPaths.Of(row.InitiativeId, row.Id)))];

    public async Task<Result> EndAsync(ParticipantId participant, DateOnly day, CancellationToken cancellation)
    {
        foreach (var row in await RowsAsync(participant, cancellation))
        {
            var ended = await register.RunAsync(row.InitiativeId, row.Id, PlacementEventKind.Ended, new NewPlacementEvent { OccurredOn = day, Reason = PlacementReason.LeftInitiative }, cancellation);
            if (ended is { IsDone: false })
            {
                return ended;
            }
        }

        return Result.Done;
    }

    private Task<IReadOnlyList<Row>> RowsAsync(ParticipantId participant, CancellationToken cancellation) => database.QueryAsync<Row>(Sql.Of($"""
        select p.id, p.initiative_id, p.kind, o.name as organisation, started.occurred_on as started_on
        from placements p
        join organisations o on o.id = p.organisation_id
        join placement_events started on started.placement_id = p.id and started.event = 'started' and started.superseded_at is null
        where p.participant_id = {participant}
          and not exists (select from placement_events ended where ended.placement_id = p.id and ended.event = 'ended' and ended.superseded_at is null)
        order by started.occurred_on, p.id
        """), cancellation);

    private sealed record Row(PlacementId Id, InitiativeId InitiativeId, PlacementKind Kind, string Organisation, DateOnly StartedOn);
}
