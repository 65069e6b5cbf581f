using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>
/// Gives somebody a role, over the association or in an initiative, and makes the account when there is none with that address: how the
/// first person gets in. The password of a new account is read from standard input.
/// </summary>
internal static class AccountCommand
{
    private static readonly Option<string> Email = new("--email") { Description = "Address to sign in with", Required = true };
    private static readonly Option<string?> Name = new("--name") { Description = "Name shown to colleagues; needed for a new account" };
    private static readonly Option<Role> GivenRole = new("--role") { Description = "The role", DefaultValueFactory = static _ => Role.AssociationAdministrator };
    private static readonly Option<string?> Initiative = new("--initiative") { Description = "Id, registry number or Swedish name of the initiative that the role holds in" };
    private static readonly Option<string?> Organisation = new("--organisation") { Description = "Id, number or name of the organisation that the person works for" };
    private static readonly Option<string?> Until = new("--until") { Description = "Last day of the role, 2026-12-31; left out, until further notice" };

    public static IReadOnlyList<Option> Options => [Email, Name, GivenRole, Initiative, Organisation, Until];

    public static async Task RunAsync(ParseResult parsed, string connectionString, DataKeys keys, TimeProvider clock, CancellationToken cancellation)
    {
        var role = await RoleAsync(parsed, connectionString, clock.Today(), cancellation);
        await using var application = SamstegApplication.Build(Installation.Deployment(keys, isDemo: false, "http://localhost:5080"), connectionString, clock, "http://127.0.0.1:0");
        await using var scope = application.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
        await database.ActAsProgramAsync(cancellation);
        var account = await AccountAsync(parsed, scope.ServiceProvider.GetRequiredService<UserManager<Account>>(), cancellation);
        database.Context.Add(new RoleAssignment
        {
            AccountId = new AccountId(account.Id),
            Role = role.Role,
            InitiativeId = role.Initiative,
            OrganisationId = role.Organisation,
            ValidFrom = clock.Today(),
            ValidUntil = role.Until,
        });
        await database.Context.SaveChangesAsync(cancellation);
        await database.CommitAsync(cancellation);
        Console.WriteLine($"{account.DisplayName} can sign in.");
    }

    private static async Task<GivenRoleAt> RoleAsync(ParseResult parsed, string connectionString, DateOnly today, CancellationToken cancellation)
    {
        var role = parsed.GetValue(GivenRole);
        var initiative = parsed.GetValue(Initiative);
        if (PermissionTable.IsGivenInInitiatives(role) != initiative is not null)
        {
            throw new SamstegCommandException(initiative is null
                ? $"The role {role} belongs to an initiative: say which with --initiative."
                : $"The role {role} holds over the association: leave out --initiative.");
        }

        await using var database = NpgsqlDataSource.Create(connectionString);
        var place = await IdAsync(database, initiative, "initiative", "select id from initiatives where id::text = $1 or registry_number = $1 or name_sv = $1", cancellation);
        var organisation = await IdAsync(database, parsed.GetValue(Organisation), "organisation",
            "select id from organisations where id::text = $1 or organisation_number = $1 or name = $1", cancellation);
        if (organisation is null && PermissionTable.Roles[role].Cases != CaseReach.None)
        {
            throw new SamstegCommandException($"The role {role} keeps notes for an organisation: say which with --organisation.");
        }

        var until = UntilOf(parsed.GetValue(Until), today);
        if (until is null && PermissionTable.MustEnd(role))
        {
            throw new SamstegCommandException($"The role {role} always has a last day: say which with --until.");
        }

        return new GivenRoleAt(
            role,
            place is { } where ? new InitiativeId(where) : null,
            organisation is { } employer ? new OrganisationId(employer) : null,
            until);
    }

    private static DateOnly? UntilOf(string? typed, DateOnly today) =>
        typed is null ? null
        : !DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? throw new SamstegCommandException($"The date must look like 2026-12-31, not \"{typed}\".")
        : day < today ? throw new SamstegCommandException("The last day of the role has passed already.")
        : day;

    private static async Task<Guid?> IdAsync(NpgsqlDataSource database, string? named, string kind, string sql, CancellationToken cancellation)
    {
        if (named is null)
        {
            return null;
        }

        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = named });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(reader.GetGuid(0));
        }

        return found.Count == 1 ? found[0] : throw new SamstegCommandException(
            found.Count == 0 ? $"There is no {kind} \"{named}\"." : $"More than one {kind} is called \"{named}\": give its id.");
    }

    private static async Task<Account> AccountAsync(ParseResult parsed, UserManager<Account> accounts, CancellationToken cancellation)
    {
        var email = parsed.GetValue(Email)!;
        if (await accounts.FindByEmailAsync(email) is { } known)
        {
            return known;
        }

        if (parsed.GetValue(Name) is not { } name)
        {
            throw new SamstegCommandException($"There is no account with the address {email}: give a --name to make one.");
        }

        await Console.Error.WriteAsync("Password: ");
        var password = await Console.In.ReadLineAsync(cancellation) ?? string.Empty;
        var account = new Account { Id = Guid.CreateVersion7(), UserName = email, Email = email, DisplayName = name };
        var made = await accounts.CreateAsync(account, password);
        return made.Succeeded ? account : throw new SamstegCommandException(string.Join(" ", made.Errors.Select(static error => error.Description)));
    }

    private sealed record GivenRoleAt(Role Role, InitiativeId? Initiative, OrganisationId? Organisation, DateOnly? Until);
}
