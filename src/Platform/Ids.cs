namespace Samsteg.Platform;

/// <summary>An id of one kind of thing. Ids are UUIDv7, so newer ones sort later; never a guessable number.</summary>
public interface IId
{
    /// <summary>The id as the database knows it.</summary>
    Guid Value { get; }
}

/// <summary>What typed ids have in common.</summary>
public interface IId<TSelf> : IId
    where TSelf : struct, IId<TSelf>
{
    /// <summary>The typed id of a known value.</summary>
    static abstract TSelf Of(Guid value);
}

/// <summary>Makes new ids.</summary>
public static class NewId
{
    /// <summary>A new id.</summary>
    public static TId Of<TId>()
        where TId : struct, IId<TId> => TId.Of(Guid.CreateVersion7());
}

/// <summary>A person who signs in.</summary>
public readonly record struct AccountId(Guid Value) : IId<AccountId>
{
    /// <inheritdoc/>
    public static AccountId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A party in the register.</summary>
public readonly record struct OrganisationId(Guid Value) : IId<OrganisationId>
{
    /// <inheritdoc/>
    public static OrganisationId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>An initiative, from its first draft on.</summary>
public readonly record struct InitiativeId(Guid Value) : IId<InitiativeId>
{
    /// <inheritdoc/>
    public static InitiativeId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A person within one initiative; also called a case.</summary>
public readonly record struct ParticipantId(Guid Value) : IId<ParticipantId>
{
    /// <inheritdoc/>
    public static ParticipantId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A series of sessions.</summary>
public readonly record struct SeriesId(Guid Value) : IId<SeriesId>
{
    /// <inheritdoc/>
    public static SeriesId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>One session, in a series or by itself.</summary>
public readonly record struct SessionId(Guid Value) : IId<SessionId>
{
    /// <inheritdoc/>
    public static SessionId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>What an initiative gathers people for.</summary>
public readonly record struct ActivityTypeId(Guid Value) : IId<ActivityTypeId>
{
    /// <inheritdoc/>
    public static ActivityTypeId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A room that sessions are booked in.</summary>
public readonly record struct RoomId(Guid Value) : IId<RoomId>
{
    /// <inheritdoc/>
    public static RoomId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A participant's time at an organisation.</summary>
public readonly record struct PlacementId(Guid Value) : IId<PlacementId>
{
    /// <inheritdoc/>
    public static PlacementId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A place that an organisation offers.</summary>
public readonly record struct PlacementOpeningId(Guid Value) : IId<PlacementOpeningId>
{
    /// <inheritdoc/>
    public static PlacementOpeningId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A round of matching.</summary>
public readonly record struct MatchRoundId(Guid Value) : IId<MatchRoundId>
{
    /// <inheritdoc/>
    public static MatchRoundId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>An agreement between an enterprise and the public sector.</summary>
public readonly record struct BusinessAgreementId(Guid Value) : IId<BusinessAgreementId>
{
    /// <inheritdoc/>
    public static BusinessAgreementId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A promised target.</summary>
public readonly record struct TargetId(Guid Value) : IId<TargetId>
{
    /// <inheritdoc/>
    public static TargetId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
