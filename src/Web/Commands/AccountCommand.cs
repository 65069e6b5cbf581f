using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Makes an account with a role over the association: how the first person gets in. The password is read from standard input.</summary>
internal static class AccountCommand
{
    private static readonly Option<string> Email = new("--email") { Description = "Address to sign in with", Required = true };
    private static readonly Option<string> Name = new("--name") { Description = "Name shown to colleagues", Required = true };
    private static readonly Option<Role> GivenRole = new("--role") { Description = "Role over the association", DefaultValueFactory = static _ => Role.AssociationAdministrator };

    public static IReadOnlyList<Option> Options => [Email, Name, GivenRole];

    public static async Task RunAsync(ParseResult parsed, string connectionString, DataKeys keys, TimeProvider clock, CancellationToken cancellation)
    {
        var role = parsed.GetValue(GivenRole);
        if (PermissionTable.Roles[role] is { Initiatives: Reach.Assigned } or { Cases: not CaseReach.None })
        {
            throw new SamstegCommandException($"The role {role} belongs to an initiative; give it there.");
        }

        await Console.Error.WriteAsync("Password: ");
        var password = await Console.In.ReadLineAsync(cancellation) ?? string.Empty;
        await using var application = SamstegApplication.Build(Installation.Deployment(keys, isDemo: false), connectionString, clock, "http://127.0.0.1:0");
        await using var scope = application.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
        await database.BeginAsync(cancellation);
        var account = new Account { Id = Guid.CreateVersion7(), UserName = parsed.GetValue(Email), Email = parsed.GetValue(Email), DisplayName = parsed.GetValue(Name)! };
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, password);
        if (!made.Succeeded)
        {
            throw new SamstegCommandException(string.Join(" ", made.Errors.Select(static error => error.Description)));
        }

        database.Context.Add(new RoleAssignment { AccountId = new AccountId(account.Id), Role = role, ValidFrom = clock.Today() });
        await database.Context.SaveChangesAsync(cancellation);
        await database.CommitAsync(cancellation);
        Console.WriteLine($"{account.DisplayName} can sign in.");
    }
}
