using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>The demo's programme, in order, and how the participants go through it; a waiver or two, and who is named for the protected identity.</summary>
internal static class DemoProgrammes
{
    /// <summary>Adds them.</summary>
    public static void AddProgrammes(DemoWorld world)
    {
        var programme = world.AddToPlan("programmes",
            ("name_sv", "Vägen genom Framtidsverkstaden"), ("name_en", "The way through the workshop"), ("is_in_order", true), ("is_retired", false), ("position", 0));
        (string Sv, string En, ProgrammeTrack? Track, int? Days, bool IsOptional)[] phases =
        [
            ("Kartläggning", "Mapping", null, 28, false),
            ("Framtidsverkstad", "Future workshop", null, 42, false),
            ("Arbetsträning eller praktik", "Work training or internship", ProgrammeTrack.Work, 91, false),
            ("Matchning", "Matching", ProgrammeTrack.Work, 30, true),
        ];
        var ids = phases.Select((phase, place) => world.AddToPlan("programme_phases",
            ("programme_id", programme), ("name_sv", phase.Sv), ("name_en", phase.En), ("track", phase.Track is { } track ? SnakeCase.Of(track.ToString()) : null),
            ("planned_days", phase.Days), ("is_optional", phase.IsOptional), ("position", place))).ToList();
        foreach (var person in DemoPeople.All.SkipLast(1))
        {
            AddCourse(world, person, ids);
        }

        AddWaivers(world);
    }

    /// <summary>Two weeks of mapping, the workshop, then training until the exit or today; some rest, some leave something out.</summary>
    private static void AddCourse(DemoWorld world, DemoPerson person, List<Guid> phases)
    {
        var (id, by, today) = (world.Participants[person], world.Accounts[person.Coach], world.Dates.Today);
        var end = DemoPeople.ExitedOn(world, person) ?? today.AddDays(-1);
        var day = DemoPeople.EnrolledOn(world, person);
        (int Phase, string Kind, int After, string? Reason)[] course =
        [
            (0, "started", 0, null), (0, "completed", 14 + person.Number % 5, null),
            (1, "started", 2, null),
            .. person.Number % 7 == 3 ? [(1, "paused", 10, "Sjuk ett par veckor."), (1, "resumed", 14, null)] : Array.Empty<(int, string, int, string?)>(),
            (1, "completed", 38 + person.Number % 9, null),
            (2, "started", 7, null), (2, person.Number % 6 == 1 ? "skipped" : "completed", 80 + person.Number % 20, person.Number % 6 == 1 ? "Fick arbete direkt." : null),
            (3, "started", 3, null),
        ];
        foreach (var moment in course)
        {
            day = day.AddDays(moment.After);
            if (day > end)
            {
                break;
            }

            world.Register("phase_events", DemoEntry.SameDay(day, by, 15, 10), ("participant_id", id), ("phase_id", phases[moment.Phase]), ("kind", moment.Kind), ("reason", moment.Reason));
        }
    }

    private static void AddWaivers(DemoWorld world)
    {
        var keeper = world.Organisations[DemoOrganisations.Performer];
        foreach (var (number, parts, purpose) in new (int, string[], string)[]
        {
            (9, ["notes", "mapping"], "Planera arbetsträningen tillsammans."), (16, ["plan", "outcome"], "Så att den som anvisade vet hur det går."),
        })
        {
            var person = DemoPeople.All.Single(one => one.Number == number);
            var given = DemoPeople.EnrolledOn(world, person);
            world.Register("secrecy_waivers", DemoEntry.SameDay(given, world.Accounts[person.Coach], 10, 40),
                ("participant_id", world.Participants[person]), ("keeper_organisation_id", keeper), ("recipient_organisation_id", world.Organisations[DemoOrganisations.NykopingLabour]),
                ("parts", parts), ("purpose", purpose), ("valid_until", given.AddYears(2)));
        }

        var hidden = DemoPeople.All.Single(static one => one.IsProtected);
        world.Rows.Add("identity_readers",
            ("id", world.NewId()), ("initiative_id", world.Initiative), ("participant_id", world.Participants[hidden]), ("account_id", world.Accounts["project_lead"]),
            ("named_by", world.Accounts["project_lead"]), ("named_at", SwedishTime.At(DemoPeople.EnrolledOn(world, hidden), new TimeOnly(9, 40))), ("ended_at", null));
    }
}
