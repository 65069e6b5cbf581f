namespace Samsteg.Platform;

/// <summary>
/// What of a capability's may still run for a participant who leaves. The exit asks about it, and where it is to end it
/// ends in the exit's own transaction.
/// </summary>
public interface IOngoing
{
    /// <summary>What runs, in the viewer's own scope.</summary>
    Task<IReadOnlyList<OngoingMatter>> OfAsync(ParticipantId participant, CancellationToken cancellation);

    /// <summary>Ends all of it on a day, or says why it cannot have ended then.</summary>
    Task<Result> EndAsync(ParticipantId participant, DateOnly day, CancellationToken cancellation);
}

/// <summary>Something that runs for a participant until it is ended.</summary>
/// <param name="TextKey">Key of what it is called.</param>
/// <param name="Title">Where or with whom.</param>
/// <param name="Since">First day; null for what has not begun.</param>
/// <param name="Path">Its page.</param>
public sealed record OngoingMatter(string TextKey, string Title, DateOnly? Since, string Path);
