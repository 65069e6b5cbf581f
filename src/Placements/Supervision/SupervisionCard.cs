using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>On a placement's page: attendance as the supervisor says it, week by week, and that contact is asked for.</summary>
public sealed class SupervisionCard(RequestDatabase database) : ViewComponent
{
    private const int WeeksShown = 8;

    /// <summary>Draws it; nothing where the supervisor has neither an account nor said anything.</summary>
    public async Task<IViewComponentResult> InvokeAsync(PlacementId placement, string? contactPath)
    {
        var rows = await database.QueryAsync<Row>(Sql.Of($"""
            select exists (select from contact_accounts t where t.contact_person_id = p.supervisor_id and t.ended_at is null) as has_account,
                   (select r.asked_at from placement_contact_requests r where r.placement_id = p.id and r.asked_by is not null and r.done_at is null) as asked_at, a.occurred_on, a.presence, a.hours
            from placements p left join placement_attendance a on a.placement_id = p.id and a.superseded_at is null
            where p.id = {placement} order by a.occurred_on
            """), HttpContext.RequestAborted);
        var days = rows.Where(static row => row.OccurredOn is not null).Select(static row => new AttendedDay(row.OccurredOn!.Value, row.Presence!.Value, row.Hours)).ToList();
        if (days.Count == 0 && rows is not [{ HasAccount: true } or { AskedAt: not null }])
        {
            return Content(string.Empty);
        }

        var weeks = days.GroupBy(static day => AttendanceWeek.MondayOf(day.OccurredOn)).OrderByDescending(static week => week.Key)
            .Select(static week => new AttendedWeek(week.Key, week.ToDictionary(static day => day.OccurredOn), week.Sum(static day => day.Hours ?? 0))).ToList();
        return View("/Supervision/SupervisionCard.cshtml", new SupervisionShown(rows[0].AskedAt, [.. weeks.Take(WeeksShown)], weeks.Sum(static week => week.Hours), contactPath));
    }

    private sealed record Row(bool HasAccount, DateTimeOffset? AskedAt, DateOnly? OccurredOn, PlacementPresence? Presence, decimal? Hours);
}

/// <summary>What has been said of a day.</summary>
public sealed record AttendedDay(DateOnly OccurredOn, PlacementPresence Presence, decimal? Hours);

/// <summary>A week with its sum.</summary>
public sealed record AttendedWeek(DateOnly Monday, IReadOnlyDictionary<DateOnly, AttendedDay> Days, decimal Hours);

/// <summary>What the card shows.</summary>
/// <param name="AskedAt">When contact was asked for with the account; null while it is not. By the weekly link it stands among its answers.</param>
/// <param name="Weeks">The latest weeks.</param>
/// <param name="Hours">Hours in all, also of weeks before those.</param>
/// <param name="ContactPath">Where contact is dealt with; null for who only reads.</param>
public sealed record SupervisionShown(DateTimeOffset? AskedAt, IReadOnlyList<AttendedWeek> Weeks, decimal Hours, string? ContactPath);
