using Microsoft.EntityFrameworkCore;

namespace Samsteg.Platform;

/// <summary>Hides a document. Its versions stay, for the log and for who orders them back.</summary>
public sealed class RemoveDocument(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Does it; null when there is no such document.</summary>
    public async Task<Result?> RunAsync(DocumentSubject subject, Guid document, CancellationToken cancellation)
    {
        var found = await database.Context.Set<Document>().SingleOrDefaultAsync(
            row => row.Id == document && row.RemovedAt == null && row.InitiativeId == subject.Initiative && row.ParticipantId == subject.Participant && row.OrganisationId == subject.Organisation,
            cancellation);
        if (found is null)
        {
            return null;
        }

        found.Remove(clock.GetUtcNow(), user.RequiredAccount);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
