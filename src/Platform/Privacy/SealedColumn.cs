namespace Samsteg.Platform;

/// <summary>A column whose values the program seals, so that they can be sealed anew with another key.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column; null where a row has nothing sealed.</param>
/// <param name="Place">SQL over the row: what its value is sealed for.</param>
public sealed record SealedColumn(string Table, string Column, string Place)
{
    /// <summary>The keyed hash by which a value is found; null when none is.</summary>
    public KeyedHash? Hash { get; init; }

    /// <summary>SQL over the row: that it is found with an older key alone, and cannot be sealed anew until it is used; null when there are no such rows.</summary>
    public string? Unsealed { get; init; }

    /// <summary>Whether it holds keys of cookies and forms, which have a key of their own.</summary>
    internal bool IsKeyRing { get; init; }
}

/// <summary>A column of keyed hashes of what is sealed, which are made anew with it.</summary>
/// <param name="Table">The table, which may be another than that of the sealed values.</param>
/// <param name="Column">The column.</param>
/// <param name="Hashed">What of an opened value is hashed; null for nothing.</param>
public sealed record KeyedHash(string Table, string Column, Func<string, string?> Hashed)
{
    /// <summary>SQL over the row of the sealed value: words before what is hashed.</summary>
    public string Before { get; init; } = "''";
}
