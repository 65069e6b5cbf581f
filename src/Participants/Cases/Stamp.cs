using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>When and by whom something is registered.</summary>
/// <param name="At">The moment, in UTC.</param>
/// <param name="By">Who.</param>
/// <param name="Today">The day it is in Sweden.</param>
internal readonly record struct Stamp(DateTimeOffset At, AccountId By, DateOnly Today)
{
    public static Stamp Of(TimeProvider clock, CurrentUser user) => new(clock.GetUtcNow(), user.RequiredAccount, clock.Today());
}
