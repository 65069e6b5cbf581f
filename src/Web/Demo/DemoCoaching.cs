using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Contacts with participants, some with a note.</summary>
internal static class DemoCoaching
{
    private static readonly string[] Notes =
    [
        "Gick igenom veckan. Sover bättre och vill komma ut mer på dagarna. Nästa gång tittar vi på resvägen.",
        "Pratade om vad som fungerade på förra praktiken: tydliga uppgifter och en fast handledare.",
        "Har ringt vårdcentralen själv. Vi bestämde att ta ett steg i taget och ses igen om två veckor.",
        "Vill helst börja med halva dagar. Tycker om att arbeta med händerna, gärna med andra runt sig.",
        "Kom i god tid och var nöjd med gruppen. Funderar på att läsa svenska på kvällstid.",
        "Vi skrev ett kort brev till arbetsplatsen tillsammans. Tar själv kontakt i veckan.",
        "Behöver barnomsorg löst innan start. Jag kollar vilka tider som går.",
        "Orken räcker fyra timmar just nu. Handledaren vet om det och har planerat efter det.",
    ];

    public static void AddContacts(DemoWorld world)
    {
        foreach (var person in DemoPeople.All)
        {
            Add(world, person, DemoEntry.SameDay(DemoPeople.EnrolledOn(world, person), world.Accounts[person.Coach], 11, 40), "enrolment_talk", "meeting", null);
            for (var number = 0; number < person.Coaching; number++)
            {
                AddCoaching(world, person, number);
            }

            if (person.ExitReason is null)
            {
                var latest = world.Dates.WorkdayAgo(person.LastContactDays);
                Add(world, person, DemoEntry.SameDay(latest, world.Accounts[person.Coach], 14, 25), "other", "phone", person.LastNote);
            }
        }

        AddMeetings(world);
        AddBookings(world);
    }

    /// <summary>Adds contacts during a placement.</summary>
    public static void AddDuringPlacement(DemoWorld world, DemoPerson person, DateOnly from, DateOnly until)
    {
        for (var day = from.AddDays(10); day < until && day < world.Dates.Today.AddDays(-3); day = day.AddDays(20))
        {
            var workday = DemoDates.WorkdayAtOrBefore(day);
            Add(world, person, DemoEntry.SameDay(workday, world.Accounts[person.Coach], 15, 30), "placement_coaching", day.DayNumber % 2 == 0 ? "meeting" : "phone",
                day.DayNumber % 3 == 0 ? Note(person.Number + day.DayNumber) : null);
        }
    }

    private static void AddCoaching(DemoWorld world, DemoPerson person, int number)
    {
        var weekday = (DayOfWeek)(1 + (person.Number % 5));
        var day = person.Series switch
        {
            1 => world.Dates.InWeek(9 + (2 * number), weekday),
            2 => world.Dates.InWeek(27 + (2 * number), weekday),
            3 => world.Dates.WorkdayAgo(30 - (9 * number)),
            _ => world.Dates.WorkdayAgo(12),
        };
        var by = world.Accounts[person.Coach];
        var entry = (person.Number, number) is (14, 1) ? DemoEntry.Late(day, by, 9) : DemoEntry.SameDay(day, by, 9 + (person.Number % 6), 45);
        Add(world, person, entry, "individual_coaching", number % 3 == 2 ? "digital" : "meeting", (person.Number + number) % 2 == 0 ? Note(person.Number + (3 * number)) : null);
        if ((person.Number, number) is (11, 2))
        {
            world.RegisterSuperseded("contacts", entry with { At = entry.At.AddMinutes(2) }, entry.At.AddDays(1), "Samma samtal var inlagt två gånger.",
                Cells(world, world.NewId(), person, "individual_coaching", "digital"));
        }
    }

