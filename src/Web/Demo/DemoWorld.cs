using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>What the parts of the demo share while it is being built.</summary>
internal sealed class DemoWorld
{
    private const int Seed = 20_201_201;
    private readonly DemoIds _ids;

    public DemoWorld(PlanFacts facts, DateOnly today, Cipher cipher)
    {
        Facts = facts;
        Cipher = cipher;
        Dates = new DemoDates(facts.Start, today);
        _ids = new DemoIds(Seed, SwedishTime.At(Dates.Start, TimeOnly.MinValue));
        Initiative = NewId();
        DecidedOn = DemoDates.WorkdayAtOrBefore(Dates.Start.AddDays(-20));
    }

    public PlanFacts Facts { get; }

    public Cipher Cipher { get; }

    public DemoDates Dates { get; }

    public DemoRows Rows { get; } = new();

    /// <summary>Nyttiga Affärer 2.0.</summary>
    public Guid Initiative { get; }

    /// <summary>When the board approved the application.</summary>
    public DateOnly DecidedOn { get; }

    /// <summary>Demo role → account.</summary>
    public Dictionary<string, Guid> Accounts { get; } = [];

    /// <summary>Name, or name and unit with a comma between → organisation.</summary>
    public Dictionary<string, Guid> Organisations { get; } = [];

    /// <summary>Organisation → its supervisor.</summary>
    public Dictionary<string, Guid> Supervisors { get; } = [];

    /// <summary>Organisation → whom to talk to there.</summary>
    public Dictionary<string, Guid> Contacts { get; } = [];

    /// <summary>Organisation → the opening where its participants are placed.</summary>
    public Dictionary<string, Guid> Openings { get; } = [];

    /// <summary>Organisation → the placement that goes on there as agreed.</summary>
    public Dictionary<string, Guid> OngoingPlacements { get; } = [];

    /// <summary>Code of a planned activity → its id.</summary>
    public Dictionary<string, Guid> PlannedActivities { get; } = [];

    /// <summary>Types of activity by what they count as.</summary>
    public Dictionary<string, Guid> ActivityTypes { get; } = [];

    /// <summary>Rooms by name.</summary>
    public Dictionary<string, Guid> Rooms { get; } = [];

    /// <summary>Code of an objective → its id.</summary>
    public Dictionary<string, Guid> Objectives { get; } = [];

    /// <summary>Code of a target → its id.</summary>
    public Dictionary<string, Guid> Targets { get; } = [];

    /// <summary>Participants' ids.</summary>
    public Dictionary<DemoPerson, Guid> Participants { get; } = [];

    /// <summary>The workshops' series by number, as session 0, and their sessions.</summary>
    public Dictionary<(int Series, int Session), Guid> Workshops { get; } = [];

    /// <summary>The latest session of the course.</summary>
    public Guid LastOfRoute { get; set; }

    /// <summary>The agreement that advice led to.</summary>
    public Guid Renovation { get; set; }

    /// <summary>The goal of each action plan.</summary>
    public Dictionary<DemoPerson, Guid> Goals { get; } = [];

    /// <summary>What the log shall tell.</summary>
    public List<DemoLogEntry> Log { get; } = [];

    public Guid NewId() => _ids.Next();

    /// <summary>Adds a row of the initiative's plan or registers.</summary>
    public Guid AddToPlan(string table, params (string Column, object? Value)[] cells)
    {
        var id = NewId();
        Rows.Add(table, [("id", id), ("initiative_id", Initiative), .. cells]);
        return id;
    }

    /// <summary>Adds a registration that stands.</summary>
    public void Register(string table, DemoEntry entry, params (string Column, object? Value)[] cells) =>
        Add(table, entry, null, null, cells);

    /// <summary>Adds a registration that was corrected or retracted later; the row that took its place is added on its own.</summary>
    public void RegisterSuperseded(string table, DemoEntry entry, DateTimeOffset supersededAt, string? reason, params (string Column, object? Value)[] cells) =>
        Add(table, entry, supersededAt, reason, cells);

    private void Add(string table, DemoEntry entry, DateTimeOffset? supersededAt, string? reason, (string Column, object? Value)[] cells)
    {
        var midnight = SwedishTime.At(Dates.Today, TimeOnly.MinValue);
        if (entry.At >= midnight || supersededAt >= midnight)
        {
            throw new InvalidOperationException($"A registration in {table} of {entry.On:O} would be made today or later.");
        }

        var id = (Guid?)Array.Find(cells, static cell => cell.Column == "id").Value ?? NewId();
        if (supersededAt is { } corrected && reason is not null)
        {
            var participant = (Guid?)Array.Find(cells, static cell => cell.Column == "participant_id").Value;
            Log.Add(new DemoLogEntry(corrected, entry.By, "changed", table, id, participant, reason));
        }

        Rows.Add(table,
        [
            ("id", id), ("initiative_id", Initiative), ("occurred_on", entry.On), ("registered_at", entry.At), ("registered_by", entry.By),
            ("superseded_at", supersededAt), ("superseded_reason", reason), .. cells.Where(static cell => cell.Column != "id"),
        ]);
    }
}

/// <summary>When something happened, and when and by whom it was entered.</summary>
/// <param name="On">The day it happened.</param>
/// <param name="At">The moment it was entered.</param>
/// <param name="By">The account.</param>
internal sealed record DemoEntry(DateOnly On, DateTimeOffset At, Guid By)
{
    /// <summary>Entered the same day, at a time in Sweden.</summary>
    public static DemoEntry SameDay(DateOnly on, Guid by, int hour = 16, int minute = 20) => new(on, SwedishTime.At(on, new TimeOnly(hour, minute)), by);

    /// <summary>Entered so many days late.</summary>
    public static DemoEntry Late(DateOnly on, Guid by, int days) => new(on, SwedishTime.At(on.AddDays(days), new TimeOnly(9, 5)), by);
}
