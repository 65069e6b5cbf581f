using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Closes accounts, which ends their sign-ins at once in every browser, and opens them again. Nobody closes her own.</summary>
public sealed class CloseAccount(RequestDatabase database, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>Closes.</summary>
    public async Task<Result> RunAsync(AccountId account, CancellationToken cancellation)
    {
        if (account == user.RequiredAccount)
        {
            return Result.Refused(string.Empty, "accounts.close.own");
        }

        if (await database.ScalarAsync<bool>(Sql.Of($"select access.close_account({account}, {clock.GetUtcNow()})"), cancellation))
        {
            if (await LeavesNoAdministratorAsync(account, cancellation))
            {
                return Result.Refused(string.Empty, "accounts.close.last_administrator");
            }

            await audit.RecordAsync("closed", "accounts", account.Value, null, cancellation: cancellation);
        }

        return Result.Done;
    }

    /// <summary>Opens again; the roles that still hold come with it.</summary>
    public async Task<Result> ReopenAsync(AccountId account, CancellationToken cancellation)
    {
        if (await database.ExecuteAsync(Sql.Of($"update accounts set closed_at = null where id = {account} and closed_at is not null"), cancellation) > 0)
        {
            await audit.RecordAsync("reopened", "accounts", account.Value, null, cancellation: cancellation);
        }

        return Result.Done;
    }

    private async Task<bool> LeavesNoAdministratorAsync(AccountId account, CancellationToken cancellation)
    {
        var today = clock.Today();
        foreach (var held in await database.Context.Set<RoleAssignment>()
            .Where(role => role.AccountId == account && role.Role == Role.AssociationAdministrator).ToListAsync(cancellation))
        {
            if (!await Administrators.AreThereAsync(database, held.ValidFrom > today ? held.ValidFrom : today, held.ValidUntil, cancellation))
            {
                return true;
            }
        }

        return false;
    }
}