    private static void AddMeetings(DemoWorld world)
    {
        foreach (var (number, week) in new[] { (6, 40), (14, 45) })
        {
            var person = DemoPeople.All.Single(candidate => candidate.Number == number);
            var meeting = Add(world, person, DemoEntry.SameDay(world.Dates.InWeek(week, DayOfWeek.Thursday), world.Accounts[person.Coach], 15, 5), "authority_meeting", "meeting",
                "Möte med handläggaren. Vi är överens om arbetsträning på halvtid och vem som gör vad.");
            AddToMeeting(world, person, meeting, "case_meeting_parties", 0, ("organisation", "Försäkringskassan"), ("representative", "handläggare"));
            AddToMeeting(world, person, meeting, "case_meeting_parties", 1, ("organisation", "Vårdcentralen"), ("representative", "rehabkoordinator"));
            AddToMeeting(world, person, meeting, "case_meeting_tasks", 0, ("text", "Prövar arbetsträning på halvtid"), ("responsible", "other"), ("who", "Försäkringskassan"), ("due_on", null));
            AddToMeeting(world, person, meeting, "case_meeting_tasks", 1, ("text", "Hör av sig till platsen om tiderna"), ("responsible", "coach"), ("who", null), ("due_on", world.Dates.InWeek(week + 1, DayOfWeek.Friday)));
        }
    }

    private static void AddToMeeting(DemoWorld world, DemoPerson person, Guid meeting, string table, int position, params (string, object?)[] cells) => world.AddToPlan(table,
    [
        ("participant_id", world.Participants[person]), ("contact_id", meeting), ("keeper_organisation_id", world.Organisations[DemoOrganisations.Performer]), ("position", position), .. cells,
    ]);

    private static int? MinutesOf(string purpose, string channel, DemoPerson person) => (purpose, channel) switch
    {
        ("authority_meeting", _) => 60,
        (_, "phone") => 10 + (5 * (person.Number % 3)),
        ("individual_coaching" or "enrolment_talk", _) => 45 + (15 * (person.Number % 2)),
        _ => null,
    };

    /// <summary>Meetings that are booked, one of them today, and some that were not kept.</summary>
    private static void AddBookings(DemoWorld world)
    {
        Book(7, world.Dates.Today, new TimeOnly(13, 30), "booked", "Träffpunkten, rum 2");
        Book(17, world.Dates.WorkdayAhead(2), new TimeOnly(9, 0), "booked", "Träffpunkten, rum 2");
        Book(9, world.Dates.WorkdayAhead(3), new TimeOnly(10, 0), "booked", "Träffpunkten, rum 2");
        Book(9, world.Dates.WorkdayAhead(17), new TimeOnly(13, 0), "booked", "Träffpunkten, rum 2");
        Book(6, world.Dates.WorkdayAhead(5), new TimeOnly(10, 15), "booked", "Påhittsnickeriet");
        Book(16, world.Dates.WorkdayAgo(12), new TimeOnly(10, 0), "no_show", "Träffpunkten, rum 2");
        Book(16, world.Dates.WorkdayAgo(6), new TimeOnly(10, 0), "excused", "Träffpunkten, rum 2");
        Book(23, world.Dates.WorkdayAgo(9), new TimeOnly(14, 0), "no_show", "Träffpunkten, rum 2");

        void Book(int number, DateOnly day, TimeOnly at, string state, string place)
        {
            var person = DemoPeople.All.Single(candidate => candidate.Number == number);
            world.AddToPlan("planned_contacts",
                ("participant_id", world.Participants[person]), ("purpose", "individual_coaching"), ("channel", "meeting"), ("starts_at", SwedishTime.At(day, at)), ("minutes", 45),
                ("place", place), ("state", state), ("booked_at", SwedishTime.At(DemoDates.WorkdayAtOrBefore(world.Dates.Today.AddDays(-15)), new TimeOnly(11, 0))), ("booked_by", world.Accounts[person.Coach]));
        }
    }

    private static string Note(int number) => Notes[number % Notes.Length];

    private static Guid Add(DemoWorld world, DemoPerson person, DemoEntry entry, string purpose, string channel, string? note)
    {
        var id = world.NewId();
        world.Register("contacts", entry, Cells(world, id, person, purpose, channel));
        if (note is not null)
        {
            world.AddToPlan("contact_notes",
                ("participant_id", world.Participants[person]), ("contact_id", id), ("keeper_organisation_id", world.Organisations[DemoOrganisations.Performer]), ("text", note));
        }

        return id;
    }

    private static (string, object?)[] Cells(DemoWorld world, Guid id, DemoPerson person, string purpose, string channel) =>
    [
        ("id", id), ("participant_id", world.Participants[person]), ("purpose", purpose), ("channel", channel), ("minutes", MinutesOf(purpose, channel, person)),
        ("keeper_organisation_id", world.Organisations[DemoOrganisations.Performer]),
    ];
}
