using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>The demo's supervisor and organisation contact: their accounts, a few weeks' attendance, and that contact is asked for.</summary>
internal static class DemoSupervision
{
    /// <summary>Where the supervisor works.</summary>
    public const string Workplace = "Exempelkafét";

    /// <summary>Where the contact person works.</summary>
    public const string Host = "Provträdgården";

    private const int Days = 16;
    private const decimal HoursADay = 4;

    /// <summary>Adds them.</summary>
    public static void AddSupervision(DemoWorld world)
    {
        Tie(world, world.Supervisors[Workplace], "supervisor");
        Tie(world, world.Contacts[Host], "organisation_contact");
        var placement = world.OngoingPlacements[Workplace];
        var participant = (Guid)world.Rows.Of("placements").Single(row => (Guid)row["id"]! == placement)["participant_id"]!;
        foreach (var (number, day) in Enumerable.Range(1, Days).Select(ago => world.Dates.Today.AddDays(-ago)).Where(static day => day.DayOfWeek is >= DayOfWeek.Monday and <= DayOfWeek.Thursday).Reverse().Index())
        {
            var presence = number switch { 2 => "absent_notified", 5 => "absent_unnotified", _ => "present" };
            world.Register("placement_attendance", DemoEntry.SameDay(day, world.Accounts["supervisor"], 14, 10),
                ("participant_id", participant), ("placement_id", placement), ("presence", presence), ("hours", presence == "present" ? HoursADay - (number == 0 ? 1 : 0) : null));
        }

        world.AddToPlan("placement_contact_requests",
            ("participant_id", participant), ("placement_id", placement), ("asked_at", SwedishTime.At(world.Dates.WorkdayAgo(1), new TimeOnly(15, 20))), ("asked_by", world.Accounts["supervisor"]), ("asked_by_contact", null), ("done_at", null), ("done_by", null));
    }

    private static void Tie(DemoWorld world, Guid person, string role) => world.Rows.Add("contact_accounts",
        ("id", world.NewId()), ("contact_person_id", person), ("account_id", world.Accounts[role]),
        ("invited_at", SwedishTime.At(world.Dates.WorkdayAgo(40), new TimeOnly(13, 10))), ("invited_by", world.Accounts["project_lead"]), ("ended_at", null));
}
