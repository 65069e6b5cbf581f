using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>A role as typed: over the association, in an initiative, or for an organisation, as the role asks for.</summary>
public class RoleInput
{
    /// <summary>The role.</summary>
    [Required]
    public Role? Role { get; set; }

    /// <summary>The initiative, for a role that holds in one.</summary>
    public InitiativeId? Initiative { get; set; }

    /// <summary>The organisation that the person works for.</summary>
    public OrganisationId? Organisation { get; set; }

    /// <summary>First day.</summary>
    [Required]
    public DateOnly? From { get; set; }

    /// <summary>Last day; null for until further notice, which not every role bears.</summary>
    public DateOnly? Until { get; set; }
}

/// <summary>A role in the initiative of the address, for somebody whose address is typed.</summary>
public sealed class AddressedRoleInput : RoleInput
{
    /// <summary>Address of an account that is there already.</summary>
    [Required, MaxLength(200), EmailAddress]
    public string Email { get; set; } = string.Empty;
}

/// <summary>Gives roles. Nobody gives her own, and what a participant's own account may is not given by hand.</summary>
public sealed class GiveRole(RequestDatabase database, InitiativeChoices initiatives, OrganisationChoices organisations, RoleMessages messages, Outbox outbox, CurrentUser user, TimeProvider clock)
{
    /// <summary>The last day that a role may be given.</summary>
    public static readonly DateOnly Latest = new(2099, 12, 31);

    private static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <summary>The roles that are given by hand.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [.. Enum.GetValues<Role>().Where(static role => PermissionTable.PlaceOf(role) != RolePlace.Person)];

    /// <summary>Those of them that hold in an initiative.</summary>
    public static IReadOnlyList<Role> RolesInInitiatives { get; } = [.. Roles.Where(PermissionTable.IsGivenInInitiatives)];

    /// <summary>The account with an address, as people type it; null when there is none, or it is closed.</summary>
    public async Task<AccountId?> FindAccountAsync(string email, CancellationToken cancellation)
    {
        var address = email.Trim().ToUpperInvariant();
        return (await database.QueryAsync<AccountId>(Sql.Of($"select id from accounts where normalized_email = {address} and closed_at is null"), cancellation))
            .Select(static id => (AccountId?)id).FirstOrDefault();
    }

    /// <summary>Checks and gives a role in an initiative to who has the address.</summary>
    public async Task<Result> RunAsync(InitiativeId initiative, AddressedRoleInput input, CancellationToken cancellation)
    {
        if (await FindAccountAsync(input.Email, cancellation) is not { } account)
        {
            return Result.Refused(nameof(input.Email), "initiatives.role.no_account");
        }

        if (account == user.RequiredAccount)
        {
            return Result.Refused(nameof(input.Email), "initiatives.role.own");
        }

        if (!RolesInInitiatives.Contains(input.Role!.Value))
        {
            return Result.Refused(nameof(input.Role), "initiatives.role.unknown");
        }

        input.Initiative = initiative;
        return await RunAsync(account, input, tells: true, cancellation);
    }

    /// <summary>Checks and gives.</summary>
    /// <param name="account">To whom.</param>
    /// <param name="input">What.</param>
    /// <param name="tells">Whether the holder is told by a message of its own.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<Result> RunAsync(AccountId account, RoleInput input, bool tells, CancellationToken cancellation)
    {
        if (account == user.RequiredAccount)
        {
            return Result.Refused(nameof(RoleInput.Role), "initiatives.role.own");
        }

        if (await ProblemsAsync(input, cancellation) is { Count: > 0 } problems)
        {
            return Result.Of(problems);
        }

        if (await IsHeldAsync(account, input, cancellation))
        {
            return Result.Refused(nameof(RoleInput.Role), "initiatives.role.held");
        }

        database.Context.Add(new RoleAssignment
        {
            AccountId = account,
            Role = input.Role!.Value,
            InitiativeId = input.Initiative,
            OrganisationId = input.Organisation,
            ValidFrom = input.From!.Value,
            ValidUntil = input.Until,
        });
        await database.Context.SaveChangesAsync(cancellation);
        if (tells)
        {
            await outbox.TellAsync(MessageKinds.RoleChanged, account, "/", cancellation: cancellation);
        }

        if (input.Initiative is { } initiative)
        {
            await messages.TellLeadsAsync(initiative, account, cancellation);
        }

        return Result.Done;
    }

    /// <summary>What is wrong with a role as typed, whoever is to hold it.</summary>
    public async Task<IReadOnlyList<Problem>> ProblemsAsync(RoleInput input, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        if (!Roles.Contains(input.Role!.Value))
        {
            problems.Add(new Problem(nameof(input.Role), "initiatives.role.unknown"));
            return problems;
        }

        var (role, place) = (input.Role.Value, PermissionTable.PlaceOf(input.Role.Value));
        if (place == RolePlace.Initiative && (input.Initiative is not { } initiative || await initiatives.FindAsync(initiative, cancellation) is null))
        {
            problems.Add(new Problem(nameof(input.Initiative), "initiatives.role.no_initiative"));
        }
        else if (place != RolePlace.Initiative && input.Initiative is not null)
        {
            problems.Add(new Problem(nameof(input.Initiative), "initiatives.role.initiative_left_over"));
        }

        if (input.Organisation is null && PermissionTable.Roles[role].Cases != CaseReach.None)
        {
            problems.Add(new Problem(nameof(input.Organisation), "initiatives.role.no_organisation"));
        }
        else if (input.Organisation is null && place == RolePlace.Organisation)
        {
            problems.Add(new Problem(nameof(input.Organisation), "initiatives.role.for_organisation"));
        }
        else if (input.Organisation is { } organisation && await organisations.FindAsync(organisation, cancellation) is null)
        {
            problems.Add(new Problem(nameof(input.Organisation), "initiatives.problem.organisation_unknown"));
        }

        if (input.From < Earliest || input.From > Latest)
        {
            problems.Add(new Problem(nameof(input.From), "initiatives.role.day_wrong"));
        }

        if (input.Until is null && PermissionTable.MustEnd(role))
        {
            problems.Add(new Problem(nameof(input.Until), "initiatives.role.must_end"));
        }
        else if (input.Until < input.From || input.Until < clock.Today())
        {
            problems.Add(new Problem(nameof(input.Until), "initiatives.role.until_wrong"));
        }
        else if (input.Until > Latest)
        {
            problems.Add(new Problem(nameof(input.Until), "initiatives.role.day_wrong"));
        }

        return problems;
    }

    // One at a time, so that two who give the same role at once do not both.
    private async Task<bool> IsHeldAsync(AccountId account, RoleInput input, CancellationToken cancellation)
    {
        await RoleLock.TakeAsync(database, account, cancellation);
        return await database.ScalarAsync<bool>(Sql.Of($"""
            select exists (select from role_assignments
                where account_id = {account} and role = {input.Role} and initiative_id is not distinct from {input.Initiative}::uuid
                  and organisation_id is not distinct from {input.Organisation}::uuid
                  and valid_from <= coalesce({input.Until}::date, 'infinity') and coalesce(valid_until, 'infinity') >= greatest({input.From}::date, valid_from))
            """), cancellation);
    }
}
