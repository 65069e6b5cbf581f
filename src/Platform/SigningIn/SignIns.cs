using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Samsteg.Platform;

/// <summary>
/// Begins and ends what a sign-in lasts. Its id stands in the cookie and is looked up with the roles at every request, so
/// that ending it ends every copy of the cookie.
/// </summary>
public sealed class SignIns(RequestDatabase database, IHttpContextAccessor accessor, CurrentUser user, AuditTrail audit, Outbox outbox, TimeProvider clock)
{
    /// <summary>The claim that holds the sign-in's id.</summary>
    public const string Claim = "samsteg/sign-in";

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("Nobody signs in outside a request.");

    /// <summary>Lets an account in that has been shown to be its owner's, who is told when it is by a device that the account never used before.</summary>
    internal async Task BeginAsync(Account account, SignInMethod method, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        var now = clock.GetUtcNow();
        var device = DeviceName.Of(Context.Request.Headers.UserAgent);
        if (method != SignInMethod.Demo && await database.ScalarAsync<bool>(Sql.Of($"select access.is_new_device({account.Id}, {device})"), cancellation))
        {
            await outbox.TellAsync(MessageKinds.NewDevice, new AccountId(account.Id), "/mitt-konto/inloggningar", cancellation: cancellation);
        }

        await database.ExecuteAsync(Sql.Of($"""
            insert into sign_ins (id, account_id, started_at, last_seen_at, proved_at, method, device)
            values ({id}, {account.Id}, {now}, {now}, {now}, {method}, {device})
            """), cancellation);
        await database.ExecuteAsync(Sql.Of($"update accounts set access_failed_count = 0, lockout_end = null where id = {account.Id}"), cancellation);
        await audit.RecordAsync("signed_in", "accounts", account.Id, null, changes: new { method = SnakeCase.Of(method.ToString()) }, cancellation: cancellation);
        if (!Context.Request.Cookies.ContainsKey(LanguageCookie.Name))
        {
            LanguageCookie.Leave(Context.Response, account.Language);
        }

        await Context.SignInAsync(IdentityConstants.ApplicationScheme, new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()), new Claim(Claim, id.ToString())], IdentityConstants.ApplicationScheme)));
    }

    /// <summary>Notes that the user has just shown again who they are.</summary>
    internal async Task ProveAsync(SignInMethod method, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"update sign_ins set proved_at = {clock.GetUtcNow()}, method = {method} where id = {user.SignIn}"), cancellation);
        await audit.RecordAsync("proved_again", "accounts", user.RequiredAccount.Value, null, changes: new { method = SnakeCase.Of(method.ToString()) }, cancellation: cancellation);
    }

    /// <summary>Ends the sign-in of this request, if there is one.</summary>
    internal async Task EndAsync(CancellationToken cancellation)
    {
        if (user is { Account: { } account, SignIn: { } id })
        {
            await database.ExecuteAsync(Sql.Of($"update sign_ins set ended_at = greatest({clock.GetUtcNow()}::timestamptz, started_at) where id = {id}"), cancellation);
            await audit.RecordAsync("signed_out", "accounts", account.Value, null, cancellation: cancellation);
        }

        await Context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Ends one of the user's sign-ins; false when the user has no such one.</summary>
    internal async Task<bool> EndAsync(Guid signIn, CancellationToken cancellation)
    {
        var ended = await database.ExecuteAsync(Sql.Of($"update sign_ins set ended_at = greatest({clock.GetUtcNow()}::timestamptz, started_at) where id = {signIn} and account_id = {user.RequiredAccount} and ended_at is null"), cancellation);
        if (ended > 0)
        {
            await audit.RecordAsync("sign_in_ended", "accounts", user.RequiredAccount.Value, null, cancellation: cancellation);
        }

        return ended > 0;
    }

    /// <summary>Ends all sign-ins of an account but that of this request: after a new password, or when somebody is let go.</summary>
    public async Task EndOthersAsync(AccountId account, CancellationToken cancellation = default)
    {
        var ended = await database.ScalarAsync<long>(Sql.Of($"select access.end_sign_ins({account}, {clock.GetUtcNow()}, {user.SignIn}::uuid)"), cancellation);
        if (ended > 0)
        {
            await audit.RecordAsync("sign_ins_ended", "accounts", account.Value, null, changes: new { ended }, cancellation: cancellation);
        }
    }
}
