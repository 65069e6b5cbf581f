using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Finds a case and notes that its file is opened, on a page or over the API.</summary>
public sealed class OpenedCase(RequestDatabase database, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The case, or null when there is none in that initiative or it is closed to the user.</summary>
    public async Task<CaseFacts?> FindAsync(InitiativeId initiative, ParticipantId participant, CancellationToken cancellation)
    {
        var facts = await CaseFacts.FindAsync(database, initiative, participant, clock.Today(), cancellation);
        if (facts is not null)
        {
            audit.Open(initiative, participant);
        }

        return facts;
    }
}
