namespace Samsteg.Platform;

/// <summary>What this installation is told from outside: keys, demo mode, name.</summary>
public sealed record Deployment
{
    /// <summary>Name of the association, shown in the top bar.</summary>
    public required string AssociationName { get; init; }

    /// <summary>Whether the demo's one-click roles let people in. Never in production.</summary>
    public required bool IsDemo { get; init; }

    /// <summary>Keys for everything that is encrypted or looked up by hash.</summary>
    public required DataKeys Keys { get; init; }

    /// <summary>File where the heads of the sealed log are written down outside the database; null for nowhere but the program's own log.</summary>
    public string? SealHeadsFile { get; init; }
}
