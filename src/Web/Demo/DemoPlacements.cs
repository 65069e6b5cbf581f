using Samsteg.Initiatives;
using Samsteg.Placements;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Placements at every stage, with their follow-ups by the cadence: one is two days late, one is due today, one rests, one was extended.</summary>
internal static class DemoPlacements
{
    private const int DaysOfWeek = 7;
    private const int CheckInWeeks = 4;

    private static readonly string[] Notes =
    [
        "Trivs och kommer i tid. Handledaren vill gärna utöka till tre dagar.",
        "Har provat två uppgifter. Den ena var för stressig, vi håller oss till den andra.",
        "Lång resväg men går bra. Vi ser över busstiderna tillsammans.",
        "Handledaren berättar att lunchen fungerar bättre när man äter ihop.",
    ];

    private static readonly string[] NextSteps = ["Prova en uppgift till", "Utöka med en förmiddag", "Träffas på plats igen", ""];

    public static void AddPlacements(DemoWorld world)
    {
        var dates = world.Dates;
        AddEnded(world, 1, "Exempelkafét", dates.InWeek(15, DayOfWeek.Monday), 12, "work_training", 20, "Servering och kassa", "job");
        AddEnded(world, 2, "Påhittsnickeriet", dates.InWeek(16, DayOfWeek.Tuesday), 12, "internship", 25, "Renovering av stolar", "studies");
        AddEnded(world, 3, "Övningsköket", dates.InWeek(20, DayOfWeek.Monday), 17, "work_training", 15, "Förberedelser i köket", "completed");
        AddEnded(world, 5, "Provträdgården", dates.InWeek(24, DayOfWeek.Wednesday), 17, "work_training", 20, "Plantering och bevattning", "job");
        world.Rows.Add("placement_settings", ("initiative_id", world.Initiative), ("lead_told_after_days", 5), ("asks_supervisors", true));
        var extended = AddOngoing(world, 6, "Påhittsnickeriet", 75, 120, "work_training", 20, "Slipning och ytbehandling");
        AddEvent(world, extended, "extended", dates.Today.AddDays(-20), dates.Today.AddDays(45), "more_time");
        AddPlan(world, extended, 0b_01_01_01, "Klara en hel förmiddag vid slipbänken på egen hand", "participant", "initiative");
        var resting = AddOngoing(world, 10, "Övningsköket", 60, 120, "internship", 24, "Lunchlådor, packning");
        AddEvent(world, resting, "paused", DemoDates.WorkdayAtOrBefore(dates.Today.AddDays(-1)), dates.WorkdayAhead(9), "away");
        AddPlan(world, AddOngoing(world, 9, "Exempelkafét", 16, 90, "work_training", 16, "Bakning på förmiddagar"), 0b_01_01_01_01, "Baka ett bröd från recept till ugn", "participant", "initiative");
        AddOngoing(world, 7, "Provträdgården", 14, 90, "work_training", 12, "Butik och krukväxter");
        AddPlanned(world, 11, "Demotvätten", 10);
        AddPlanned(world, 12, "Modellverkstaden", 20);
        AddProposed(world, 16, "Exempelkafét", 14);
        AddProposed(world, 17, "Övningsköket", 21, "visited");
        AddProposed(world, 18, "Provträdgården", 21, "visited", "agreed");
        AddProposed(world, 19, "Påhittsnickeriet", 28, "visited", "withdrawn");
        AddProposed(world, 20, "Modellverkstaden", 28, "withdrawn");
        AddProposed(world, 21, "Demotvätten", 21, "visited", "withdrawn");
        AddProposed(world, 22, "Exempelkafét", 35, "visited", "agreed", "withdrawn");
        AddProposed(world, 23, "Demotvätten", 21, "withdrawn");
        AddProposed(world, 14, "Provträdgården", 14, "visited", "withdrawn");
        AddProposed(world, 25, "Modellverkstaden", 42);
    }

    private static void AddEnded(DemoWorld world, int person, string organisation, DateOnly start, int weeks, string kind, decimal hours, string tasks, string reason)
    {
        var end = start.AddDays((weeks * DaysOfWeek) - 3);
        var placement = Add(world, person, organisation, start, end, kind, hours, tasks);
        AddStart(world, placement, start);
        AddEvent(world, placement, "ended", DemoDates.WorkdayAtOrBefore(end), reason: reason);
        AddFollowUps(world, placement, start, end);
        DemoCoaching.AddDuringPlacement(world, placement.Person, start, end);
    }

    /// <summary>Started so many days ago; the follow-ups before the last two days are done.</summary>
    private static Placement AddOngoing(DemoWorld world, int person, string organisation, int daysAgo, int length, string kind, decimal hours, string tasks)
    {
        var start = world.Dates.Today.AddDays(-daysAgo);
        var placement = Add(world, person, organisation, start, start.AddDays(length), kind, hours, tasks, world.Openings[organisation]);
        AddStart(world, placement, start);
        AddFollowUps(world, placement, start, world.Dates.Today.AddDays(-3));
        AddCheckIns(world, placement, world.Supervisors[organisation], start);
        DemoCoaching.AddDuringPlacement(world, placement.Person, start, world.Dates.Today.AddDays(-14));
        world.OngoingPlacements[organisation] = placement.Id;
        return placement;
    }

    private static void AddPlanned(DemoWorld world, int person, string organisation, int daysAhead)
    {
        var start = world.Dates.WorkdayAhead(daysAhead);
        Add(world, person, organisation, start, start.AddDays(90), "work_training", 16, "Bestäms vid planeringsmötet", world.Openings[organisation]);
    }

