using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Series for enterprises: two business schools, of which the second is under way, and the supervisor courses.</summary>
internal static class DemoCourses
{
    /// <summary>The business school that asks for a plan besides presence.</summary>
    private const int TaskedSchool = 2;

    /// <summary>Number of the school and the course from which on it is ticked who came.</summary>
    private const int FirstWithNames = 2;

    private static readonly LocalText[] SchoolThemes =
    [
        new("Affärsmodell och pris", "Business model and price"), new("Visa effekten", "Show the effect"),
        new("Kunder i offentlig sektor", "Customers in the public sector"), new("Avtal och anbud", "Agreements and tenders"),
    ];

    private static readonly LocalText[] CourseThemes = [new("Att ta emot", "Hosting"), new("Följa och dokumentera", "Following and documenting")];

    public static void AddCourses(DemoWorld world)
    {
        var dates = world.Dates;
        var school = new Course("business_school", "A12", "Affärsskola", "Business School", SchoolThemes, 3);
        Add(world, school, 1, "Fabelstads folkhögskola", [.. new[] { 18, 20, 22, 24 }.Select(week => dates.InWeek(week, DayOfWeek.Thursday))],
        [
            ("Exempelkafét", "2222"), ("Påhittsnickeriet", "2122"), ("Övningsköket", "1110"), ("Provträdgården", "1111"),
            ("Skisstryckeriet", "2220"), ("Repris Återbruk", "1011"), ("Fabelbageriet", "1111"), ("Testodlingen", "1100"),
        ]);
        Add(world, school, 2, "Idélabbet Påhittet", [dates.WorkdayAgo(27), dates.WorkdayAgo(13), dates.WorkdayAhead(8), dates.WorkdayAhead(22)],
        [
            ("Demotvätten", "11"), ("Modellverkstaden", "22"), ("Tråd & Fantasi", "11"), ("Hittepåfixarna", "10"), ("Mönsterbruket", "21"), ("Exempelgården", "11"),
        ]);
        var supervisors = new Course("supervisor_course", "A11", "Handledarkurs", "Supervisor course", CourseThemes, 2);
        Add(world, supervisors, 1, "Nyköping", [dates.InWeek(12, DayOfWeek.Wednesday), dates.InWeek(13, DayOfWeek.Wednesday)],
        [
            ("Exempelkafét", "11"), ("Påhittsnickeriet", "12"), ("Övningsköket", "11"), ("Provträdgården", "22"), ("Demotvätten", "11"), ("Prototypen Second hand", "10"),
        ]);
        Add(world, supervisors, 2, "Katrineholm", [dates.InWeek(44, DayOfWeek.Wednesday), dates.InWeek(45, DayOfWeek.Wednesday)],
        [
            ("Modellverkstaden", "11"), ("Repris Återbruk", "22"), ("Testodlingen", "11"), ("Tråd & Fantasi", "11"), ("Skisstryckeriet", "01"),
        ]);
        Add(world, supervisors, 3, "Flen", [dates.WorkdayAhead(30), dates.WorkdayAhead(37)], []);
    }

    /// <summary>Adds a course. Each enterprise's figures tell how many persons came to each session held so far.</summary>
    private static void Add(DemoWorld world, Course course, int number, string place, DateOnly[] days, (string Organisation, string Persons)[] attended)
    {
        var leader = world.Accounts["process_lead"];
        var series = world.AddToPlan("activity_series",
            ("planned_activity_id", world.PlannedActivities[course.PlannedActivity]), ("activity_type_id", world.ActivityTypes[course.Type]), ("type", course.Type), ("audience", "organisations"),
            ("name_sv", $"{course.Sv} {number}"), ("name_en", $"{course.En} {number}"), ("place", place),
            ("session_total", days.Length), ("completion_minimum", course.CompletionMinimum), ("completion_task", number == TaskedSchool && course.Type == "business_school" ? "Affärsplan" : string.Empty), ("leader_account_id", leader),
            ("room_id", null), ("capacity", 20));
        if (number == TaskedSchool && course.Type == "business_school")
        {
            world.Register("organisation_tasks_handed_in", DemoEntry.SameDay(days[1], leader, 15, 30), ("series_id", series), ("organisation_id", world.Organisations[attended[0].Organisation]));
        }

        foreach (var (index, day) in days.Index())
        {
            var theme = course.Themes[index];
            var session = world.AddToPlan("sessions",
                ("series_id", series), ("number", index + 1), ("activity_type_id", world.ActivityTypes[course.Type]), ("type", course.Type), ("audience", "organisations"), ("name_sv", theme.Sv), ("name_en", theme.En),
                ("starts_at", SwedishTime.At(day, new TimeOnly(9, 0))), ("ends_at", SwedishTime.At(day, new TimeOnly(15, 0))), ("place", place),
                ("leader_account_id", leader), ("room_id", null), ("capacity", 20), ("cost", 9500m));
            if (day >= world.Dates.Today)
            {
                continue;
            }

            var entry = (course.Type, number, index) is ("supervisor_course", 2, 1) ? DemoEntry.Late(day, leader, 6) : DemoEntry.SameDay(day, leader, 15, 20);
            world.Register("session_outcomes", entry, ("session_id", session), ("result", "held"));
            foreach (var (organisation, persons) in attended.Where(one => one.Persons[index] != '0'))
            {
                DemoMeetings.Attend(world, session, entry, organisation, DemoMeetings.Enterprises, persons[index] - '0');
                if (number >= FirstWithNames && world.Contacts.TryGetValue(organisation, out var contact))
                {
                    world.Register("organisation_person_attendance", entry, ("session_id", session), ("organisation_id", world.Organisations[organisation]), ("contact_person_id", contact));
                }
            }
        }
    }

    private sealed record Course(string Type, string PlannedActivity, string Sv, string En, LocalText[] Themes, int CompletionMinimum);
}
