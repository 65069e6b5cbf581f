namespace Samsteg.Platform;

/// <summary>
/// Something registered that measures count. It is never overwritten: a correction supersedes it with a new row, a
/// retraction supersedes it with none. So any figure can be had as it was known at any moment.
/// </summary>
public abstract class Registration : HistoryRow
{
    /// <summary>The initiative it belongs to.</summary>
    public required InitiativeId InitiativeId { get; init; }
}

/// <summary>A registration, of an initiative or of the association's own registers.</summary>
public abstract class HistoryRow
{
    /// <summary>Id of this row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The day it happened.</summary>
    public required DateOnly OccurredOn { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Who entered it.</summary>
    public required AccountId RegisteredBy { get; init; }

    /// <summary>When another row took its place, or it was retracted; null while it stands.</summary>
    public DateTimeOffset? SupersededAt { get; private set; }

    /// <summary>Why it was corrected or retracted; null while it stands.</summary>
    public string? SupersededReason { get; private set; }

    /// <summary>Takes this row out of what is known from now on; never from before it was known, should the clock have been set back since.</summary>
    /// <exception cref="AlreadySupersededException">Somebody else was first.</exception>
    public void Supersede(DateTimeOffset at, string? reason = null)
    {
        if (SupersededAt is not null)
        {
            throw new AlreadySupersededException();
        }

        SupersededAt = at < RegisteredAt ? RegisteredAt : at;
        SupersededReason = reason;
    }
}

/// <summary>The registration has been corrected or retracted meanwhile; the request answers 409.</summary>
public sealed class AlreadySupersededException() : Exception("A registration can be superseded once.");
