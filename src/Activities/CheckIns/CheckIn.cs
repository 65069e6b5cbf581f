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

    /// <summary>The session of a ticket; null when the ticket or the session no longer is open.</summary>
    public async Task<Open?> FindByTicketAsync(string? ticket, CancellationToken cancellation) =>
        ticket is { Length: > 0 and < 500 } && codes.SessionOf(ticket) is { } id ? (await OpenAsync(cancellation)).FirstOrDefault(session => session.Id == id) : null;

    /// <summary>Whether the session can be checked in to now.</summary>
    public async Task<bool> IsOpenAsync(SessionId session, CancellationToken cancellation) => (await OpenAsync(cancellation)).Any(open => open.Id == session);

    /// <summary>How many have checked in.</summary>
    public Task<int> CountAsync(SessionId session, CancellationToken cancellation) =>
        database.ScalarAsync<int>(Sql.Of($"select count(*)::integer from attendance where session_id = {session} and superseded_at is null and is_self"), cancellation);

    /// <summary>Checks in the participant whose account is signed in, or who is known by reference and birth date. False when that is nobody who is expected.</summary>
    public Task<bool> RunAsync(Open session, CheckInInput? known, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return database.ScalarAsync<bool>(Sql.Of($"""
            select access.check_in({session.Id}, {Guid.CreateVersion7()}, {known?.Reference.Trim().ToUpperInvariant()}::text, {known?.BirthDate}::date,
                                   {CheckInRule.MinutesLate(session.StartsAt, now)}::integer, {SwedishTime.DateOf(session.StartsAt)}, {now})
            """), cancellation);
    }

    private Task<IReadOnlyList<Open>> OpenAsync(CancellationToken cancellation) => database.QueryAsync<Open>(Sql.Of($"""
        select o.id, {LocalText.Column("o.name")} as name, o.starts_at, o.ends_at from access.open_for_check_in({clock.GetUtcNow()}) o
        """), cancellation);

    /// <summary>A session that can be checked in to.</summary>
    public sealed record Open(SessionId Id, string Name, DateTimeOffset StartsAt, DateTimeOffset EndsAt);
}
