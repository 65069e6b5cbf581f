namespace Samsteg.Activities;

/// <summary>How far a member or an organisation has come in a series.</summary>
public enum SeriesCompletion
{
    /// <summary>Has not yet done what completes it, but still can.</summary>
    Underway,

    /// <summary>Has been present often enough, and handed in what is asked for.</summary>
    Completed,

    /// <summary>Too few sessions are left to be present often enough.</summary>
    OutOfReach,
}

/// <summary>
/// When a series is completed: present, on time or late, at no fewer than <paramref name="Minimum"/> of its sessions and, where
/// <paramref name="AsksTask"/>, with the task handed in. It is the same for a participant, an organisation and a person from one;
/// what the organisation hands in counts for its persons.
/// </summary>
/// <param name="Minimum">Sessions one must be present at, 1 to all of the series.</param>
/// <param name="AsksTask">Whether a task must be handed in too.</param>
public readonly record struct CompletionRule(int Minimum, bool AsksTask = false)
{
    /// <summary>Whether that much completes the series.</summary>
    /// <param name="presences">Sessions present at.</param>
    /// <param name="hasHandedIn">Whether the task is handed in.</param>
    public bool IsCompletedBy(int presences, bool hasHandedIn = false) => presences >= Minimum && (hasHandedIn || !AsksTask);

    /// <summary>How far somebody has come. A task can be handed in as long as anybody takes it.</summary>
    /// <param name="presences">Sessions marked present or late.</param>
    /// <param name="remaining">Sessions that may still become presences: not marked for the person, neither held nor cancelled.</param>
    /// <param name="hasHandedIn">Whether the task is handed in.</param>
    public SeriesCompletion Judge(int presences, int remaining, bool hasHandedIn = false) =>
        IsCompletedBy(presences, hasHandedIn) ? SeriesCompletion.Completed
        : presences + remaining < Minimum ? SeriesCompletion.OutOfReach
        : SeriesCompletion.Underway;
}
