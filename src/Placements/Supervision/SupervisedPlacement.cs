using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>A placement as its supervisor is told of it: by a function of the database that gives these columns of the own placements and no others.</summary>
/// <param name="Id">The placement.</param>
/// <param name="InitiativeId">In which initiative; for the log.</param>
/// <param name="ParticipantId">Whose; for the log.</param>
/// <param name="Initiative">The initiative's name.</param>
/// <param name="Reference">Of a protected identity the short code; null of others.</param>
/// <param name="GivenName">First name; null for a protected identity.</param>
/// <param name="FamilyName">Null unless it is shared.</param>
/// <param name="Phone">Null unless it is shared.</param>
/// <param name="Organisation">Where.</param>
/// <param name="Kind">What for.</param>
/// <param name="PlannedStart">First day agreed.</param>
/// <param name="PlannedEnd">Last day agreed.</param>
/// <param name="HoursPerWeek">Null when not agreed.</param>
/// <param name="Tasks">What the participant does; may be empty.</param>
/// <param name="HalfDays">When in the week, as <see cref="WeekTimes.Bits"/>; 0 when not agreed.</param>
/// <param name="Goals">Null unless they are shared.</param>
/// <param name="Adjustments">What has to be adjusted, as <see cref="WorkSupport"/>; null unless it is shared.</param>
/// <param name="StartedOn">First day; null before the start.</param>
/// <param name="EndedOn">Last day; null before the end.</param>
/// <param name="PausedFrom">First days of its pauses.</param>
/// <param name="PausedUntil">The days back from them, in the same order.</param>
/// <param name="FollowedUp">Days on which it has been followed up.</param>
/// <param name="Every">How often the initiative follows up, phase by phase.</param>
/// <param name="Times">How many times in each.</param>
/// <param name="Visits">Whether by a visit.</param>
/// <param name="Coach">Whom to talk to at the initiative; null when nobody has the case today.</param>
/// <param name="CoachEmail">The coach's address.</param>
/// <param name="CoachPhone">The coach's telephone number at work; null when there is none.</param>
/// <param name="AskedAt">When contact was asked for; null while it is not.</param>
/// <param name="Wish">What it is about; empty when nothing was said, null while contact is not asked for.</param>
/// <param name="AnsweredAt">When somebody at the initiative answered the latest request, for two weeks; null otherwise, and while another one waits.</param>
/// <param name="IsSaidToday">Whether something has been said of today's attendance.</param>
public sealed record SupervisedPlacement(
    PlacementId Id, InitiativeId InitiativeId, ParticipantId ParticipantId, string Initiative, string? Reference, string? GivenName, string? FamilyName, string? Phone, string Organisation, PlacementKind Kind,
    DateOnly PlannedStart, DateOnly PlannedEnd, decimal? HoursPerWeek, string Tasks, int HalfDays, string? Goals, string[]? Adjustments, DateOnly? StartedOn, DateOnly? EndedOn,
    DateOnly[] PausedFrom, DateOnly[] PausedUntil, DateOnly[] FollowedUp, string[] Every, int?[] Times, bool[] Visits, string? Coach, string? CoachEmail, string? CoachPhone, DateTimeOffset? AskedAt, string? Wish, DateTimeOffset? AnsweredAt, bool IsSaidToday)
{
    private const int FollowUpsShown = 3;

    /// <summary>When in the week.</summary>
    public WeekTimes Week => new(HalfDays);

    /// <summary>Its page.</summary>
    public string Path => $"{TodayPage.Supervision}/{Id}";

    /// <summary>Where attendance is registered.</summary>
    public string AttendancePath => Path + "/narvaro";

    /// <summary>What the participant is called.</summary>
    public string Who(Texts texts) => texts.Known(GivenName, FamilyName, Reference);

    /// <summary>The day the participant is back from a pause that goes on; null when none does.</summary>
    public DateOnly? RestsUntil(DateOnly today) =>
        PausedFrom.Zip(PausedUntil).Where(pause => pause.First <= today && pause.Second > today).Select(static pause => (DateOnly?)pause.Second).FirstOrDefault();

    /// <summary>Whether today is an agreed day of a placement that goes on, of which nothing is said yet.</summary>
    public bool AwaitsToday(DateOnly today) => !IsSaidToday && StartedOn <= today && !(EndedOn < today) && RestsUntil(today) is null && AttendanceWeek.AgreedHours(today, Week, HoursPerWeek) is not null;

    /// <summary>The next days of follow-ups, as long as it goes on.</summary>
    public IEnumerable<FollowUpDue> NextFollowUps(DateOnly today) => StartedOn is { } start && EndedOn is null
        ? FollowUpSchedule.Of(Cadence, new PlacementTime(start, PlannedEnd, [.. PausedFrom.Zip(PausedUntil, static (from, until) => new Pause(from, until))]), FollowedUp, today)
            .Where(static row => row.State is ScheduledFollowUp.Today or ScheduledFollowUp.Coming).Select(static row => row.Due).Take(FollowUpsShown)
        : [];

    private FollowUpCadence Cadence => new([.. Every.Select((every, index) => new CadencePhase(Enum.Parse<FollowUpInterval>(SnakeCase.ToPascal(every)), Times[index], Visits[index]))]);

    /// <summary>The user's own, those that go on first.</summary>
    internal static Task<IReadOnlyList<SupervisedPlacement>> AllAsync(RequestDatabase database, CancellationToken cancellation) => RowsAsync(database, Sql.Raw("true"), cancellation);

    /// <summary>One of the user's own; null when it is none.</summary>
    internal static async Task<SupervisedPlacement?> FindAsync(RequestDatabase database, PlacementId placement, CancellationToken cancellation) =>
        (await RowsAsync(database, Sql.Of($"s.id = {placement}"), cancellation)).FirstOrDefault();

    private static Task<IReadOnlyList<SupervisedPlacement>> RowsAsync(RequestDatabase database, Sql condition, CancellationToken cancellation) => database.QueryAsync<SupervisedPlacement>(Sql.Of($"""
        select s.id, s.initiative_id, s.participant_id, {LocalText.Column("s.initiative")} as initiative, s.reference, s.given_name, s.family_name, s.phone, s.organisation, s.kind,
               s.planned_start, s.planned_end, s.hours_per_week, s.tasks, s.half_days, s.goals, s.adjustments, s.started_on, s.ended_on,
               s.paused_from, s.paused_until, s.followed_up, s.every, s.times, s.visits, s.coach, s.coach_email, s.coach_phone, s.asked_at, s.wish, s.answered_at, s.is_said_today
        from access.supervised_placements() s where {condition}
        order by s.ended_on desc nulls first, s.given_name, s.planned_start, s.id
        """), cancellation);
}
