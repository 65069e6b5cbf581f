using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>A role in an initiative as typed.</summary>
public sealed class RoleInput
{
    /// <summary>Address of an account that is there already.</summary>
    [Required, MaxLength(200), EmailAddress]
    public string Email { get; set; } = string.Empty;

    /// <summary>The role.</summary>
    [Required]
    public Role? Role { get; set; }

    /// <summary>The organisation that the person works for.</summary>
    public OrganisationId? Organisation { get; set; }

    /// <summary>First day.</summary>
    [Required]
    public DateOnly? From { get; set; }

    /// <summary>Last day; null for until further notice.</summary>
    public DateOnly? Until { get; set; }
}

/// <summary>Gives roles in an initiative to those who have an account, and ends them. Nobody gives or ends her own.</summary>
public sealed class GiveRole(RequestDatabase database, OrganisationChoices organisations, CurrentUser user, TimeProvider clock)
{
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <summary>The roles that hold in an initiative.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [.. Enum.GetValues<Role>().Where(PermissionTable.IsGivenInInitiatives)];

    /// <summary>Checks and gives.</summary>
    public async Task<Result> RunAsync(InitiativeId initiative, RoleInput input, CancellationToken cancellation)
    {
        var email = input.Email.Trim().ToUpperInvariant();
        var account = await database.Context.Set<Account>().Where(row => row.NormalizedEmail == email).Select(static row => (Guid?)row.Id).SingleOrDefaultAsync(cancellation);
        var problems = new List<Problem>();
        if (account is null)
        {
            problems.Add(new Problem(nameof(input.Email), "initiatives.role.no_account"));
        }
        else if (account == user.RequiredAccount.Value)
        {
            problems.Add(new Problem(nameof(input.Email), "initiatives.role.own"));
        }

        if (!Roles.Contains(input.Role!.Value))
        {
            problems.Add(new Problem(nameof(input.Role), "initiatives.role.unknown"));
        }
        else if (input.Organisation is null && PermissionTable.Roles[input.Role.Value].Cases != CaseReach.None)
        {
            problems.Add(new Problem(nameof(input.Organisation), "initiatives.role.no_organisation"));
        }

        if (input.Organisation is { } organisation && await organisations.FindAsync(organisation, cancellation) is null)
        {
            problems.Add(new Problem(nameof(input.Organisation), "initiatives.problem.organisation_unknown"));
        }

        if (input.From < Earliest)
        {
            problems.Add(new Problem(nameof(input.From), "initiatives.role.day_wrong"));
        }

        if (input.Until < input.From || input.Until < clock.Today())
        {
            problems.Add(new Problem(nameof(input.Until), "initiatives.role.until_wrong"));
        }

        if (problems.Count == 0 && await IsHeldAsync(initiative, new AccountId(account!.Value), input, cancellation))
        {
            problems.Add(new Problem(nameof(input.Role), "initiatives.role.held"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        database.Context.Add(new RoleAssignment
        {
            AccountId = new AccountId(account!.Value),
            Role = input.Role.Value,
            InitiativeId = initiative,
            OrganisationId = input.Organisation,
            ValidFrom = input.From!.Value,
            ValidUntil = input.Until,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Ends a role at once: yesterday was its last day; one that began today or later never held.</summary>
    /// <returns>Null when the initiative has no such role that holds.</returns>
    public async Task<Result?> EndAsync(InitiativeId initiative, Guid assignment, CancellationToken cancellation)
    {
        var today = clock.Today();
        var held = await database.Context.Set<RoleAssignment>().SingleOrDefaultAsync(
            row => row.Id == assignment && row.InitiativeId == initiative && (row.ValidUntil == null || (row.ValidUntil >= today && row.ValidUntil >= row.ValidFrom)), cancellation);
        if (held is null)
        {
            return null;
        }

        if (held.AccountId == user.RequiredAccount)
        {
            return Result.Refused(string.Empty, "initiatives.role.own");
        }

        var cases = held.Role == Role.Coach
            ? await database.ScalarAsync<long>(Sql.Of($"select access.case_count({held.AccountId}, {initiative}, {today})"), cancellation)
            : 0;
        if (cases > 0)
        {
            return Result.Refused(string.Empty, "initiatives.role.has_cases", cases);
        }

        held.ValidUntil = (held.ValidFrom > today ? held.ValidFrom : today).AddDays(-1);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    // One at a time, so that two who give the same role at once do not both.
    private async Task<bool> IsHeldAsync(InitiativeId initiative, AccountId account, RoleInput input, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"select pg_advisory_xact_lock(hashtextextended({account.Value.ToString()}, 0))"), cancellation);
        return await database.ScalarAsync<bool>(Sql.Of($"""
            select exists (select from role_assignments
                where account_id = {account} and initiative_id = {initiative} and role = {input.Role} and organisation_id is not distinct from {input.Organisation}::uuid
                  and valid_from <= coalesce({input.Until}::date, 'infinity') and coalesce(valid_until, 'infinity') >= greatest({input.From}::date, valid_from))
            """), cancellation);
    }
}
