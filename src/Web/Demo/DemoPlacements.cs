using Samsteg.Initiatives;
using Samsteg.Placements;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Placements with their follow-ups by the cadence: one is two days late, one is due today, two are planned.</summary>
internal static class DemoPlacements
{
    private const int DaysOfWeek = 7;

    private static readonly string[] Notes =
    [
        "Trivs och kommer i tid. Handledaren vill gärna utöka till tre dagar.",
        "Har provat två uppgifter. Den ena var för stressig, vi håller oss till den andra.",
        "Lång resväg men går bra. Vi ser över busstiderna tillsammans.",
        "Handledaren berättar att lunchen fungerar bättre när man äter ihop.",
    ];

    public static void AddPlacements(DemoWorld world)
    {
        var dates = world.Dates;
        AddEnded(world, 1, "Exempelkafét", dates.InWeek(15, DayOfWeek.Monday), 12, "work_training", 20, "Servering och kassa");
        AddEnded(world, 2, "Påhittsnickeriet", dates.InWeek(16, DayOfWeek.Tuesday), 12, "internship", 25, "Renovering av stolar");
        AddEnded(world, 3, "Övningsköket", dates.InWeek(20, DayOfWeek.Monday), 17, "work_training", 15, "Förberedelser i köket");
        AddEnded(world, 5, "Provträdgården", dates.InWeek(24, DayOfWeek.Wednesday), 17, "work_training", 20, "Plantering och bevattning");
        AddOngoing(world, 6, "Påhittsnickeriet", 75, 120, "work_training", 20, "Slipning och ytbehandling");
        AddOngoing(world, 10, "Övningsköket", 60, 120, "internship", 24, "Lunchlådor, packning");
        AddOngoing(world, 9, "Exempelkafét", 16, 90, "work_training", 16, "Bakning på förmiddagar");
        AddOngoing(world, 7, "Provträdgården", 14, 90, "work_training", 12, "Butik och krukväxter");
        AddPlanned(world, 11, "Demotvätten", 10);
        AddPlanned(world, 12, "Modellverkstaden", 20);
    }

    private static void AddEnded(DemoWorld world, int person, string organisation, DateOnly start, int weeks, string kind, decimal hours, string tasks)
    {
        var end = start.AddDays((weeks * DaysOfWeek) - 3);
        var placement = Add(world, person, organisation, start, end, kind, hours, tasks);
        AddStart(world, placement, start);
        world.Register("placement_events", DemoEntry.SameDay(DemoDates.WorkdayAtOrBefore(end), placement.Coach),
            ("participant_id", placement.Participant), ("placement_id", placement.Id), ("event", "ended"));
        AddFollowUps(world, placement, start, end);
        DemoCoaching.AddDuringPlacement(world, placement.Person, start, end);
    }

    /// <summary>Started so many days ago; the follow-ups before the last two days are done.</summary>
    private static void AddOngoing(DemoWorld world, int person, string organisation, int daysAgo, int length, string kind, decimal hours, string tasks)
    {
        var start = world.Dates.Today.AddDays(-daysAgo);
        var placement = Add(world, person, organisation, start, start.AddDays(length), kind, hours, tasks);
        AddStart(world, placement, start);
        AddFollowUps(world, placement, start, world.Dates.Today.AddDays(-3));
        DemoCoaching.AddDuringPlacement(world, placement.Person, start, world.Dates.Today.AddDays(-14));
    }

    private static void AddPlanned(DemoWorld world, int person, string organisation, int daysAhead)
    {
        var start = world.Dates.WorkdayAhead(daysAhead);
        Add(world, person, organisation, start, start.AddDays(90), "work_training", 16, "Bestäms vid planeringsmötet");
    }

    private static Placement Add(DemoWorld world, int number, string organisation, DateOnly start, DateOnly end, string kind, decimal hours, string tasks)
    {
        var person = DemoPeople.All.Single(candidate => candidate.Number == number);
        var id = world.AddToPlan("placements",
            ("participant_id", world.Participants[person]), ("organisation_id", world.Organisations[organisation]), ("supervisor_id", world.Supervisors[organisation]),
            ("kind", kind), ("planned_start", start), ("planned_end", end), ("hours_per_week", hours), ("tasks", tasks));
        return new Placement(id, person, world.Participants[person], world.Accounts[person.Coach]);
    }

    private static void AddStart(DemoWorld world, Placement placement, DateOnly start) =>
        world.Register("placement_events", DemoEntry.SameDay(start, placement.Coach, 9, 50),
            ("participant_id", placement.Participant), ("placement_id", placement.Id), ("event", "started"));

    /// <summary>By the plan's cadence, up to a day.</summary>
    private static void AddFollowUps(DemoWorld world, Placement placement, DateOnly start, DateOnly until)
    {
        foreach (var (number, day) in DueDays(world, start, until).Index())
        {
            var isVisit = number < 2;
            var id = world.NewId();
            world.Register("placement_follow_ups", DemoEntry.SameDay(day, placement.Coach, 15, 45),
                ("id", id), ("participant_id", placement.Participant), ("placement_id", placement.Id), ("follow_up_id", id), ("channel", isVisit ? "site_visit" : number % 2 == 0 ? "phone" : "digital"),
                ("with_participant", true), ("with_organisation", isVisit || number % 2 == 1), ("needs_attention", (placement.Person.Number, number) is (6, 3)));
            if (number % 2 == 0)
            {
                world.AddToPlan("placement_notes",
                    ("participant_id", placement.Participant), ("version_id", id), ("keeper_organisation_id", world.Organisations[DemoOrganisations.Performer]),
                    ("text", Notes[(placement.Person.Number + number) % Notes.Length]));
            }
        }
    }

    private static IEnumerable<DateOnly> DueDays(DemoWorld world, DateOnly start, DateOnly until)
    {
        var cadence = new FollowUpCadence([.. world.Facts.FollowUp.Phases.Select(static phase =>
            new CadencePhase(Enum.Parse<FollowUpInterval>(phase.Every, ignoreCase: true), phase.Times, phase.PreferSiteVisit))]);
        return FollowUpSchedule.Due(cadence, new PlacementTime(start, until)).Select(static due => due.DueOn).Where(day => day <= until);
    }

    private sealed record Placement(Guid Id, DemoPerson Person, Guid Participant, Guid Coach);
}
