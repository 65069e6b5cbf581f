using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Opens what was frozen, because somebody changes it: the signatures of that version count no more, and those who gave them are told.</summary>
public sealed class ReopenApplication(RequestDatabase database, Outbox outbox, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>Opens it; what is saved next is part of the same transaction.</summary>
    public async Task RunAsync(Application application, CancellationToken cancellation)
    {
        var (now, by) = (clock.GetUtcNow(), user.RequiredAccount);
        database.Context.Add(application.Do(ApplicationAct.Reopen, by, now));
        await database.Context.SaveChangesAsync(cancellation); // holds the application: who signs at the same moment has done so before this, or finds it void
        var signed = await database.QueryAsync<Signed>(Sql.Of($"""
            with gone as (
                update application_versions set voided_at = {now}, voided_by = {by} where initiative_id = {application.InitiativeId} and voided_at is null and agreed_at is null returning id)
            select g.id as version, s.request_id, case when s.method <> 'paper' then s.recorded_by end as account_id from gone g left join signatures s on s.version_id = g.id
            """), cancellation);
        foreach (var (request, account) in signed.Where(static one => one.AccountId is not null).Select(static one => (one.RequestId!.Value, one.AccountId!.Value)))
        {
            await outbox.TellAsync(SigningMessages.Voided, account, SigningPaths.Sign(request), cancellation: cancellation);
        }

        foreach (var version in signed.Select(static one => one.Version).Distinct())
        {
            await audit.RecordAsync("voided", "application_versions", version, application.InitiativeId, cancellation: cancellation);
        }
    }

    private sealed record Signed(Guid Version, Guid? RequestId, AccountId? AccountId);
}
