using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>A line of the log.</summary>
/// <param name="At">When.</param>
/// <param name="By">The account.</param>
/// <param name="Action">What was done.</param>
/// <param name="Table">To what kind of row.</param>
/// <param name="Row">The row.</param>
/// <param name="Participant">Whom it concerns; null for nobody in particular.</param>
/// <param name="Reason">Why, where it was said.</param>
internal sealed record DemoLogEntry(DateTimeOffset At, Guid By, string Action, string Table, Guid Row, Guid? Participant, string? Reason);

/// <summary>The log of the demo: the plan being entered, corrections, and files that were read in the last days.</summary>
internal static class DemoLog
{
    public static void AddLog(DemoWorld world)
    {
        var approved = SwedishTime.At(world.DecidedOn.AddDays(1), new TimeOnly(10, 35));
        world.Log.Add(new DemoLogEntry(approved, world.Accounts["association_officer"], "added", "initiatives", world.Initiative, null, null));
        foreach (var person in DemoPeople.All.Where(static person => person.ExitReason is null))
        {
            var opened = SwedishTime.At(world.Dates.WorkdayAgo(person.LastContactDays), new TimeOnly(14, 5));
            var id = world.Participants[person];
            world.Log.Add(new DemoLogEntry(opened, world.Accounts[person.Coach], "read", "participants", id, id, null));
        }

        foreach (var line in world.Log.OrderBy(static line => line.At))
        {
            world.Rows.Add("audit_entries",
                ("at", line.At), ("account_id", line.By), ("action", line.Action), ("subject_kind", line.Table), ("subject_id", line.Row),
                ("initiative_id", world.Initiative), ("participant_id", line.Participant), ("reason", line.Reason), ("changes", null));
        }
    }
}
