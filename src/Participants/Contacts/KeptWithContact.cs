using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What was written at a contact beside that it was: seen by the keeper's staff, and by whom a waiver lets read notes.</summary>
public abstract class KeptWithContact
{
    /// <summary>Id of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>About whom.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>The version of the contact it belongs to.</summary>
    public required Guid ContactId { get; init; }

    /// <summary>Who keeps it.</summary>
    public required OrganisationId KeeperOrganisationId { get; init; }

    /// <summary>Maps it to a table; the contact is written first.</summary>
    private protected static void Map<T>(EntityTypeBuilder<T> builder, string table)
        where T : KeptWithContact
    {
        builder.ToTable(table);
        builder.HasOne<Contact>().WithMany().HasForeignKey(static row => row.ContactId).OnDelete(DeleteBehavior.Restrict);
    }
}
