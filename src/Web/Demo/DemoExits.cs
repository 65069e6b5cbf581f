namespace Samsteg.Web;

/// <summary>Where the demo's participants stood on leaving, one who came back, and how it has gone for the others since.</summary>
internal static class DemoExits
{
    /// <summary>An exit's cells.</summary>
    public static (string Column, object? Value)[] Cells(Guid exit, Guid participant, string reason, string outcome)
    {
        var (activity, hasSupport, selfSupport, continues) = Standing(reason);
        return
        [
            ("id", exit), ("participant_id", participant), ("reason", reason), ("participant_outcome", outcome), ("activity", activity), ("has_support", hasSupport),
            ("self_support", selfSupport), ("continues", continues),
        ];
    }

    /// <summary>Somebody who was on parental leave for some weeks, and came back.</summary>
    public static void AddBreak(DemoWorld world, DemoPerson person, Guid participant)
    {
        var by = world.Accounts[person.Coach];
        var (left, back) = (world.Dates.InWeek(24, DayOfWeek.Friday), world.Dates.InWeek(32, DayOfWeek.Monday));
        var exit = world.NewId();
        var returned = DemoEntry.SameDay(back, by, 10, 5);
        world.RegisterSuperseded("exits", DemoEntry.SameDay(left, by), returned.At, "Deltagaren skrevs in igen.",
            Cells(exit, participant, "parental_leave", "Föräldraledig, vill tillbaka till hösten."));
        world.Register("re_entries", returned, ("participant_id", participant), ("exit_id", exit));
    }

    /// <summary>What was planned after an exit, and answered: most in time, one could not be reached, one has answered by the link, one is late.</summary>
    public static void AddFollowUps(DemoWorld world, DemoPerson person, Guid participant, Guid exit, DateOnly exitedOn)
    {
        Add("days_28", "28 dagar efter avslutet", "28 days after the exit", exitedOn.AddDays(28), 5, 14);
        Add("months_6", "6 månader efter avslutet", "6 months after the exit", exitedOn.AddMonths(6), 14, 30);

        void Add(string code, string name, string english, DateOnly dueOn, int daysBefore, int daysAfter)
        {
            var followUp = world.AddToPlan("exit_follow_ups", ("participant_id", participant), ("exit_id", exit), ("code", code), ("name_sv", name), ("name_en", english),
                ("due_on", dueOn), ("asked_from", dueOn.AddDays(-daysBefore)), ("late_after", dueOn.AddDays(daysAfter)));
            var answeredOn = DemoDates.WorkdayAtOrBefore(dueOn.AddDays(person.Number % 4));
            if (person.Number == 5 || answeredOn >= world.Dates.Today.AddDays(-10))
            {
                return;
            }

            var isReached = person.Number != 4;
            var (activity, hasSupport, selfSupport, _) = isReached ? Standing(person.ExitReason!) : ("unknown", null, "not_known", string.Empty);
            world.Register("exit_follow_up_answers", DemoEntry.SameDay(answeredOn, world.Accounts[person.Coach], 11, 40),
                ("participant_id", participant), ("follow_up_id", followUp), ("activity", activity ?? "unknown"), ("has_support", hasSupport), ("self_support", selfSupport ?? "not_known"),
                ("known_by", !isReached ? "not_reached" : person.Number == 2 ? "participant_link" : "participant"), ("attempts", isReached ? null : 3));
        }
    }

    private static (string? Activity, bool? HasSupport, string? SelfSupport, string Continues) Standing(string reason) => reason switch
    {
        "work" => ("working_unsubsidised", false, "yes", string.Empty),
        "studies" => ("studying", true, "yes", "Träffar studiehandledaren varannan vecka."),
        "subsidised_work" => ("working_subsidised", true, "yes", "Arbetsgivaren får lönebidrag. Handledaren finns kvar."),
        "other_measure" => ("sick_leave", true, "no", "Samtal med rehabkoordinatorn fortsätter."),
        "own_choice" => ("parental_leave", false, "not_known", string.Empty),
        "parental_leave" => ("parental_leave", false, "not_known", string.Empty),
        _ => (null, null, null, string.Empty),
    };
}
