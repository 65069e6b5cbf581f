using Samsteg.Activities;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Three cohorts of enterprises through Forma, Kunna and Göra: one gone through, one in the midst, one that fills; with needs analyses and meetings with buyers.</summary>
internal static class DemoCohorts
{
    private const int Capacity = 20;

    private static readonly string[] Phases = ["Forma", "Kunna", "Göra"];

    /// <summary>A level for each area of the needs analysis, at entry and at the end of the first cohort.</summary>
    private static readonly (string First, string Latest)[] Levels = [("22131121", "33242333"), ("31222211", "33334311"), ("12111121", "23232232"), ("33222313", "43332323")];

    public static void AddCohorts(DemoWorld world)
    {
        var dates = world.Dates;
        DateOnly Week(int week) => dates.InWeek(week, DayOfWeek.Monday);
        var form = AddForm(world, dates.InWeek(7, DayOfWeek.Monday));

        var first = new DemoCohort(world, "Kohort 1", [Week(7), Week(13), Week(19), Week(26)]);
        string[] completed = ["Exempelkafét", "Påhittsnickeriet", "Övningsköket", "Provträdgården", "Demotvätten", "Skisstryckeriet", "Repris Återbruk", "Prototypen Second hand"];
        foreach (var (place, name) in completed.Index())
        {
            var member = first.Join(name, Week(7), null);
            first.Move(member, 1, Week(13));
            first.Move(member, 2, place == 5 ? Week(21) : Week(19));
            first.Move(member, null, Week(26));
            AddNeeds(world, form, member, Week(7), Levels[place % Levels.Length].First);
            AddNeeds(world, form, member, Week(26), Levels[place % Levels.Length].Latest);
            if (place < 3)
            {
                AddMeetings(world, member, place, Week);
            }
        }

        first.Move(first.Join("Attrappfabriken", Week(7), (Week(17), "Orderboken blev full och tiden räckte inte.")), 1, Week(13));

        var second = new DemoCohort(world, "Kohort 2", [Week(34), Week(42), Week(50), Week(58)]);
        string[] midst = ["Modellverkstaden", "Fabelbageriet", "Sagocykeln", "Tråd & Fantasi", "Testodlingen", "Hittepåfixarna", "Mönsterbruket"];
        foreach (var (place, name) in midst.Index())
        {
            var member = second.Join(name, Week(34), null);
            AddNeeds(world, form, member, Week(34), Levels[(place + 1) % Levels.Length].First);
            if (place is not (2 or 5))
            {
                second.Move(member, 1, Week(42));
            }

            if (place is 0 or 3)
            {
                second.Move(member, 2, Week(50));
            }
        }

        var third = new DemoCohort(world, "Kohort 3", [dates.WorkdayAgo(9), dates.WorkdayAhead(50), dates.WorkdayAhead(106), dates.WorkdayAhead(162)]);
        foreach (var name in new[] { "Exempelgården", "Låtsaslagret", "Platshållaren Bemanning" })
        {
            third.Join(name, dates.WorkdayAgo(9), null);
        }
    }

    private static Guid AddForm(DemoWorld world, DateOnly day)
    {
        var entry = DemoEntry.SameDay(day, world.Accounts["process_lead"], 9, 5);
        return world.AddToPlan("form_versions",
            ("purpose", CohortNeeds.Purpose), ("key", CohortNeeds.Form.Key), ("version", CohortNeeds.Form.Version), ("content", new Json(CohortNeeds.Form.ToJson())),
            ("content_hash", CohortNeeds.Form.ContentHash()), ("registered_at", entry.At), ("registered_by", entry.By));
    }

    private static void AddNeeds(DemoWorld world, Guid form, Guid member, DateOnly day, string levels)
    {
        var areas = CohortNeeds.Form.Fields.OfType<ScaleField>().Zip(levels, static (area, level) => (area.Key, Level: level - '0'));
        var answers = areas.Aggregate(FormAnswers.None(CohortNeeds.Form), static (all, one) => all.With(one.Key, new LevelAnswer(one.Level)))
            .With("next", new TextAnswer(levels[1] is '1' ? "Räkna på priset." : "Hitta två nya kunder i offentlig sektor."));
        world.Register("cohort_needs", DemoEntry.SameDay(day, world.Accounts["process_lead"], 14, 40), ("member_id", member), ("form_id", form), ("answers", new Json(answers.ToJson())));
    }

    private static void AddMeetings(DemoWorld world, Guid member, int place, Func<int, DateOnly> week)
    {
        (string? Register, string Name, string About, string Outcome, decimal? Value)[] meetings = place switch
        {
            0 => [("Exempelköpings kommun, Upphandlingsenheten", string.Empty, "Möteskaffe och lunch till förvaltningarna", "offer_asked", null), (null, "Påhittade Hotellet", "Bakverk till konferenser", "contact", null),
                ("Exempelköpings kommun, Upphandlingsenheten", string.Empty, "Catering till möten, ett år", "contract", 180_000)],
            1 => [("Påhittsvalla kommun, Upphandlingsenheten", string.Empty, "Renovering av skolmöbler", "offer_given", 420_000), ("Sörmlands Exempelfastigheter", string.Empty, "Återbruk vid ombyggnad", "contact", null)],
            _ => [("Skenboda kommun, Kostenheten", string.Empty, "Lunchlådor till personal", "offer_asked", null), (null, "Uppdiktade Kontorshuset", "Frukost på fredagar", "nothing", null)],
        };
        foreach (var (number, meeting) in meetings.Index())
        {
            var id = world.NewId();
            world.Register("business_meetings", DemoEntry.SameDay(week(20 + 2 * number + place), world.Accounts["process_lead"]),
                ("id", id), ("meeting_id", id), ("member_id", member), ("buyer_id", meeting.Register is { } buyer ? world.Organisations[buyer] : null), ("buyer_name", meeting.Name),
                ("about", meeting.About), ("outcome", meeting.Outcome), ("value", meeting.Value));
        }
    }

    /// <summary>A cohort while it is filled.</summary>
    private sealed class DemoCohort
    {
        private readonly DemoWorld _world;
        private readonly Guid _id;
        private readonly Guid[] _phases;

        /// <param name="world">The demo.</param>
        /// <param name="name">What it is called.</param>
        /// <param name="days">When each phase begins, and when the last one ends.</param>
        public DemoCohort(DemoWorld world, string name, DateOnly[] days)
        {
            _world = world;
            _id = world.AddToPlan("cohorts", ("name", name), ("capacity", Capacity));
            _phases = [.. Phases.Index().Select(phase => world.AddToPlan("cohort_phases",
                ("cohort_id", _id), ("name", phase.Item), ("position", phase.Index), ("starts_on", days[phase.Index]), ("ends_on", days[phase.Index + 1].AddDays(-3))))];
        }

        /// <summary>Joins and begins in the first phase.</summary>
        public Guid Join(string organisation, DateOnly day, (DateOnly On, string Why)? left)
        {
            var member = _world.AddToPlan("cohort_members",
                ("cohort_id", _id), ("organisation_id", _world.Organisations[organisation]), ("joined_on", day), ("left_on", left?.On), ("left_reason", left?.Why ?? string.Empty));
            Move(member, 0, day);
            return member;
        }

        /// <summary>Enters a phase; null when all have been gone through.</summary>
        public void Move(Guid member, int? phase, DateOnly day) =>
            _world.Register("cohort_moves", DemoEntry.SameDay(day, _world.Accounts["process_lead"], 15, 0), ("member_id", member), ("phase_id", phase is { } place ? _phases[place] : null));
    }
}
