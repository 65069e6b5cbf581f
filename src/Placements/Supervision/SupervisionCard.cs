using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>On a placement's page: attendance as the supervisor says it, week by week, and that contact is asked for.</summary>
public sealed class SupervisionCard(RequestDatabase database) : ViewComponent
{
    private const int WeeksShown = 8;

    /// <summary>Draws it; nothing where the supervisor has neither an account nor said anything.</summary>
    public async Task<IViewComponentResult> InvokeAsync(PlacementId placement, string here)
    {
        var standing = await database.FindAsync<SupervisionStanding>(Sql.Of($"""
            select exists (select from contact_accounts t where t.contact_person_id = p.supervisor_id and t.ended_at is null) as has_account,
                   (select r.asked_at from placement_contact_requests r where r.placement_id = p.id and r.done_at is null) as asked_at
            from placements p where p.id = {placement}
            """), HttpContext.RequestAborted);
        var days = await database.QueryAsync<AttendedDay>(Sql.Of($"""
            select occurred_on, presence, hours from placement_attendance where placement_id = {placement} and superseded_at is null order by occurred_on
            """), HttpContext.RequestAborted);
        if (standing is null || (!standing.HasAccount && standing.AskedAt is null && days.Count == 0))
        {
            return Content(string.Empty);
        }

        var weeks = days.GroupBy(static day => AttendanceWeek.MondayOf(day.OccurredOn)).OrderByDescending(static week => week.Key)
            .Select(static week => new AttendedWeek(week.Key, week.ToDictionary(static day => day.OccurredOn), week.Sum(static day => day.Hours ?? 0))).ToList();
        return View("/Supervision/SupervisionCard.cshtml", new SupervisionShown(standing, [.. weeks.Take(WeeksShown)], weeks.Sum(static week => week.Hours), here));
    }
}

/// <summary>How it stands with a placement's supervisor.</summary>
/// <param name="HasAccount">Whether the supervisor has an account.</param>
/// <param name="AskedAt">When contact was asked for; null while it is not.</param>
public sealed record SupervisionStanding(bool HasAccount, DateTimeOffset? AskedAt);

/// <summary>What has been said of a day.</summary>
public sealed record AttendedDay(DateOnly OccurredOn, PlacementPresence Presence, decimal? Hours);

/// <summary>A week with its sum.</summary>
public sealed record AttendedWeek(DateOnly Monday, IReadOnlyDictionary<DateOnly, AttendedDay> Days, decimal Hours);

/// <summary>What the card shows.</summary>
/// <param name="Standing">How it stands.</param>
/// <param name="Weeks">The latest weeks.</param>
/// <param name="Hours">Hours in all, also of weeks before those.</param>
/// <param name="Here">The placement's page.</param>
public sealed record SupervisionShown(SupervisionStanding Standing, IReadOnlyList<AttendedWeek> Weeks, decimal Hours, string Here);
