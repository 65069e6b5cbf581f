using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Why somebody has no place now, as a form asks it.</summary>
public sealed record MatchDeclineInput
{
    /// <summary>Why.</summary>
    [Required, MaxLength(MatchDecision.LongestReason)]
    public string? Reason { get; init; }
}

/// <summary>A decision that makes a placement.</summary>
public sealed record MatchAcceptance : PlacementTerms
{
    /// <summary>Id that the form was given for the placement, so that sending it twice makes one.</summary>
    [FormId]
    public PlacementId Id { get; set; }

    /// <summary>Which opening.</summary>
    [Required]
    public PlacementOpeningId? Opening { get; set; }

    /// <summary>What was proposed when the form was read; null when nothing was.</summary>
    public PlacementOpeningId? Proposed { get; set; }

    /// <summary>Why, where it is something else than was proposed.</summary>
    [MaxLength(MatchDecision.LongestReason)]
    public string? Reason { get; set; }

    /// <summary>Whether it is meant although the participant has another placement at the same time.</summary>
    public bool Anyway { get; set; }
}

/// <summary>Pins, bans, accepts, passes over and takes back. The round is solved anew with each, as far as the viewer sees all of it.</summary>
public sealed class DecideMatch(RequestDatabase database, CurrentUser user, TimeProvider clock, PlanPlacement plan, SolveRound solve)
{
    /// <summary>Pins somebody to an opening or bans it for them.</summary>
    /// <returns>Null when the viewer sees nobody such in the round.</returns>
    public Task<Result?> RunAsync(InitiativeId initiative, MatchRoundId round, ParticipantId participant, MatchDecisionKind decision, PlacementOpeningId opening, CancellationToken cancellation) =>
        KeepAsync(initiative, round, participant, decision, opening, null, cancellation);

    /// <summary>Passes somebody over for now.</summary>
    /// <returns>Null when the viewer sees nobody such in the round.</returns>
    public Task<Result?> DeclineAsync(InitiativeId initiative, MatchRoundId round, ParticipantId participant, MatchDeclineInput input, CancellationToken cancellation) =>
        KeepAsync(initiative, round, participant, MatchDecisionKind.Declined, null, input.Reason, cancellation);

    /// <summary>Takes back what was decided: a pin, a ban of an opening, that somebody declined. A placement is changed or ended where it is.</summary>
    /// <returns>Null when the viewer sees nobody such in the round.</returns>
    public async Task<Result?> LiftAsync(InitiativeId initiative, MatchRoundId round, ParticipantId participant, PlacementOpeningId? ban, CancellationToken cancellation)
    {
        if (await StandsAsync(initiative, round, participant, cancellation) is null)
        {
            return null;
        }

        await TakeBackAsync(round, participant, row => ban is null
            ? row.Decision == MatchDecisionKind.Pinned || row.Decision == MatchDecisionKind.Declined
            : row.Decision == MatchDecisionKind.Banned && row.OpeningId == ban, cancellation);
        await database.Context.SaveChangesAsync(cancellation);
        await solve.RunAsync(initiative, round, cancellation);
        return Result.Done;
    }

    /// <summary>Makes a placement of what was proposed, or of something else with a reason.</summary>
    /// <returns>Null when the viewer sees nobody such in the round.</returns>
    public async Task<Result?> AcceptAsync(InitiativeId initiative, MatchRoundId round, ParticipantId participant, MatchAcceptance input, CancellationToken cancellation)
    {
        if (await StandsAsync(initiative, round, participant, cancellation) is not { } standing)
        {
            return null;
        }

        if (await database.Context.Set<Placement>().AnyAsync(placement => placement.Id == input.Id && placement.ParticipantId == participant, cancellation))
        {
            return Result.Done; // the same form again
        }

        if (standing.Problem is { } problem)
        {
            return Result.Conflict(problem);
        }

        if (standing.Proposed != input.Proposed)
        {
            return Result.Conflict("matching.refused.changed");
        }

        if (await OfferedAsync(round, participant, input.Opening!.Value, cancellation) is not { } offered)
        {
            return Result.Refused(nameof(input.Opening), "matching.refused.openings");
        }

        if (offered.IsBanned)
        {
            return Result.Refused(nameof(input.Opening), "matching.refused.banned");
        }

        var isOther = input.Opening != standing.Proposed;
        if ((isOther || offered.IsConflict) && string.IsNullOrWhiteSpace(input.Reason))
        {
            return Result.Refused(nameof(input.Reason), "matching.refused.reason");
        }

        var planned = await plan.RunAsync(initiative, new NewPlacement
        {
            Id = input.Id,
            Participant = participant,
            Organisation = offered.Organisation,
            Kind = offered.Kind,
            Opening = input.Opening,
            IsProposal = true,
            PlannedStart = input.PlannedStart,
            PlannedEnd = input.PlannedEnd,
            HoursPerWeek = input.HoursPerWeek,
            Supervisor = input.Supervisor,
            Tasks = input.Tasks,
            Anyway = input.Anyway,
        }, cancellation);
        if (!planned.IsDone)
        {
            return planned;
        }

        await TakeBackAsync(round, participant, static row => row.Decision != MatchDecisionKind.Banned, cancellation);
        Add(initiative, round, participant, isOther ? MatchDecisionKind.Overridden : MatchDecisionKind.Accepted, input.Opening, standing.Proposed, input.Id, input.Reason);
        await database.Context.SaveChangesAsync(cancellation);
        await solve.RunAsync(initiative, round, cancellation);
        return Result.Done;
    }

