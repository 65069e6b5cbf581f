using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Opens what was frozen, because somebody changes it: the signatures of that version count no more.</summary>
public sealed class ReopenApplication(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Opens it; what is saved next is part of the same transaction.</summary>
    public async Task RunAsync(Application application, CancellationToken cancellation)
    {
        database.Context.Add(application.Do(ApplicationAct.Reopen, user.RequiredAccount, clock.GetUtcNow()));
        await database.Context.SaveChangesAsync(cancellation);
    }
}
