namespace Samsteg.Platform;

/// <summary>A clock that goes as the real one, a whole number of days off: the demo's today.</summary>
/// <param name="days">Days to add to the real time.</param>
public sealed class ShiftedClock(int days) : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddDays(days);
}
