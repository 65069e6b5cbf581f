using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Lets one at a time decide on a participant, where what is written must agree with what others may write meanwhile.</summary>
public static class CaseLock
{
    /// <summary>Waits for the others; held until the transaction ends. Read what is to be agreed with after it.</summary>
    public static Task TakeAsync(RequestDatabase database, ParticipantId participant, CancellationToken cancellation) =>
        database.ExecuteAsync(Sql.Of($"select from participants where id = {participant} for no key update"), cancellation);
}
