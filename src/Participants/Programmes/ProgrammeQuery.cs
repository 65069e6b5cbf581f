using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A phase with how somebody goes through it.</summary>
/// <param name="Id">The phase.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Track">What it leads towards; null for all.</param>
/// <param name="PlannedDays">How long it is meant to last; null when that is not said.</param>
/// <param name="IsOptional">Whether it is for those who need it.</param>
/// <param name="Course">What happened.</param>
public sealed record PhaseView(Guid Id, string Name, ProgrammeTrack? Track, int? PlannedDays, bool IsOptional, PhaseCourse Course);

/// <summary>A programme with how somebody goes through it.</summary>
/// <param name="Id">The programme.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsInOrder">Whether the phases follow one another.</param>
/// <param name="IsRetired">Whether nobody new begins.</param>
/// <param name="Phases">Its phases, in order.</param>
public sealed record ProgrammeView(Guid Id, string Name, bool IsInOrder, bool IsRetired, IReadOnlyList<PhaseView> Phases)
{
    /// <summary>Whether somebody has begun anything in it.</summary>
    public bool IsBegun => Phases.Any(static phase => phase.Course.Events.Count > 0);

    /// <summary>The phase to begin next where they follow one another; null where there is none, or one runs.</summary>
    public PhaseView? Next => IsInOrder && Phases.All(static phase => phase.Course.State is not (PhaseState.Ongoing or PhaseState.Paused))
        ? Phases.FirstOrDefault(static phase => phase.Course.State is PhaseState.Planned)
        : null;
}

/// <summary>How a phase goes for all: how many stand where, and how long those who went through it took.</summary>
/// <param name="PhaseId">The phase.</param>
/// <param name="Ongoing">How many are in it.</param>
/// <param name="Paused">How many rest.</param>
/// <param name="Completed">How many have gone through it.</param>
/// <param name="Skipped">How many left it out or broke it off.</param>
/// <param name="Days">Throughput time in days of those who have gone through it; null for nobody.</param>
public sealed record PhaseThroughput(Guid PhaseId, int Ongoing, int Paused, int Completed, int Skipped, Quartiles? Days)
{
    /// <summary>Of some courses.</summary>
    public static PhaseThroughput Of(Guid phase, IReadOnlyCollection<PhaseCourse> courses, DateOnly today)
    {
        int In(PhaseState state) => courses.Count(course => course.State == state);
        return new PhaseThroughput(
            phase, In(PhaseState.Ongoing), In(PhaseState.Paused), In(PhaseState.Completed), In(PhaseState.Skipped),
            Quartiles.Of(courses.Where(static course => course.State is PhaseState.Completed).Select(course => (decimal)course.DaysUntil(today))));
    }
}

/// <summary>Reads programmes, in the viewer's own scope.</summary>
internal static class ProgrammeQuery
{
    /// <summary>The initiative's programmes with how a participant goes through them; those retired only where something was begun.</summary>
    public static async Task<IReadOnlyList<ProgrammeView>> OfAsync(RequestDatabase database, InitiativeId initiative, ParticipantId? participant, CancellationToken cancellation)
    {
        var phases = await database.QueryAsync<PhaseRow>(Sql.Of($"""
            select r.id as programme_id, {LocalText.Column("r.name")} as programme, r.is_in_order, r.is_retired, f.id, {LocalText.Column("f.name")} as name, f.track, f.planned_days, f.is_optional
            from programmes r left join programme_phases f on f.programme_id = r.id
            where r.initiative_id = {initiative} order by r.position, r.id, f.position, f.id
            """), cancellation);
        var events = participant is { } who ? (await EventsAsync(database, Sql.Of($"e.participant_id = {who}"), cancellation)).ToLookup(static row => row.PhaseId) : null;
        return [.. phases.GroupBy(static row => row.ProgrammeId).Select(group => new ProgrammeView(
                group.Key, group.First().Programme, group.First().IsInOrder, group.First().IsRetired,
                [.. group.Where(static row => row.Id is not null).Select(row => new PhaseView(row.Id!.Value, row.Name!, row.Track, row.PlannedDays, row.IsOptional ?? false, CourseOf(events?[row.Id.Value] ?? [])))]))
            .Where(programme => participant is null || !programme.IsRetired || programme.IsBegun)];
    }

    /// <summary>How each phase of an initiative goes for those whose cases the viewer reaches.</summary>
    public static async Task<IReadOnlyDictionary<Guid, PhaseThroughput>> ThroughputAsync(RequestDatabase database, InitiativeId initiative, DateOnly today, CancellationToken cancellation) =>
        (await EventsAsync(database, Sql.Of($"e.initiative_id = {initiative}"), cancellation))
            .GroupBy(static row => row.PhaseId)
            .ToDictionary(static group => group.Key, group => PhaseThroughput.Of(group.Key, [.. group.GroupBy(static row => row.ParticipantId).Select(static rows => CourseOf(rows))], today));

    private static Task<IReadOnlyList<EventRow>> EventsAsync(RequestDatabase database, Sql where, CancellationToken cancellation) => database.QueryAsync<EventRow>(Sql.Of($"""
        select e.id, e.participant_id, e.phase_id, e.kind, e.occurred_on, e.reason,
               (select max(n.occurred_on) from re_entries n where n.participant_id = e.participant_id and n.superseded_at is null) as re_entered_on
        from phase_events e
        where {where} and e.superseded_at is null order by e.occurred_on, e.registered_at, e.id
        """), cancellation);

    private static PhaseCourse CourseOf(IEnumerable<EventRow> rows) =>
        new([.. rows.Select(static row => new PhaseMoment(row.Id, row.Kind, row.OccurredOn, row.Reason))], rows.FirstOrDefault()?.ReEnteredOn);

    private sealed record PhaseRow(Guid ProgrammeId, string Programme, bool IsInOrder, bool IsRetired, Guid? Id, string? Name, ProgrammeTrack? Track, int? PlannedDays, bool? IsOptional);

    private sealed record EventRow(Guid Id, ParticipantId ParticipantId, Guid PhaseId, PhaseEventKind Kind, DateOnly OccurredOn, string? Reason, DateOnly? ReEnteredOn);
}