    private static void AddPlan(DemoWorld world, Placement placement, int halfDays, string goals, params string[] confirmed)
    {
        var day = DemoDates.WorkdayAtOrBefore(world.Dates.Today.AddDays(-30));
        world.Rows.Add("placement_plans",
            ("placement_id", placement.Id), ("initiative_id", world.Initiative), ("participant_id", placement.Participant),
            ("half_days", halfDays), ("goals", goals), ("risks_assessed_on", day), ("insurance", "by_initiative"));
        foreach (var party in confirmed)
        {
            world.Register("placement_confirmations", DemoEntry.SameDay(day, placement.Coach),
                ("participant_id", placement.Participant), ("placement_id", placement.Id), ("party", party), ("way", "meeting"),
                ("said_by", party == "participant" ? $"{placement.Person.GivenName} {placement.Person.FamilyName}" : "Carin Demo"));
        }
    }

    /// <summary>Proposed ten days ago; what followed came two days apart.</summary>
    private static void AddProposed(DemoWorld world, int person, string organisation, int daysAhead, params string[] followed)
    {
        var start = world.Dates.WorkdayAhead(daysAhead);
        var placement = Add(world, person, organisation, start, start.AddDays(90), "work_training", 16, "Bestäms vid besöket");
        foreach (var (number, happened) in followed.Prepend("proposed").Index())
        {
            AddEvent(world, placement, happened, DemoDates.WorkdayAtOrBefore(world.Dates.Today.AddDays((2 * number) - 10)), reason: happened == "withdrawn" ? "declined_by_participant" : null);
        }
    }

    private static void AddEvent(DemoWorld world, Placement placement, string happened, DateOnly day, DateOnly? until = null, string? reason = null) =>
        world.Register("placement_events", DemoEntry.SameDay(day, placement.Coach),
            ("participant_id", placement.Participant), ("placement_id", placement.Id), ("event", happened), ("until_on", until), ("reason", reason));

    private static Placement Add(DemoWorld world, int number, string organisation, DateOnly start, DateOnly end, string kind, decimal hours, string tasks, Guid? opening = null)
    {
        var person = DemoPeople.All.Single(candidate => candidate.Number == number);
        var id = world.AddToPlan("placements",
            ("participant_id", world.Participants[person]), ("organisation_id", world.Organisations[organisation]), ("supervisor_id", world.Supervisors[organisation]),
            ("kind", kind), ("planned_start", start), ("planned_end", end), ("hours_per_week", hours), ("tasks", tasks), ("opening_id", opening));
        return new Placement(id, person, world.Participants[person], world.Accounts[person.Coach]);
    }

    private static void AddStart(DemoWorld world, Placement placement, DateOnly start) =>
        world.Register("placement_events", DemoEntry.SameDay(start, placement.Coach, 9, 50),
            ("participant_id", placement.Participant), ("placement_id", placement.Id), ("event", "started"), ("until_on", null), ("reason", null));

    /// <summary>By the plan's cadence, up to a day.</summary>
    private static void AddFollowUps(DemoWorld world, Placement placement, DateOnly start, DateOnly until)
    {
        foreach (var (number, day) in DueDays(world, start, until).Index())
        {
            var isVisit = number < 2;
            var id = world.NewId();
            world.Register("placement_follow_ups", DemoEntry.SameDay(day, placement.Coach, 15, 45),
                ("id", id), ("participant_id", placement.Participant), ("placement_id", placement.Id), ("follow_up_id", id), ("channel", isVisit ? "site_visit" : number % 2 == 0 ? "phone" : "digital"),
                ("with_participant", true), ("with_organisation", isVisit || number % 2 == 1), ("needs_attention", (placement.Person.Number, number) is (6, 3)),
                ("attendance", number == 0 ? "partly" : "well"), ("work", number == 1 ? "partly" : "well"), ("supervision", "well"), ("next_step", NextSteps[(placement.Person.Number + number) % NextSteps.Length]));
            if (number % 2 == 0)
            {
                world.AddToPlan("placement_notes",
                    ("participant_id", placement.Participant), ("version_id", id), ("keeper_organisation_id", world.Organisations[DemoOrganisations.Performer]),
                    ("text", Notes[(placement.Person.Number + number) % Notes.Length]));
            }
        }
    }

    /// <summary>What the supervisor answered of the latest weeks that are over; one of them waits for a call.</summary>
    private static void AddCheckIns(DemoWorld world, Placement placement, Guid supervisor, DateOnly start)
    {
        var monday = world.Dates.Today.AddDays(-(((int)world.Dates.Today.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));
        for (var back = CheckInWeeks; back >= 1; back--)
        {
            var week = monday.AddDays(-back * DaysOfWeek);
            if (week < start)
            {
                continue;
            }

            var (id, asked) = (world.NewId(), SwedishTime.At(week.AddDays(3), new TimeOnly(9, 0)));
            var calls = placement.Person.Number == 7 && back == 1;
            world.Rows.Add("check_in_weeks", ("id", id), ("contact_person_id", supervisor), ("week_on", week), ("asked_at", asked));
            world.AddToPlan("placement_check_ins",
                ("participant_id", placement.Participant), ("placement_id", placement.Id), ("week_id", id), ("attendance", calls || (placement.Person.Number + back) % 4 == 0 ? "partly" : "yes"), ("work", "yes"),
                ("wants_contact", calls), ("answered_at", asked.AddHours(5)));
            if (calls)
            {
                world.AddToPlan("placement_contact_requests",
                    ("participant_id", placement.Participant), ("placement_id", placement.Id), ("asked_at", asked.AddHours(5)), ("asked_by", null), ("asked_by_contact", supervisor), ("done_at", null), ("done_by", null));
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
