using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The days of a placement that its registrations must agree with. Read in the viewer's scope.</summary>
/// <param name="ParticipantId">Whose placement.</param>
/// <param name="EnrolledOn">Day of the participant's enrolment.</param>
/// <param name="ExitedOn">Day of the participant's exit; null while enrolled.</param>
/// <param name="StartedOn">First day there; null before the start.</param>
/// <param name="EndedOn">Last day there; null before the end.</param>
/// <param name="FirstFollowUpOn">Day of the first standing follow-up; null when there is none.</param>
/// <param name="PlannedStart">First day agreed.</param>
/// <param name="PlannedEnd">Last day agreed.</param>
/// <param name="State">Where it stands today.</param>
/// <param name="PausedFrom">First days of its pauses.</param>
/// <param name="PausedUntil">The days back from them, in the same order.</param>
internal sealed record PlacementHistory(
    ParticipantId ParticipantId, DateOnly EnrolledOn, DateOnly? ExitedOn,
    DateOnly? StartedOn, DateOnly? EndedOn, DateOnly? FirstFollowUpOn,
    DateOnly PlannedStart = default, DateOnly PlannedEnd = default, PlacementState State = PlacementState.Planned, DateOnly[]? PausedFrom = null, DateOnly[]? PausedUntil = null)
{
    /// <summary>
    /// The placement's days as they stand once nobody else is deciding on the participant, an exit included; the others
    /// wait until the request is over. Locked in a statement of its own: one that waits reads what stood when it began.
    /// Null when out of reach, or only opened.
    /// </summary>
    public static async Task<PlacementHistory?> LockAsync(
        RequestDatabase database, InitiativeId initiative, PlacementId placement, CancellationToken cancellation)
    {
        var participants = await database.QueryAsync<ParticipantId>(Sql.Of($"select participant_id from placements where id = {placement} and initiative_id = {initiative}"), cancellation);
        if (participants.Count == 0)
        {
            return null;
        }

        await CaseLock.TakeAsync(database, participants[0], cancellation);
        return await database.FindAsync<PlacementHistory>(Sql.Of($"""
            select p.participant_id, e.occurred_on as enrolled_on, x.occurred_on as exited_on,
                   started.occurred_on as started_on, ended.occurred_on as ended_on,
                   (select min(f.occurred_on) from placement_follow_ups f where f.placement_id = p.id and f.superseded_at is null) as first_follow_up_on,
                   p.planned_start, p.planned_end, {PlacementSteps.State} as state,
                   array(select e.occurred_on from placement_events e where {PlacementFile.Pauses} order by e.occurred_on, e.id) as paused_from,
                   array(select e.until_on from placement_events e where {PlacementFile.Pauses} order by e.occurred_on, e.id) as paused_until
            from placements p
            join enrolments e on e.participant_id = p.participant_id and e.superseded_at is null
            left join exits x on x.participant_id = p.participant_id and x.superseded_at is null
            left join placement_events started on started.placement_id = p.id and started.event = 'started' and started.superseded_at is null
            left join placement_events ended on ended.placement_id = p.id and ended.event = 'ended' and ended.superseded_at is null
            where p.id = {placement} and p.initiative_id = {initiative} and not (p.participant_id = {OnlyOpened.Any})
            """), cancellation);
    }

    /// <summary>What keeps something from having happened to the placement as it stands. Pure.</summary>
    public IReadOnlyList<Problem> Problems(PlacementEventKind kind, NewPlacementEvent input, DateOnly today)
    {
        if (!PlacementSteps.May(State, kind))
        {
            return [new(string.Empty, kind == PlacementEventKind.Ended && StartedOn is null ? "placements.refused.not_started" : "placements.refused.not_now")];
        }

        var day = input.OccurredOn!.Value;
        List<Problem> problems = [.. kind switch
        {
            PlacementEventKind.Started => StartProblems(day, today),
            PlacementEventKind.Ended => EndProblems(day, today),
            PlacementEventKind.Paused => PauseProblems(day, input.UntilOn),
            PlacementEventKind.Extended => ExtensionProblems(day, input.UntilOn, today),
            _ when day > today => [new("OccurredOn", "placements.refused.future")],
            _ when day < EnrolledOn => [new("OccurredOn", "placements.refused.start_before_enrolment", Display.Day(EnrolledOn))],
            _ => Array.Empty<Problem>(),
        }];
        var reasons = PlacementSteps.ReasonsOf(kind);
        if (reasons.Count > 0 && (input.Reason is not { } reason || !reasons.Contains(reason)))
        {
            problems.Add(new(nameof(input.Reason), "ui.required"));
        }

        return problems;
    }

    /// <summary>What keeps the placement from resting for some days. A pause may be to come, and lies within what is agreed. Pure.</summary>
    public IReadOnlyList<Problem> PauseProblems(DateOnly day, DateOnly? until) => this switch
    {
        _ when day < StartedOn => [new("OccurredOn", "placements.refused.end_before_started", Display.Day(StartedOn.Value))],
        _ when day > PlannedEnd => [new("OccurredOn", "placements.refused.pause_after_end", Display.Day(PlannedEnd))],
        _ when until is null => [new("UntilOn", "ui.required")],
        _ when until <= day => [new("UntilOn", "placements.refused.back_before_pause")],
        _ when until > PlannedEnd.AddDays(1) => [new("UntilOn", "placements.refused.pause_after_end", Display.Day(PlannedEnd))],
        _ when (PausedFrom ?? []).Zip(PausedUntil ?? []).Any(pause => day < pause.Second && until > pause.First) => [new("OccurredOn", "placements.refused.paused_already")],
        _ => [],
    };

    private IReadOnlyList<Problem> ExtensionProblems(DateOnly day, DateOnly? until, DateOnly today) => this switch
    {
        _ when day > today => [new("OccurredOn", "placements.refused.future")],
        _ when until is null => [new("UntilOn", "ui.required")],
        _ when until <= PlannedEnd => [new("UntilOn", "placements.refused.not_longer", Display.Day(PlannedEnd))],
        _ when until > PlacementTerms.LatestEnd(PlannedStart) => [new("UntilOn", "placements.refused.too_long", PlacementTerms.LongestYears)],
        _ => [],
    };

    /// <summary>What keeps the placement from having started on a day. Pure.</summary>
    public IReadOnlyList<Problem> StartProblems(DateOnly day, DateOnly today)
    {
        const string field = "OccurredOn";
        return this switch
        {
            _ when day > today => [new(field, "placements.refused.future")],
            _ when day < EnrolledOn => [new(field, "placements.refused.start_before_enrolment", Display.Day(EnrolledOn))],
            _ when day > ExitedOn => [new(field, "placements.refused.start_after_exit", Display.Day(ExitedOn.Value))],
            _ when day > EndedOn => [new(field, "placements.refused.start_after_end", Display.Day(EndedOn.Value))],
            _ when day > FirstFollowUpOn => [new(field, "placements.refused.start_after_follow_up", Display.Day(FirstFollowUpOn.Value))],
            _ => [],
        };
    }

    /// <summary>What keeps the placement from having ended on a day. Pure.</summary>
    public IReadOnlyList<Problem> EndProblems(DateOnly day, DateOnly today)
    {
        const string field = "OccurredOn";
        return this switch
        {
            _ when StartedOn is null => [new(string.Empty, "placements.refused.not_started")],
            _ when day > today => [new(field, "placements.refused.future")],
            _ when day < StartedOn => [new(field, "placements.refused.end_before_started", Display.Day(StartedOn.Value))],
            _ => [],
        };
    }

    /// <summary>What keeps a follow-up from having been made on a day. Pure.</summary>
    public IReadOnlyList<Problem> FollowUpProblems(DateOnly day, DateOnly today)
    {
        const string field = "OccurredOn";
        return this switch
        {
            _ when StartedOn is null => [new(string.Empty, "placements.refused.not_started")],
            _ when day > today => [new(field, "placements.refused.future")],
            _ when day < StartedOn => [new(field, "placements.refused.follow_up_before_start", Display.Day(StartedOn.Value))],
            _ => [],
        };
    }

    /// <summary>What keeps an event from being taken back. Pure.</summary>
    public IReadOnlyList<Problem> RetractionProblems(PlacementEventKind kind) => kind switch
    {
        PlacementEventKind.Extended => [new(string.Empty, "placements.refused.register_anew")],
        PlacementEventKind.Proposed => [new(string.Empty, "placements.refused.withdraw_instead")], // without it the placement would be one that was agreed when it was made
        PlacementEventKind.Visited or PlacementEventKind.Agreed when StartedOn is not null => [new(string.Empty, "placements.refused.retract_start_first")],
        PlacementEventKind.Started when EndedOn is not null => [new(string.Empty, "placements.refused.retract_end_first")],
        PlacementEventKind.Started when FirstFollowUpOn is not null => [new(string.Empty, "placements.refused.retract_follow_ups_first")],
        _ => [],
    };
}
