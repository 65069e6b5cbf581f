using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Finds a case and notes that its file is opened, on a page or over the API; and knows whether what was found may be changed.</summary>
public sealed class OpenedCase(RequestDatabase database, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    private CaseFacts? _found;

    /// <summary>The case, or null when there is none in that initiative or it is closed to the user.</summary>
    public async Task<CaseFacts?> FindAsync(InitiativeId initiative, ParticipantId participant, CancellationToken cancellation)
    {
        _found = await CaseFacts.FindAsync(database, initiative, participant, clock.Today(), cancellation);
        if (_found is not null)
        {
            audit.Open(initiative, participant);
        }

        return _found;
    }

    /// <summary>The case to change; null also where its file was only opened outside the own cases, and is read.</summary>
    public async Task<CaseFacts?> FindToChangeAsync(InitiativeId initiative, ParticipantId participant, CancellationToken cancellation) =>
        await FindAsync(initiative, participant, cancellation) is { IsOnlyOpened: false } facts ? facts : null;

    /// <summary>Whether the user may change the case that was found: by role, and not where the file was only opened outside the own cases.</summary>
    public bool MayEdit => _found is { IsOnlyOpened: false } facts && user.May(Permissions.ParticipantsEdit, facts.InitiativeId);
}
