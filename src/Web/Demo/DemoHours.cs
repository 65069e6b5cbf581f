using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>The hours of the month that ended last, at least four days ago, certified by who leads the initiative.</summary>
internal static class DemoHours
{
    private const int DaysSince = 5;

    public static void AddHours(DemoWorld world)
    {
        var since = world.Dates.Today.AddDays(-DaysSince);
        var next = new DateOnly(since.Year, since.Month, 1);
        var month = next.AddMonths(-1);
        var held = world.Rows.Of("session_outcomes").Where(static row => row["superseded_at"] is null && (string)row["result"]! == "held").Select(static row => (Guid)row["session_id"]!).ToHashSet();
        var lengths = world.Rows.Of("sessions").ToDictionary(static row => (Guid)row["id"]!, static row => (int)((DateTimeOffset)row["ends_at"]! - (DateTimeOffset)row["starts_at"]!).TotalMinutes);
        var hours = world.Rows.Of("attendance")
            .Where(row => row["superseded_at"] is null && (string)row["mark"]! is "present" or "late" && held.Contains((Guid)row["session_id"]!)
                && (DateOnly)row["occurred_on"]! >= month && (DateOnly)row["occurred_on"]! < next)
            .GroupBy(static row => (Guid)row["participant_id"]!, row => Math.Max(0, lengths[(Guid)row["session_id"]!] - ((int?)row["minutes_late"] ?? 0)));
        var certification = world.NewId();
        world.Register("hour_certifications", DemoEntry.SameDay(FirstWorkday(next.AddDays(1)), world.Accounts["project_lead"], 10, 15), ("id", certification), ("month", month));
        foreach (var participant in hours)
        {
            world.AddToPlan("certified_hours", ("certification_id", certification), ("participant_id", participant.Key), ("minutes", participant.Sum()));
        }
    }

    private static DateOnly FirstWorkday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };
}
