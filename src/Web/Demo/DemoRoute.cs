using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>
/// A course for those who have been through a workshop, with its eighth session yesterday: some check in by the code on the wall, one has been away four times
/// in a row and one for the first time, which their coach finds on <em>Idag</em>. What they thought of it is asked, on the own pages too, and the hours of the month before are certified.
/// </summary>
internal static class DemoRoute
{
    private const string Type = "course", Leader = "coach", Place = "Nyköping";
    private const int Sessions = 8, CompletionMinimum = 6, DaysBetween = 7;
    private static readonly TimeOnly Begins = new(13, 0), Ends = new(15, 0);

    /// <summary>A letter a session, as in <see cref="DemoPerson"/>; the session from which on somebody checks in, null for who never does.</summary>
    private static readonly (int Person, string Marks, int? ChecksInFrom)[] Members =
    [
        (6, "PPPPLPPP", null), (7, "PPPPPPPX", null), (9, "PPPPPPPP", 3), (10, "PPPPVXXX", null), (12, "PPPPPVPL", 6), (16, "PLPPPPPP", null),
    ];

    private static readonly int[] HandedIn = [6, 9, 16];

    private static readonly LocalText[] Themes =
    [
        new("Min vecka", "My week"), new("Ork och sömn", "Energy and sleep"), new("Pengar och papper", "Money and papers"), new("Skriva ansökan", "Writing an application"),
        new("Prata om mig själv", "Talking about myself"), new("Vem kan hjälpa mig?", "Who can help me?"), new("Besök på en arbetsplats", "A visit to a workplace"),
        new("Min plan", "My plan"),
    ];

    public static void AddRoute(DemoWorld world)
    {
        var by = world.Accounts[Leader];
        var series = world.AddToPlan("activity_series",
            ("planned_activity_id", null), ("activity_type_id", world.ActivityTypes[Type]), ("type", Type), ("audience", "participants"),
            ("name_sv", "Vägen vidare"), ("name_en", "The way on"), ("place", Place), ("session_total", Sessions), ("completion_minimum", CompletionMinimum), ("completion_task", "Min plan"),
            ("leader_account_id", by), ("room_id", null), ("capacity", 8));
        foreach (var (number, _, _) in Members)
        {
            world.AddToPlan("series_members", ("series_id", series), ("participant_id", ParticipantOf(world, number)), ("joined_on", DayOf(world.Dates, 1)), ("left_on", null));
        }

        for (var number = 1; number <= Sessions; number++)
        {
            AddSession(world, series, number, by);
        }

        foreach (var number in HandedIn)
        {
            world.Register("tasks_handed_in", DemoEntry.SameDay(DayOf(world.Dates, Sessions), by, 15, 20), ("series_id", series), ("participant_id", ParticipantOf(world, number)));
        }
    }

    private static DateOnly DayOf(DemoDates dates, int session) => dates.WorkdayAgo(1 + (DaysBetween * (Sessions - session)));

    private static Guid ParticipantOf(DemoWorld world, int number) => world.Participants[DemoPeople.All.Single(person => person.Number == number)];

    private static void AddSession(DemoWorld world, Guid series, int number, Guid by)
    {
        var day = DayOf(world.Dates, number);
        var (theme, startsAt) = (Themes[number - 1], SwedishTime.At(day, Begins));
        var session = world.AddToPlan("sessions",
            ("series_id", series), ("number", number), ("activity_type_id", world.ActivityTypes[Type]), ("type", Type), ("audience", "participants"), ("name_sv", theme.Sv), ("name_en", theme.En),
            ("starts_at", startsAt), ("ends_at", SwedishTime.At(day, Ends)), ("place", Place), ("leader_account_id", by), ("room_id", null), ("capacity", 8), ("cost", 600m));
        if (number == Sessions)
        {
            world.LastOfRoute = session;
        }

        var entry = DemoEntry.SameDay(day, by, 15, 4);
        world.Register("session_outcomes", entry, ("session_id", session), ("result", "held"));
        foreach (var (person, marks, from) in Members)
        {
            var isSelf = from <= number && marks[number - 1] is 'P' or 'L';
            var late = marks[number - 1] == 'L' ? 10 + (person % 3 * 4) : (int?)null;
            world.Register("attendance", isSelf ? entry with { At = startsAt.AddMinutes(late ?? -(person % 7)) } : entry with { At = startsAt.AddMinutes(18) },
                DemoWorkshops.Mark(session, ParticipantOf(world, person), marks[number - 1], late, isSelf));
        }
    }
}
