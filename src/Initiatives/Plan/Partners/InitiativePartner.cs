using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>An organisation that is party to an initiative, and what it does in it.</summary>
public sealed class InitiativePartner : IOrderedPart
{
    /// <inheritdoc/>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The organisation; once only in an initiative.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Whether it owns the initiative. Follows the initiative's own owner.</summary>
    public bool IsOwner { get; internal set; }

    /// <summary>Whether it signs the application.</summary>
    public bool Signs { get; internal set; }

    /// <summary>What it does.</summary>
    public required LocalText Role { get; set; }

    /// <inheritdoc/>
    public int Position { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>The owner as a partner.</summary>
    internal static InitiativePartner Owning(Initiative initiative, int position) => new()
    {
        InitiativeId = initiative.Id,
        OrganisationId = initiative.OwnerId,
        IsOwner = true,
        Signs = true,
        Role = new LocalText("Insatsägare", "Initiative owner"),
        Position = position,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<InitiativePartner>
    {
        public void Configure(EntityTypeBuilder<InitiativePartner> builder)
        {
            builder.ToTable("initiative_partners");
            builder.HasOne<Initiative>().WithMany().HasForeignKey(static partner => partner.InitiativeId).OnDelete(DeleteBehavior.ClientNoAction);
        }
    }
}
