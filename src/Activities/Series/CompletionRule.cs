namespace Samsteg.Activities;

/// <summary>How far a member has come in a series.</summary>
public enum SeriesCompletion
{
    /// <summary>Has not yet been present often enough, but still can.</summary>
    Underway,

    /// <summary>Has been present often enough.</summary>
    Completed,

    /// <summary>Too few sessions are left to be present often enough.</summary>
    OutOfReach,
}

/// <summary>
/// When a series is completed: present, on time or late, at no fewer than <paramref name="Minimum"/> of its sessions.
/// </summary>
/// <param name="Minimum">Sessions one must be present at, 1 to all of the series.</param>
public readonly record struct CompletionRule(int Minimum)
{
    /// <summary>Whether that many presences complete the series.</summary>
    public bool IsCompletedBy(int presences) => presences >= Minimum;

    /// <summary>How far somebody has come.</summary>
    /// <param name="presences">Sessions marked present or late.</param>
    /// <param name="remaining">Sessions that may still become presences: not marked for the person, neither held nor cancelled.</param>
    public SeriesCompletion Judge(int presences, int remaining) =>
        IsCompletedBy(presences) ? SeriesCompletion.Completed
        : presences + remaining < Minimum ? SeriesCompletion.OutOfReach
        : SeriesCompletion.Underway;
}
