using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Samsteg.Platform;

/// <summary>A person who signs in. Passwords, lockout and stamps are ASP.NET Core Identity's.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Name shown to colleagues.</summary>
    public string DisplayName { get; set; } = string.Empty;

    /// <summary>One of the demo's roles, which demo mode lets in with one click; null for a real account.</summary>
    public string? DemoRole { get; set; }

    /// <summary><c>sv</c> or <c>en</c>: of mails, and of screens after signing in.</summary>
    public string Language { get; set; } = "sv";

    /// <summary>Where others reach the holder at work; null for nowhere. The telephone number of Identity's is where text messages go.</summary>
    public string? WorkPhone { get; set; }

    /// <summary>When it was closed; null while it lets its holder in.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> builder)
        {
            builder.ToTable("accounts");
            builder.Ignore(static account => account.PasswordHash); // see AccountPassword
        }
    }

    internal sealed class ClaimMapping : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("account_claims");
    }

    internal sealed class LoginMapping : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) => builder.ToTable("account_logins");
    }

    internal sealed class TokenMapping : IEntityTypeConfiguration<IdentityUserToken<Guid>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) => builder.ToTable("account_tokens");
    }
}

/// <summary>A passkey of an account: its public half, which <see cref="SamstegContext"/> knows as Identity's.</summary>
internal sealed class PasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("account_passkeys");
        builder.OwnsOne(static passkey => passkey.Data).ToJson("data");
    }
}

/// <summary>An account's password, hashed and sealed. It lies apart from the account, which everybody reads the name of.</summary>
internal sealed class AccountPassword
{
    /// <summary>Whose.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The hash, sealed for the account.</summary>
    [Sensitive]
    public required byte[] Cipher { get; set; }

    /// <summary>When it was chosen; null for one from before this was kept.</summary>
    public DateTimeOffset? ChangedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AccountPassword>
    {
        public void Configure(EntityTypeBuilder<AccountPassword> builder)
        {
            builder.ToTable("account_passwords");
            builder.HasKey(static password => password.AccountId);
            builder.HasOne<Account>().WithOne().HasForeignKey<AccountPassword>(static password => password.AccountId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A role given to an account, from a day and perhaps until one.</summary>
public sealed class RoleAssignment
{
    /// <summary>Id of the assignment.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Who holds it.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>The role.</summary>
    public required Role Role { get; init; }

    /// <summary>Where; null for the whole association.</summary>
    public InitiativeId? InitiativeId { get; init; }

    /// <summary>For which organisation the holder works.</summary>
    public OrganisationId? OrganisationId { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; null for until further notice.</summary>
    public DateOnly? ValidUntil { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RoleAssignment>
    {
        public void Configure(EntityTypeBuilder<RoleAssignment> builder) => builder.ToTable("role_assignments");
    }
}
