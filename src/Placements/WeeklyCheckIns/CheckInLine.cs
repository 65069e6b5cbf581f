using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What a supervisor has answered of a week at a placement.</summary>
/// <param name="WeekOn">The week's Monday.</param>
/// <param name="By">Whom the question was sent to.</param>
/// <param name="Attendance">Whether the participant was there as agreed.</param>
/// <param name="Work">Whether the tasks work.</param>
/// <param name="WantsContact">Whether the supervisor asked to be contacted.</param>
/// <param name="IsWaiting">Whether that is still asked for.</param>
public sealed record CheckInLine(DateOnly WeekOn, string By, CheckInAnswer Attendance, CheckInAnswer Work, bool WantsContact, bool IsWaiting)
{
    private const int Most = 8;

    /// <summary>The latest weeks.</summary>
    internal static Task<IReadOnlyList<CheckInLine>> OfAsync(RequestDatabase database, PlacementId placement, CancellationToken cancellation) => database.QueryAsync<CheckInLine>(Sql.Of($"""
        select w.week_on, p.name as by, c.attendance, c.work, c.wants_contact,
               c.wants_contact and exists (select from placement_contact_requests r where r.placement_id = c.placement_id and r.done_at is null and r.asked_at <= c.answered_at) as is_waiting
        from placement_check_ins c join check_in_weeks w on w.id = c.week_id join contact_persons p on p.id = w.contact_person_id
        where c.placement_id = {placement} and c.replaced_at is null order by w.week_on desc, c.id limit {Most}
        """), cancellation);
}
