using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>
/// The taps of the user's telephones that have been answered, by the key that each carries: sent again because the answer never
/// arrived, a tap writes nothing. The caller has locked the session, so that two of the same do not pass each other.
/// </summary>
public sealed class AnsweredTaps(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>What became of it; null when it has not been answered.</summary>
    public async Task<Answer?> FindAsync(Guid key, byte[] digest, CancellationToken cancellation) =>
        await database.FindAsync<Answer>(Sql.Of($"select state, digest = {digest} as is_same from roster_taps where account_id = {user.RequiredAccount} and key = {key}"), cancellation);

    /// <summary>Notes what became of it, and forgets what no telephone sends again.</summary>
    public Task NoteAsync(Guid key, byte[] digest, EntryState state, CancellationToken cancellation) => database.ExecuteAsync(Sql.Of($"""
        with forgotten as (delete from roster_taps where account_id = {user.RequiredAccount} and answered_at < {clock.GetUtcNow() - (2 * DeviceClock.LongestWait)})
        insert into roster_taps (account_id, key, digest, state, answered_at)
        values ({user.RequiredAccount}, {key}, {digest}, {SnakeCase.Of(state.ToString())}, {clock.GetUtcNow()})
        """), cancellation);

    /// <summary>What a tap asks, in few bytes.</summary>
    public static byte[] DigestOf(SessionId session, RosterRowInput row) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{session} {row.Participant} {row.Base} {row.Mark} {row.Minutes} {row.Absence} {row.Wants} {row.WantedBefore}")));

    /// <summary>What became of a tap.</summary>
    /// <param name="State">What it was answered.</param>
    /// <param name="IsSame">Whether it asked the same.</param>
    public sealed record Answer(EntryState State, bool IsSame);
}
