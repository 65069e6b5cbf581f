using System.Globalization;
using System.Security.Cryptography;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>
/// Codes on the wall: eight signs made of the session and the minute with the program's key, so that none is kept anywhere. Whoever
/// shows one that holds gets a ticket, which gives the time to fill in a page.
/// </summary>
public sealed class CheckInCodes(Cipher cipher, TimeProvider clock)
{
    /// <summary>Longest that is looked at; people may write spaces or hyphens.</summary>
    public const int Longest = 20;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // none of I, L, O, U, which are misread
    private const int Signs = 8;
    private const int LongestTicket = 500;
    private const string TicketContext = "check-in";

    /// <summary>The code of the session that is shown now.</summary>
    public string Of(SessionId session) => Write(cipher.LookupHash(Said(session, CheckInRule.WindowOf(clock.GetUtcNow()))));

    /// <summary>Whether the code is the session's, and holds.</summary>
    public bool IsOf(SessionId session, string code)
    {
        var asked = new string([.. code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]).Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return CheckInRule.Holding(clock.GetUtcNow()).SelectMany(window => cipher.LookupHashes(Said(session, window)))
            .Any(hash => CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(Write(hash)), System.Text.Encoding.UTF8.GetBytes(asked)));
    }

    /// <summary>A ticket for who has shown a code that holds.</summary>
    public string Ticket(SessionId session) =>
        Convert.ToBase64String(cipher.Seal(string.Create(CultureInfo.InvariantCulture, $"{session} {clock.GetUtcNow().ToUnixTimeSeconds()}"), TicketContext));

    /// <summary>The session of a ticket that holds; null for anything else.</summary>
    public SessionId? SessionOf(string? ticket)
    {
        if (ticket is not { Length: > 0 and < LongestTicket })
        {
            return null;
        }

        var bytes = new byte[ticket.Length];
        if (!Convert.TryFromBase64String(ticket, bytes, out var length) || cipher.TryOpen(bytes[..length], TicketContext)?.Split(' ') is not [var session, var second])
        {
            return null;
        }

        var age = clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(long.Parse(second, CultureInfo.InvariantCulture));
        return age <= CheckInRule.TicketHolds ? new SessionId(Guid.Parse(session)) : null;
    }

    private static string Said(SessionId session, long window) => string.Create(CultureInfo.InvariantCulture, $"check-in {session} {window}");

    private static string Write(byte[] hash) => string.Create(Signs, hash, static (signs, bytes) =>
    {
        for (var at = 0; at < signs.Length; at++)
        {
            signs[at] = Alphabet[bytes[at] % Alphabet.Length];
        }
    });
}
