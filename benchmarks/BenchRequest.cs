namespace Samsteg.Benchmarks;

/// <summary>What is asked for.</summary>
/// <param name="Quick">A smaller load and shorter runs.</param>
/// <param name="Keys">What to measure, in the order of <see cref="All"/>.</param>
public sealed record BenchRequest(bool Quick, IReadOnlyList<string> Keys)
{
    /// <summary>Everything there is to measure.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "list", "name-search", "participant-page", "timeline", "my-cases", "caseload-board", "overview", "search", "roster", "month-calendar", "place-search", "budget-page", "attendance-tap",
        "attendance-statistics", "ical-feed", "match-1k", "match-10k", "rematch", "followup-scheduler", "application-page", "field-save", "docx-import", "consistency-check", "monte-carlo", "page-ratio", "row-security", "page-1000", "export", "import-100k", "sie-import", "cold-start", "memory",
    ];

    public static string Usage { get; } = $"""
        Usage: ./bench [--quick] [key …]
        Loads what it needs into a database of its own, measures, and prints a line a measure: key value unit goal met|missed

          --quick   a smaller load and shorter runs
          --help    this text

        Keys: {string.Join(' ', All)}
        Without a key: all of them. The loaded database is kept for the next time in the data folder with -bench after its name.
        """;

    /// <summary>Participants to load.</summary>
    public int Participants => Quick ? 20_000 : 1_000_000;

    /// <summary>Initiatives to spread them over; as many to each as in the large load.</summary>
    public int Initiatives => Quick ? 40 : 2_000;

    /// <summary>How long requests arrive.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds(Quick ? 3 : 60);

    /// <summary>How long they arrive before anything is measured.</summary>
    public TimeSpan WarmUp => TimeSpan.FromSeconds(Quick ? 2 : 15);

    /// <summary>Times that what is compared in pairs is repeated.</summary>
    public int Pairs => Quick ? 15 : 60;

    /// <summary>Reads the arguments; null when they are not understood.</summary>
    public static BenchRequest? Read(IReadOnlyList<string> arguments)
    {
        var keys = arguments.Where(static argument => argument != "--quick").ToList();
        return keys.TrueForAll(All.Contains)
            ? new BenchRequest(arguments.Contains("--quick"), keys.Count == 0 ? All : [.. All.Where(keys.Contains)])
            : null;
    }
}
