using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>
/// Whether a personal number is somebody's already, by its keyed hash. To be told so is to learn that the person is here,
/// perhaps in a file that is closed to the user: it is logged.
/// </summary>
public sealed class KnownNumbers(RequestDatabase database, Cipher cipher, AuditTrail audit)
{
    /// <summary>Whether another participant of the initiative has it.</summary>
    internal async Task<bool> HaveAsync(PersonalNumber number, InitiativeId initiative, ParticipantId otherThan, CancellationToken cancellation)
    {
        var isKnown = await database.ScalarAsync<bool>(
            Sql.Of($"select access.number_taken({initiative}, {cipher.LookupHashes(number.Normalised)}::bytea[], {otherThan})"), cancellation);
        if (isKnown)
        {
            audit.MeetNumber(initiative);
        }

        return isKnown;
    }
}
