using System.ComponentModel.DataAnnotations;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>A new placement of an enrolled participant.</summary>
public sealed record NewPlacement : PlacementTerms
{
    /// <summary>Id that the form was given, so that sending it twice makes one placement.</summary>
    [FormId]
    public PlacementId Id { get; set; }

    /// <summary>Who is placed.</summary>
    [Required]
    public ParticipantId? Participant { get; set; }

    /// <summary>Where.</summary>
    [Required]
    public OrganisationId? Organisation { get; set; }

    /// <summary>What for.</summary>
    [Required]
    public PlacementKind? Kind { get; set; }

    /// <summary>The opening of the place bank whose place it takes; null when it takes none.</summary>
    public PlacementOpeningId? Opening { get; set; }

    /// <summary>Whether it is meant although the participant has another placement at the same time.</summary>
    public bool Anyway { get; set; }

    /// <summary>Whether it is a proposal, to be agreed by the three parties; otherwise it is agreed already.</summary>
    public bool IsProposal { get; set; }
}

/// <summary>Makes a placement.</summary>
public sealed class PlanPlacement(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Makes it; done at once when the same form has been sent before.</summary>
    public async Task<Result> RunAsync(InitiativeId initiative, NewPlacement input, CancellationToken cancellation)
    {
        await CaseLock.TakeAsync(database, input.Participant!.Value, cancellation);
        if (await IsMadeAsync(initiative, input.Participant.Value, input.Id, cancellation))
        {
            return Result.Done;
        }

        var standing = await ParticipantStanding.FindAsync(database, initiative, input.Participant.Value, cancellation);
        if (standing is null)
        {
            return Result.Refused(nameof(input.Participant), "placements.refused.no_participant");
        }

        if (standing.ExitedOn is { } exited)
        {
            return Result.Refused(nameof(input.Participant), "placements.refused.exited", Display.Day(exited));
        }

        var problems = input.Problems(standing.EnrolledOn, standing.EndsOn).ToList();
        problems.AddRange(await ProblemsOfPlaceAsync(input, cancellation));
        if (problems.Count == 0 && await OpeningHold.ProblemAsync(database, initiative, input.Organisation!.Value, input.Opening, clock.Today(), cancellation) is { } noRoom)
        {
            problems.Add(noRoom);
        }

        if (problems.Count == 0 && !input.Anyway)
        {
            problems.AddRange(await OverlapAsync(input, cancellation));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var placement = new Placement
        {
            Id = input.Id,
            InitiativeId = initiative,
            ParticipantId = input.Participant.Value,
            OrganisationId = input.Organisation!.Value,
            OpeningId = input.Opening,
            Kind = input.Kind!.Value,
        };
        placement.Agree(input);
        database.Context.Add(placement);
        await database.Context.SaveChangesAsync(cancellation);
        if (input.IsProposal)
        {
            database.Context.Add(new PlacementEvent
            {
                InitiativeId = initiative,
                ParticipantId = placement.ParticipantId,
                PlacementId = placement.Id,
                Event = PlacementEventKind.Proposed,
                OccurredOn = clock.Today(),
                RegisteredAt = clock.GetUtcNow(),
                RegisteredBy = user.RequiredAccount,
            });
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }

    private async Task<bool> IsMadeAsync(InitiativeId initiative, ParticipantId participant, PlacementId id, CancellationToken cancellation) =>
        await database.ScalarAsync<long>(Sql.Of($"select count(*) from placements where id = {id} and initiative_id = {initiative} and participant_id = {participant}"), cancellation) > 0;

    private async Task<IReadOnlyList<Problem>> ProblemsOfPlaceAsync(NewPlacement input, CancellationToken cancellation)
    {
        if (await database.ScalarAsync<long>(Sql.Of($"select count(*) from organisations where id = {input.Organisation!.Value}"), cancellation) == 0)
        {
            return [new(nameof(input.Organisation), "placements.refused.no_organisation")];
        }

        return await Supervisors.IsOfAsync(database, input.Supervisor, input.Organisation.Value, cancellation)
            ? []
            : [new(nameof(input.Supervisor), "placements.refused.supervisor")];
    }

    /// <summary>Two placements overlap when both are under way, or planned to be, on some day.</summary>
    private async Task<IReadOnlyList<Problem>> OverlapAsync(NewPlacement input, CancellationToken cancellation)
    {
        var other = await database.FindAsync<OtherPlacement>(Sql.Of($"""
            select o.name as organisation, coalesce(started.occurred_on, p.planned_start) as from_on, coalesce(ended.occurred_on, p.planned_end) as until_on
            from placements p
            join organisations o on o.id = p.organisation_id
            left join placement_events started on started.placement_id = p.id and started.event = 'started' and started.superseded_at is null
            left join placement_events ended on ended.placement_id = p.id and ended.event = 'ended' and ended.superseded_at is null
            where p.participant_id = {input.Participant!.Value}
              and coalesce(started.occurred_on, p.planned_start) <= {input.PlannedEnd!.Value}
              and coalesce(ended.occurred_on, p.planned_end) >= {input.PlannedStart!.Value}
              and not exists (select from placement_events gone where gone.placement_id = p.id and gone.event = 'withdrawn' and gone.superseded_at is null)
            order by 2, p.id limit 1
            """), cancellation);
        return other is null
            ? []
            : [new(nameof(input.Anyway), "placements.refused.overlap", other.Organisation, Display.Day(other.FromOn), Display.Day(other.UntilOn))];
    }

    private sealed record OtherPlacement(string Organisation, DateOnly FromOn, DateOnly UntilOn);
}
