using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Who has changed a part of a plan, and when.</summary>
/// <param name="By">Name.</param>
/// <param name="At">The moment.</param>
public sealed record ChangedBy(string By, DateTimeOffset At)
{
    /// <summary>Of the version that stands.</summary>
    internal static Task<ChangedBy?> OfAsync(RequestDatabase database, Registration standing, CancellationToken cancellation) => database.FindAsync<ChangedBy>(Sql.Of(
        $"select display_name as by, {standing.RegisteredAt}::timestamptz as at from accounts where id = {standing.RegisteredBy}"), cancellation);
}