    private async Task<Result?> KeepAsync(
        InitiativeId initiative, MatchRoundId round, ParticipantId participant, MatchDecisionKind decision, PlacementOpeningId? opening, string? reason, CancellationToken cancellation)
    {
        if (await StandsAsync(initiative, round, participant, cancellation) is not { } standing)
        {
            return null;
        }

        if (standing.Problem is { } problem)
        {
            return Result.Conflict(problem);
        }

        if (opening is { } named && await OfferedAsync(round, participant, named, cancellation) is var offered)
        {
            if (offered is null || (decision == MatchDecisionKind.Pinned && offered.IsConflict))
            {
                return Result.Refused(nameof(MatchAcceptance.Opening), offered is null ? "matching.refused.openings" : "matching.refused.conflict");
            }
        }

        if (decision == MatchDecisionKind.Pinned && await RoomForPinAsync(round, participant, opening!.Value, cancellation) <= 0)
        {
            return Result.Refused(nameof(MatchAcceptance.Opening), "matching.refused.no_room");
        }

        await TakeBackAsync(round, participant, decision == MatchDecisionKind.Banned ? row => row.OpeningId == opening : row => row.Decision != MatchDecisionKind.Banned || row.OpeningId == opening, cancellation);
        Add(initiative, round, participant, decision, opening, standing.Proposed, null, reason);
        await database.Context.SaveChangesAsync(cancellation);
        if (await solve.RunAsync(initiative, round, cancellation) is { IsDone: false }) // who does not see all leaves the others to somebody who does
        {
            await new RoundRows(database, initiative, round).DecideAsync(participant, decision, opening, cancellation);
        }

        return Result.Done;
    }

    private void Add(
        InitiativeId initiative, MatchRoundId round, ParticipantId participant, MatchDecisionKind decision, PlacementOpeningId? opening, PlacementOpeningId? proposed, PlacementId? placement, string? reason) =>
        database.Context.Add(new MatchDecision
        {
            RoundId = round,
            InitiativeId = initiative,
            ParticipantId = participant,
            OpeningId = opening,
            Decision = decision,
            ProposedId = proposed,
            PlacementId = placement,
            Reason = reason?.Trim() ?? string.Empty,
            OccurredOn = clock.Today(),
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });

    private async Task TakeBackAsync(MatchRoundId round, ParticipantId participant, Func<MatchDecision, bool> which, CancellationToken cancellation)
    {
        var standing = await database.Context.Set<MatchDecision>().Where(row => row.RoundId == round && row.ParticipantId == participant && row.SupersededAt == null).ToListAsync(cancellation);
        foreach (var row in standing.Where(which))
        {
            row.Supersede(clock.GetUtcNow());
        }

        await database.Context.SaveChangesAsync(cancellation); // before what takes its place
    }

    /// <summary>Where somebody stands, held against others who decide in the round.</summary>
    private async Task<Standing?> StandsAsync(InitiativeId initiative, MatchRoundId round, ParticipantId participant, CancellationToken cancellation) =>
        await SolveRound.HoldAsync(database, initiative, round, cancellation) is null
            ? null
            : await database.FindAsync<Standing>(Sql.Of($"""
                select m.opening_id as proposed, {RoundSql.IsOut} as is_out, exists (
                    select from match_decisions d where d.round_id = m.round_id and d.participant_id = m.participant_id and d.placement_id is not null and {RoundSql.Stands}) as is_placed,
                    {RoundSql.AwaitsView(user.RequiredAccount, clock.Today())} as awaits_view
                from match_people m join match_rounds r on r.id = m.round_id where m.round_id = {round} and m.participant_id = {participant} and not {RoundSql.IsOnlyOpened}
                """), cancellation);

    private Task<Offered?> OfferedAsync(MatchRoundId round, ParticipantId participant, PlacementOpeningId opening, CancellationToken cancellation) => database.FindAsync<Offered>(Sql.Of($"""
        select o.organisation_id as organisation, o.kind, exists (select from place_conflicts c where c.participant_id = {participant} and c.organisation_id = o.organisation_id) as is_conflict,
               exists (select from match_decisions d where d.round_id = m.round_id and d.participant_id = {participant} and d.opening_id = o.id and d.decision = 'banned' and d.superseded_at is null) as is_banned
        from match_openings m join placement_openings o on o.id = m.opening_id where m.round_id = {round} and m.opening_id = {opening}
        """), cancellation);

    /// <summary>Room of an opening that no placement of the round and nobody else's pin holds.</summary>
    private Task<int> RoomForPinAsync(MatchRoundId round, ParticipantId participant, PlacementOpeningId opening, CancellationToken cancellation) => database.ScalarAsync<int>(Sql.Of($"""
        select (case when {OpeningList.State(clock.Today())} = 'open' then o.places - o.taken else 0 end)
             - (select count(*)::integer from match_decisions d where d.round_id = {round} and d.opening_id = o.id and d.decision = 'pinned' and d.superseded_at is null and d.participant_id <> {participant})
        from placement_openings o where o.id = {opening}
        """), cancellation);

    private sealed record Standing(PlacementOpeningId? Proposed, bool IsOut, bool IsPlaced, bool AwaitsView)
    {
        /// <summary>Why nothing is decided about them; null when it may be.</summary>
        public string? Problem => AwaitsView ? "matching.refused.view" : IsPlaced ? "matching.refused.placed" : IsOut ? "matching.refused.out" : null;
    }

    private sealed record Offered(OrganisationId Organisation, PlacementKind Kind, bool IsConflict, bool IsBanned);
}
