using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>When a role ends, as typed.</summary>
public sealed class EndRoleInput
{
    /// <summary>Last day; one that has passed ends it at once.</summary>
    [Required]
    public DateOnly? Until { get; set; }
}

/// <summary>Ends roles. Nobody ends her own, a coach with participants keeps the role until they are handed over, and the association keeps an administrator.</summary>
public sealed class EndRole(RequestDatabase database, Outbox outbox, CurrentUser user, TimeProvider clock)
{
    /// <summary>Ends a role at once: yesterday was its last day; one that began today or later never held.</summary>
    /// <returns>Null when there is no such role that holds.</returns>
    public async Task<Result?> AtOnceAsync(InitiativeId initiative, Guid assignment, CancellationToken cancellation) =>
        await FindAsync(assignment, cancellation) is { } held && held.InitiativeId == initiative
            ? await RunAsync(held, clock.Today().AddDays(-1), cancellation)
            : null;

    /// <summary>Gives an account's role a last day.</summary>
    /// <returns>Null when the account has no such role that holds.</returns>
    public async Task<Result?> RunAsync(AccountId account, Guid assignment, EndRoleInput input, CancellationToken cancellation) =>
        await FindAsync(assignment, cancellation) is { } held && held.AccountId == account
            ? await RunAsync(held, input.Until!.Value, cancellation)
            : null;

    private async Task<Result> RunAsync(RoleAssignment held, DateOnly lastDay, CancellationToken cancellation)
    {
        if (held.AccountId == user.RequiredAccount)
        {
            return Result.Refused(string.Empty, "initiatives.role.own");
        }

        if (lastDay > GiveRole.Latest)
        {
            return Result.Refused(nameof(EndRoleInput.Until), "initiatives.role.day_wrong");
        }

        if (lastDay > held.ValidUntil)
        {
            return Result.Refused(nameof(EndRoleInput.Until), "initiatives.role.ends_before", Display.Day(held.ValidUntil.Value));
        }

        var today = clock.Today();
        var cases = held is { Role: Role.Coach, InitiativeId: { } initiative }
            ? await database.ScalarAsync<long>(Sql.Of($"select access.case_count({held.AccountId}, {initiative}, {today})"), cancellation)
            : 0;
        if (cases > 0)
        {
            return Result.Refused(string.Empty, "initiatives.role.has_cases", cases);
        }

        var earliest = (held.ValidFrom > today ? held.ValidFrom : today).AddDays(-1);
        var ended = held.ValidUntil;
        held.ValidUntil = lastDay > earliest ? lastDay : earliest;
        await database.Context.SaveChangesAsync(cancellation);
        var without = held.ValidUntil.Value.AddDays(1);
        if (held.Role == Role.AssociationAdministrator && !await Administrators.AreThereAsync(database, without, ended, cancellation))
        {
            return Result.Refused(nameof(EndRoleInput.Until), "initiatives.role.last_administrator", Display.Day(without));
        }

        await outbox.TellAsync(MessageKinds.RoleChanged, held.AccountId, "/", cancellation: cancellation);
        return Result.Done;
    }

    /// <summary>The role while it holds or will, with nobody else deciding on its holder's roles.</summary>
    private async Task<RoleAssignment?> FindAsync(Guid assignment, CancellationToken cancellation)
    {
        if (await database.QueryAsync<AccountId>(Sql.Of($"select account_id from role_assignments where id = {assignment}"), cancellation) is not [var holder])
        {
            return null;
        }

        await RoleLock.TakeAsync(database, holder, cancellation);
        var today = clock.Today();
        return await database.Context.Set<RoleAssignment>().SingleOrDefaultAsync(
            row => row.Id == assignment && (row.ValidUntil == null || (row.ValidUntil >= today && row.ValidUntil >= row.ValidFrom)), cancellation);
    }
}
