using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Placements that are not over, for the exit of their participant: what has started ends with it, what is proposed or planned comes to nothing and gives its place back.</summary>
internal sealed class OngoingPlacements(RequestDatabase database, RegisterPlacementEvent register) : IOngoing
{
    public async Task<IReadOnlyList<OngoingMatter>> OfAsync(ParticipantId participant, CancellationToken cancellation) =>
        [.. (await RowsAsync(participant, cancellation)).Select(static row =>
            new OngoingMatter(row.StartedOn is null ? row.State.TextKey() : row.Kind.TextKey(), row.Organisation, row.StartedOn, PlacementPaths.Of(row.InitiativeId, row.Id)))];

    public async Task<Result> EndAsync(ParticipantId participant, DateOnly day, CancellationToken cancellation)
    {
        foreach (var row in await RowsAsync(participant, cancellation))
        {
            var settled = await register.RunAsync(row.InitiativeId, row.Id, row.StartedOn is null ? PlacementEventKind.Withdrawn : PlacementEventKind.Ended, new NewPlacementEvent { OccurredOn = day, Reason = PlacementReason.LeftInitiative }, cancellation);
            if (settled is { IsDone: false })
            {
                return settled;
            }
        }

        return Result.Done;
    }

    private Task<IReadOnlyList<Row>> RowsAsync(ParticipantId participant, CancellationToken cancellation) => database.QueryAsync<Row>(Sql.Of($"""
        select p.id, p.initiative_id, p.kind, {PlacementSteps.State} as state, o.name as organisation, started.occurred_on as started_on
        from placements p
        join organisations o on o.id = p.organisation_id
        left join placement_events started on started.placement_id = p.id and started.event = 'started' and started.superseded_at is null
        where p.participant_id = {participant}
          and not {PlacementSteps.IsOver}
        order by started.occurred_on, p.planned_start, p.id
        """), cancellation);

    private sealed record Row(PlacementId Id, InitiativeId InitiativeId, PlacementKind Kind, PlacementState State, string Organisation, DateOnly? StartedOn);
}
