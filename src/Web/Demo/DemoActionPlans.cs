using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Action plans: a goal in the participant's own words and three steps, with each step's history.</summary>
internal static class DemoActionPlans
{
    /// <summary>Number of the participant whose plan should have been reviewed.</summary>
    private const int Overdue = 9;

    private static readonly Plan[] Plans =
    [
        new("Jag vill ha ett jobb där jag får träffa folk.", new("Besöka två kaféer och fråga hur dagen ser ut", "participant"), new("Prova kassan under en halvdag", "participant"), new("Skriva ett kort cv", "coach")),
        new("Jag vill orka en hel arbetsdag igen.", new("Gå ut en stund varje förmiddag", "participant"), new("Prata med vårdcentralen om värken", "participant"), new("Planera en lugn start på arbetsplatsen", "coach")),
        new("Jag vill bygga något som håller.", new("Besöka snickeriet", "participant"), new("Låna skyddsskor", "coach"), new("Göra klart en egen hylla", "participant")),
        new("Jag vill plugga till något jag kan leva på.", new("Boka tid hos studievägledaren", "coach"), new("Ta fram gamla betyg", "participant"), new("Söka en kurs", "participant")),
        new("Jag vill våga prata i telefon på svenska.", new("Ringa och boka en egen tid", "participant"), new("Öva tre vanliga samtal", "coach"), new("Svara i telefon på arbetsplatsen", "participant")),
        new("Jag vill veta vad jag är bra på.", new("Göra styrkekorten i verkstaden", "participant"), new("Fråga två personer som känner mig", "participant"), new("Prova två olika uppgifter", "participant")),
        new("Jag vill arbeta ute.", new("Besöka trädgården", "participant"), new("Skaffa arbetskläder", "other"), new("Klara tre dagar i veckan", "participant")),
        new("Jag vill tjäna egna pengar.", new("Räkna på vad som händer med ersättningen", "coach"), new("Prata med handläggaren", "other"), new("Söka två jobb", "participant")),
        new("Jag vill att barnen ska se mig gå till jobbet.", new("Lösa hämtning och lämning", "participant"), new("Prova morgontider en vecka", "participant"), new("Prata med arbetsplatsen om tider", "coach")),
        new("Jag vill ha något att gå till på måndagar.", new("Prata med handledaren på en plats jag är nyfiken på", "participant"), new("Prova två halvdagar", "participant"), new("Bestämma tider för de första veckorna", "coach")),
    ];

    public static void AddActionPlans(DemoWorld world)
    {
        foreach (var person in DemoPeople.All.Where(static person => person.StepsDone is not null))
        {
            AddPlan(world, person, Plans[person.Number % Plans.Length]);
            AddReview(world, person);
        }
    }

    private static DateOnly PlannedOn(DemoWorld world, DemoPerson person) => person.Series switch
    {
        1 => world.Dates.InWeek(10, DayOfWeek.Thursday),
        2 => world.Dates.InWeek(28, DayOfWeek.Friday),
        _ => world.Dates.WorkdayAgo(25),
    };

    private static DateOnly DoneOn(DemoWorld world, DemoPerson person, int step) => person.Series switch
    {
        1 => world.Dates.InWeek(14 + (5 * step), DayOfWeek.Wednesday),
        2 => world.Dates.InWeek(33 + (6 * step), DayOfWeek.Monday),
        _ => world.Dates.WorkdayAgo(10),
    };

    private static void AddPlan(DemoWorld world, DemoPerson person, Plan plan)
    {
        var goal = world.Goals[person] = world.NewId();
        var entry = DemoEntry.SameDay(PlannedOn(world, person), world.Accounts[person.Coach], 14, 50);
        world.Register("action_goals", entry, ("participant_id", world.Participants[person]), ("goal_id", goal), ("text", plan.Goal));
        Step[] steps = [plan.First, plan.Second, plan.Third];
        foreach (var (place, step) in steps.Index())
        {
            AddStep(world, person, goal, step, place, entry);
        }
    }

    /// <summary>Before the exit of who has left; for the others lately, of one so long ago that the next is due.</summary>
    private static void AddReview(DemoWorld world, DemoPerson person)
    {
        var exited = DemoPeople.ExitedOn(world, person);
        var on = DemoDates.WorkdayAtOrBefore((exited ?? world.Dates.Today).AddDays(exited is not null ? -7 : person.Number == Overdue ? -88 : -(12 + (person.Number * 5 % 50))));
        if (on < PlannedOn(world, person))
        {
            return;
        }

        world.Register("plan_reviews", DemoEntry.SameDay(on, world.Accounts[person.Coach], 15, 40),
            ("participant_id", world.Participants[person]), ("reason", exited is null ? "scheduled" : "before_exit"),
            ("text", exited is null ? "Vi gick igenom stegen ett för ett. Målet står kvar, takten är lagom." : "Vi såg tillbaka på det som blev gjort, och vad som blir nästa steg efter insatsen."),
            ("next_on", null));
    }

    private static void AddStep(DemoWorld world, DemoPerson person, Guid goal, Step step, int place, DemoEntry entry)
    {
        var versions = VersionsOf(world, person, place, entry).ToList();
        var id = world.NewId();
        foreach (var (index, version) in versions.Index())
        {
            (string, object?)[] cells =
            [
                ("participant_id", world.Participants[person]), ("goal_id", goal), ("step_id", id), ("text", step.Text), ("responsible", step.Responsible),
                ("due_on", DueOn(world, person, place, entry.On)), ("state", version.State), ("done_on", version.DoneOn), ("is_next", version.IsNext),
            ];
            if (index + 1 < versions.Count)
            {
                world.RegisterSuperseded("action_steps", entry with { At = version.At }, versions[index + 1].At, null, cells);
            }
            else
            {
                world.Register("action_steps", entry with { At = version.At }, cells);
            }
        }
    }

    /// <summary>Open, then perhaps next, then done, or dropped at the exit.</summary>
    private static IEnumerable<Version> VersionsOf(DemoWorld world, DemoPerson person, int place, DemoEntry entry)
    {
        var done = person.StepsDone!.Value;
        yield return new Version(entry.At, "open", place == 0, null);
        if (place > 0 && place <= done)
        {
            yield return new Version(At(DoneOn(world, person, place - 1)), "open", true, null);
        }

        if (place < done)
        {
            yield return new Version(At(DoneOn(world, person, place)), "done", false, DoneOn(world, person, place));
        }
        else if (DemoPeople.ExitedOn(world, person) is { } exit)
        {
            yield return new Version(At(exit), "dropped", false, null);
        }
    }

    private static DateTimeOffset At(DateOnly day) => SwedishTime.At(day, new TimeOnly(15, 10));

    private static DateOnly DueOn(DemoWorld world, DemoPerson person, int place, DateOnly planned)
    {
        var done = person.StepsDone!.Value;
        if (place < done)
        {
            return DoneOn(world, person, place).AddDays(4);
        }

        if (person.ExitReason is not null)
        {
            return planned.AddDays(60 + (30 * place));
        }

        var days = person.Number == 11 ? -3 : 1 + (person.Number % 9) + (21 * (place - done));
        return days < 0 ? world.Dates.WorkdayAgo(-days) : world.Dates.WorkdayAhead(days);
    }

    private sealed record Plan(string Goal, Step First, Step Second, Step Third);

    private sealed record Step(string Text, string Responsible);

    private sealed record Version(DateTimeOffset At, string State, bool IsNext, DateOnly? DoneOn);
}
