namespace Samsteg.Platform;

/// <summary>Asks somebody by mail to choose the first password of an account that has been made for them.</summary>
public sealed class Invitations(RequestDatabase database, OneTimeLinks links, Outbox outbox, AuditTrail audit)
{
    private const int Days = 7;

    /// <summary>Sends an invitation that works once and for seven days; an earlier one no longer works. False, and nothing sent, when the account is closed or its owner has answered one before.</summary>
    public async Task<bool> SendAsync(AccountId account, CancellationToken cancellation = default)
    {
        if (!await database.ScalarAsync<bool>(Sql.Of($"select not email_confirmed and closed_at is null from accounts where id = {account}"), cancellation))
        {
            return false;
        }

        var path = await links.MakeAsync(account.Value, "invitation", TimeSpan.FromDays(Days), cancellation);
        await outbox.TellAsync(MessageKinds.Invitation, account, path, [Days], cancellation);
        await audit.RecordAsync("invitation_sent", "accounts", account.Value, null, cancellation: cancellation);
        return true;
    }
}
