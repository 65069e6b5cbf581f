namespace Samsteg.App;

/// <summary>A clock that stands still until a test moves it. Timers run in real time.</summary>
public sealed class TestClock(DateTimeOffset start) : TimeProvider
{
    /// <summary>Wednesday 15 April 2026, ten in the morning in Sweden: the now of every test.</summary>
    public static readonly DateTimeOffset Start = new(2026, 4, 15, 8, 0, 0, TimeSpan.Zero);

    private DateTimeOffset _now = start;

    /// <summary>At <see cref="Start"/>.</summary>
    public TestClock() : this(Start)
    {
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Moves the clock; the demo's and the application's today move with it.</summary>
    public void Advance(TimeSpan time) => _now += time;
}
