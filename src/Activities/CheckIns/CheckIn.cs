using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Who checks in without an account.</summary>
public sealed class CheckInInput
{
    /// <summary>The short code that the participant has been given.</summary>
    [Required, StringLength(30)]
    public string Reference { get; init; } = string.Empty;

    /// <summary>Birth date.</summary>
    [Required]
    public DateOnly? BirthDate { get; init; }
}

/// <summary>Lets participants check in to a session by the code on its wall.</summary>
public sealed class CheckIn(RequestDatabase database, CheckInCodes codes, TimeProvider clock)
{
    /// <summary>The session that a code on the wall is of; null for a code that does not hold.</summary>
    public async Task<Open?> FindAsync(string? code, CancellationToken cancellation) =>
        code is not { Length: > 0 and <= CheckInCodes.Longest } ? null : (await OpenAsync(cancellation)).FirstOrDefault(session => codes.IsOf(session.Id, code));

    /// <summary>The session, while it can be checked in to; null otherwise.</summary>
    public async Task<Open?> FindAsync(SessionId session, CancellationToken cancellation) => (await OpenAsync(cancellation)).FirstOrDefault(open => open.Id == session);

    /// <summary>From when until when the session can be checked in to.</summary>
    public Task<Hours?> HoursAsync(SessionId session, CancellationToken cancellation) => database.FindAsync<Hours>(Sql.Of($"""
        select access.check_in_opens(s.starts_at) as opens_at, access.check_in_closes(s.type, s.starts_at, s.ends_at) as closes_at from sessions s where s.id = {session}
        """), cancellation);

    /// <summary>How many have checked in.</summary>
    public Task<int> CountAsync(SessionId session, CancellationToken cancellation) =>
        database.ScalarAsync<int>(Sql.Of($"select count(*)::integer from attendance where session_id = {session} and superseded_at is null and is_self"), cancellation);

    /// <summary>Checks in the participant whose account is signed in, or who is known by reference and birth date. False when that is nobody who is expected.</summary>
    public Task<bool> RunAsync(Open session, CheckInInput? known, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return database.ScalarAsync<bool>(Sql.Of($"""
            select access.check_in({session.Id}, {Guid.CreateVersion7()}, {known?.Reference.Trim().ToUpperInvariant()}::text, {known?.BirthDate}::date,
                                   {(session.IsDropIn ? null : CheckInRule.MinutesLate(session.StartsAt, now))}::integer, {SwedishTime.DateOf(session.StartsAt)}, {now})
            """), cancellation);
    }

    private Task<IReadOnlyList<Open>> OpenAsync(CancellationToken cancellation) => database.QueryAsync<Open>(Sql.Of($"""
        select o.id, {LocalText.Column("o.name")} as name, o.starts_at, o.ends_at, o.is_drop_in from access.open_for_check_in({clock.GetUtcNow()}) o
        """), cancellation);

    /// <summary>A session that can be checked in to.</summary>
    public sealed record Open(SessionId Id, string Name, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool IsDropIn);

    /// <summary>From when until when a session can be checked in to.</summary>
    public sealed record Hours(DateTimeOffset OpensAt, DateTimeOffset ClosesAt);
}
