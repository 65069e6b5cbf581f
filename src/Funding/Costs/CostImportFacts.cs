using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What a file of costs says of itself, and what is wrong in it; kept with the import.</summary>
public sealed record CostImportFacts
{
    /// <summary>Most of each list that is kept.</summary>
    public const int Most = 60;

    /// <summary>Whose books it says they are; null when it does not say.</summary>
    public string? OrganisationNumber { get; init; }

    /// <summary>What it calls them; null when it does not say.</summary>
    public string? Name { get; init; }

    /// <summary>What wrote it.</summary>
    public string? Program { get; init; }

    /// <summary>The chart of accounts.</summary>
    public string? Chart { get; init; }

    /// <summary>What it was written in; empty for a table.</summary>
    public string Encoding { get; init; } = string.Empty;

    /// <summary>Whether the number is another than the partner's.</summary>
    public bool IsAnothers { get; init; }

    /// <summary>What is wrong: the key of words about it, the line, and what stands there.</summary>
    public IReadOnlyList<CostImportProblem> Problems { get; init; } = [];

    /// <summary>How much is wrong in all.</summary>
    public int ProblemCount { get; init; }

    /// <summary>What can be bound; empty once it is.</summary>
    public IReadOnlyList<CostImportObject> Objects { get; init; } = [];

    /// <summary>Accounts that are counted as nothing.</summary>
    public IReadOnlyList<CostImportAccount> Uncounted { get; init; } = [];
}

/// <summary>Something wrong in a file.</summary>
public sealed record CostImportProblem(string Key, int Line, string What);

/// <summary>An object of a file with what is booked on it.</summary>
public sealed record CostImportObject(string Dimension, string? DimensionName, string Object, string? Name, decimal Sum, int Count);

/// <summary>An account that is counted as nothing.</summary>
public sealed record CostImportAccount(string Account, decimal Sum, int Count);
