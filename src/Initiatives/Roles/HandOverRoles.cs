using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>To whom and from when, as typed.</summary>
public sealed class HandOverRolesInput
{
    /// <summary>Address of the account that takes over.</summary>
    [Required, MaxLength(200), EmailAddress]
    public string Email { get; set; } = string.Empty;

    /// <summary>The first day of who takes over; the one before is the giver's last.</summary>
    [Required]
    public DateOnly? From { get; set; }
}

/// <summary>What a hand-over moved.</summary>
/// <param name="Result">Done, or why not.</param>
/// <param name="Roles">How many roles.</param>
/// <param name="Cases">How many participants got another coach.</param>
public sealed record HandedOver(Result Result, int Roles = 0, long Cases = 0);

/// <summary>
/// Everything that somebody holds goes to somebody else on a day, in one act: the roles, and with them a coach's
/// participants and the groups that are led. Neither of the two is who does it.
/// </summary>
public sealed class HandOverRoles(RequestDatabase database, GiveRole give, RoleMessages messages, Outbox outbox, CurrentUser user, TimeProvider clock)
{
    private const int FarthestDays = 366;

    /// <summary>Checks and moves.</summary>
    public async Task<HandedOver> RunAsync(AccountId giver, HandOverRolesInput input, CancellationToken cancellation)
    {
        var day = input.From!.Value;
        if (await give.FindAccountAsync(input.Email, cancellation) is not { } taker)
        {
            return Refused(nameof(input.Email), "initiatives.role.no_account");
        }

        if (taker == giver)
        {
            return Refused(nameof(input.Email), "accounts.hand_over.same");
        }

        if (user.RequiredAccount == taker || user.RequiredAccount == giver)
        {
            return Refused(nameof(input.Email), "initiatives.role.own");
        }

        if (day < clock.Today() || day > clock.Today().AddDays(FarthestDays))
        {
            return Refused(nameof(input.From), "accounts.hand_over.day_wrong");
        }

        foreach (var account in new[] { giver, taker }.OrderBy(static account => account.Value))
        {
            await RoleLock.TakeAsync(database, account, cancellation);
        }

        var held = await HeldAsync(giver, day, cancellation);
        if (held.Count == 0)
        {
            return Refused(string.Empty, "accounts.hand_over.nothing");
        }

        var taken = await HeldAsync(taker, day, cancellation);
        var administrations = held.Where(static role => role.Role == Role.AssociationAdministrator).Select(role => (First: role.ValidFrom > day ? role.ValidFrom : day, Last: role.ValidUntil)).ToList();
        foreach (var role in held)
        {
            if (!taken.Exists(other => Covers(other, role, day)))
            {
                database.Context.Add(new RoleAssignment
                {
                    AccountId = taker,
                    Role = role.Role,
                    InitiativeId = role.InitiativeId,
                    OrganisationId = role.OrganisationId,
                    ValidFrom = role.ValidFrom > day ? role.ValidFrom : day,
                    ValidUntil = role.ValidUntil,
                });
            }

            role.ValidUntil = (role.ValidFrom > day ? role.ValidFrom : day).AddDays(-1);
        }

        await database.Context.SaveChangesAsync(cancellation);
        foreach (var (first, last) in administrations)
        {
            if (!await Administrators.AreThereAsync(database, first, last, cancellation))
            {
                return Refused(nameof(input.Email), "accounts.hand_over.last_administrator");
            }
        }

        var cases = await MoveWorkAsync(giver, taker, held, day, cancellation);
        foreach (var account in new[] { giver, taker })
        {
            await outbox.TellAsync(MessageKinds.RoleChanged, account, "/", cancellation: cancellation);
        }

        foreach (var initiative in held.Select(static role => role.InitiativeId).OfType<InitiativeId>().Distinct())
        {
            await messages.TellLeadsAsync(initiative, taker, cancellation);
        }

        return new HandedOver(Result.Done, held.Count, cases);
    }

    private async Task<long> MoveWorkAsync(AccountId giver, AccountId taker, List<RoleAssignment> held, DateOnly day, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var cases = 0L;
        foreach (var initiative in held.Select(static role => role.InitiativeId).OfType<InitiativeId>().Distinct())
        {
            if (held.Exists(role => role.Role == Role.Coach && role.InitiativeId == initiative))
            {
                cases += await database.ScalarAsync<long>(Sql.Of($"select access.hand_over_cases({giver}, {taker}, {initiative}, {day}, {now})"), cancellation);
            }

            await database.ScalarAsync<long>(Sql.Of($"select access.hand_over_groups({giver}, {taker}, {initiative}, {day}, {now})"), cancellation);
        }

        return cases;
    }

    private Task<List<RoleAssignment>> HeldAsync(AccountId account, DateOnly day, CancellationToken cancellation) =>
        database.Context.Set<RoleAssignment>()
            .Where(role => role.AccountId == account && role.Role != Role.Participant && (role.ValidUntil == null || (role.ValidUntil >= day && role.ValidUntil >= role.ValidFrom)))
            .OrderBy(static role => role.Id).ToListAsync(cancellation);

    private static bool Covers(RoleAssignment other, RoleAssignment role, DateOnly day) =>
        (other.Role, other.InitiativeId, other.OrganisationId) == (role.Role, role.InitiativeId, role.OrganisationId)
        && other.ValidFrom <= (role.ValidFrom > day ? role.ValidFrom : day)
        && (other.ValidUntil ?? DateOnly.MaxValue) >= (role.ValidUntil ?? DateOnly.MaxValue);

    private static HandedOver Refused(string field, string textKey) => new(Result.Refused(field, textKey));
}
