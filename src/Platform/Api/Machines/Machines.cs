using System.ComponentModel.DataAnnotations;

namespace Samsteg.Platform;

/// <summary>What is asked about a machine account.</summary>
public sealed class MachineInput
{
    /// <summary>Id of the form, which becomes the account's: sent twice it makes one account.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>What the other system is called.</summary>
    [Required, StringLength(100)]
    public string Name { get; set; } = string.Empty;

    /// <summary>What it does with us, and who answers for it.</summary>
    [Required, StringLength(500)]
    public string Purpose { get; set; } = string.Empty;
}

/// <summary>A machine account as its list shows it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">What the other system is called.</param>
/// <param name="Email">The address by which roles are given to it; nothing is sent there.</param>
/// <param name="Purpose">What it does with us.</param>
/// <param name="Roles">The roles it holds today.</param>
/// <param name="Waiting">How many of its roles wait for a lead of their initiative to let them hold.</param>
/// <param name="Keys">How many keys hold.</param>
public sealed record MachineRow(AccountId Id, string Name, string Email, string Purpose, string[] Roles, long Waiting, long Keys)
{
    /// <summary>Scopes that its roles give something to.</summary>
    public IReadOnlyList<string> Offered => [.. ApiScopes.All.Where(scope => ApiScopes.PermissionsOf(scope).Any(permission =>
        Roles.Any(role => PermissionTable.Roles[Enum.Parse<Role>(SnakeCase.ToPascal(role))].Permissions.Contains(permission))))];
}

/// <summary>Accounts that other systems use and nobody signs in to: no password, no address that anything is sent to. Roles are given to them as to a person; those in an initiative hold once a lead there has let them.</summary>
public sealed class Machines(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>How every machine's address ends, and no person's: the domain is one that never is (RFC 2606).</summary>
    public const string AddressEnd = "@maskin.invalid";

    /// <summary>All that are open, by name.</summary>
    public Task<IReadOnlyList<MachineRow>> AllAsync(CancellationToken cancellation) => database.QueryAsync<MachineRow>(Sql.Of($"""
        select a.id, a.display_name as name, a.email, m.purpose,
               array(select distinct r.role from role_assignments r
                     where r.account_id = a.id and r.valid_from <= {clock.Today()} and coalesce(r.valid_until, 'infinity') >= {clock.Today()}
                       and not r.awaits_confirmation order by 1) as roles,
               (select count(*) from role_assignments r where r.account_id = a.id and r.awaits_confirmation and coalesce(r.valid_until, 'infinity') >= {clock.Today()}) as waiting,
               (select count(*) from api_tokens t where t.account_id = a.id and t.revoked_at is null and t.expires_on >= {clock.Today()}) as keys
        from machine_accounts m join accounts a on a.id = m.account_id
        where a.closed_at is null
        order by a.display_name collate "sv-x-icu", a.id
        """), cancellation);

    /// <summary>One; null when there is none.</summary>
    public async Task<MachineRow?> FindAsync(AccountId account, CancellationToken cancellation) =>
        (await AllAsync(cancellation)).FirstOrDefault(machine => machine.Id == account);

    /// <summary>Makes one; done at once when the same form has been sent before.</summary>
    public async Task<Result> AddAsync(MachineInput input, CancellationToken cancellation)
    {
        if (await database.ScalarAsync<bool>(Sql.Of($"select exists (select from accounts where id = {input.Form})"), cancellation))
        {
            return Result.Done;
        }

        var email = $"maskin-{input.Form.ToString("N")[^10..]}{AddressEnd}";
        database.Context.Add(new Account
        {
            Id = input.Form,
            DisplayName = input.Name.Trim(),
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            SecurityStamp = Guid.NewGuid().ToString("N"),
        });
        await database.Context.SaveChangesAsync(cancellation);
        await database.ExecuteAsync(Sql.Of($"""
            insert into machine_accounts (account_id, purpose, created_at, created_by) values ({input.Form}, {input.Purpose.Trim()}, {clock.GetUtcNow()}, {user.RequiredAccount})
            """), cancellation);
        return Result.Done;
    }
}
