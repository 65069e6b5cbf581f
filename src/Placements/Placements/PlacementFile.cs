using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>A placement as its pages show it.</summary>
/// <param name="Id">The placement.</param>
/// <param name="ParticipantId">Who.</param>
/// <param name="Name">The participant's name; null for a protected identity.</param>
/// <param name="Reference">The participant's short code.</param>
/// <param name="EnrolledOn">Day of enrolment.</param>
/// <param name="OrganisationId">Where.</param>
/// <param name="Organisation">The organisation's name.</param>
/// <param name="Kind">What for.</param>
/// <param name="PlannedStart">First day agreed.</param>
/// <param name="PlannedEnd">Last day agreed.</param>
/// <param name="HoursPerWeek">Null when not agreed.</param>
/// <param name="Tasks">What the participant does; may be empty.</param>
/// <param name="SupervisorId">Null when nobody is named.</param>
/// <param name="Supervisor">The supervisor's name.</param>
/// <param name="SupervisorPhone">The supervisor's telephone number.</param>
/// <param name="SupervisorEmail">The supervisor's address.</param>
/// <param name="StartId">The standing registration of the start.</param>
/// <param name="StartedOn">First day; null before the start.</param>
/// <param name="EndId">The standing registration of the end.</param>
/// <param name="EndedOn">Last day; null before the end.</param>
/// <param name="PausedFrom">First days of its pauses.</param>
/// <param name="PausedUntil">The days back from them, in the same order.</param>
/// <param name="State">Where it stands.</param>
/// <param name="IsExited">Whether the participant has left the initiative.</param>
/// <param name="IsOnlyOpened">Whether it is within reach only because the participant's file was opened, outside the own cases: it is read then.</param>
/// <param name="Version">Version of the agreed terms.</param>
public sealed record PlacementFile(
    PlacementId Id, ParticipantId ParticipantId, string? Name, string Reference, DateOnly EnrolledOn, OrganisationId OrganisationId, string Organisation,
    PlacementKind Kind, DateOnly PlannedStart, DateOnly PlannedEnd, decimal? HoursPerWeek, string Tasks,
    Guid? SupervisorId, string? Supervisor, string? SupervisorPhone, string? SupervisorEmail,
    Guid? StartId, DateOnly? StartedOn, Guid? EndId, DateOnly? EndedOn, DateOnly[] PausedFrom, DateOnly[] PausedUntil, PlacementState State, bool IsExited, bool IsOnlyOpened, uint Version)
{
    /// <summary>Its last day as far as is known: real, or planned.</summary>
    public DateOnly Last => EndedOn ?? PlannedEnd;

    /// <summary>When it goes on; null before the start.</summary>
    public PlacementTime? Time => StartedOn is { } start
        ? new PlacementTime(start, Last, [.. PausedFrom.Zip(PausedUntil, static (from, until) => new Pause(from, until))])
        : null;

    /// <summary>Whether <c>placement_events e</c> is a standing pause of <c>placements p</c>.</summary>
    internal static Sql Pauses { get; } = Sql.Raw("e.placement_id = p.id and e.event = 'paused' and e.superseded_at is null");

    /// <summary>The placement, or null when that initiative has none within the viewer's reach.</summary>
    internal static Task<PlacementFile?> FindAsync(
        RequestDatabase database, InitiativeId initiative, PlacementId placement, CancellationToken cancellation) =>
        database.FindAsync<PlacementFile>(Sql.Of($"""
            select p.id, p.participant_id, pt.name, pt.reference, e.occurred_on as enrolled_on, p.organisation_id, o.name as organisation,
                   p.kind, p.planned_start, p.planned_end, p.hours_per_week, p.tasks,
                   p.supervisor_id, s.name as supervisor, s.phone as supervisor_phone, s.email as supervisor_email,
                   started.id as start_id, started.occurred_on as started_on, ended.id as end_id, ended.occurred_on as ended_on,
                   array(select e.occurred_on from placement_events e where {Pauses} order by e.occurred_on, e.id) as paused_from,
                   array(select e.until_on from placement_events e where {Pauses} order by e.occurred_on, e.id) as paused_until, {PlacementSteps.State} as state,
                   exists (select from exits x where x.participant_id = p.participant_id and x.superseded_at is null) as is_exited, p.participant_id = {OnlyOpened.Any} as is_only_opened, p.xmin as version
            from placements p
            join participants pt on pt.id = p.participant_id
            join enrolments e on e.participant_id = p.participant_id and e.superseded_at is null
            join organisations o on o.id = p.organisation_id
            left join contact_persons s on s.id = p.supervisor_id
            left join placement_events started on started.placement_id = p.id and started.event = 'started' and started.superseded_at is null
            left join placement_events ended on ended.placement_id = p.id and ended.event = 'ended' and ended.superseded_at is null
            where p.id = {placement} and p.initiative_id = {initiative}
            """), cancellation);
}
