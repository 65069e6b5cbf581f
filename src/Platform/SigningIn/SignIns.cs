using Microsoft.AspNetCore.Identity;

namespace Samsteg.Platform;

/// <summary>
/// Begins and ends what a sign-in lasts. Its id stands in the cookie and is looked up with the roles at every request, so
/// that ending it ends every copy of the cookie.
/// </summary>
public sealed class SignIns(RequestDatabase database, SignInManager<Account> manager, CurrentUser user, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The claim that holds the sign-in's id.</summary>
    public const string Claim = "samsteg/sign-in";

    /// <summary>Lets an account in whose password, or demo role, has been checked.</summary>
    internal async Task BeginAsync(Account account, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        await database.ExecuteAsync(Sql.Of($"insert into sign_ins (id, account_id, started_at) values ({id}, {account.Id}, {clock.GetUtcNow()})"), cancellation);
        await audit.RecordAsync("signed_in", "accounts", account.Id, null, cancellation: cancellation);
        await manager.SignInWithClaimsAsync(account, isPersistent: false, [new System.Security.Claims.Claim(Claim, id.ToString())]);
    }

    /// <summary>Ends the sign-in of this request, if there is one.</summary>
    internal async Task EndAsync(CancellationToken cancellation)
    {
        if (user is { Account: { } account, SignIn: { } id })
        {
            await database.ExecuteAsync(Sql.Of($"update sign_ins set ended_at = {clock.GetUtcNow()} where id = {id}"), cancellation);
            await audit.RecordAsync("signed_out", "accounts", account.Value, null, cancellation: cancellation);
        }

        await manager.SignOutAsync();
    }
}
