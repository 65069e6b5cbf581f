using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What is known of somebody at an organisation. Null is "not known".</summary>
public sealed record ContactPersonFacts(string Name, string? Title, string? Email, string? Phone, bool IsSupervisor, DateOnly? LeftOn);

/// <summary>Somebody to talk to at an organisation. One who has left is kept, for what they once did there.</summary>
public sealed class ContactPerson : IVersioned
{
    /// <summary>Adds somebody.</summary>
    public ContactPerson(Guid id, OrganisationId organisation, DateOnly addedOn, ContactPersonFacts facts)
    {
        Id = id;
        AddedOn = addedOn;
        OrganisationId = organisation;
        Describe(facts);
    }

    private ContactPerson()
    {
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private init; }

    /// <summary>Where they work.</summary>
    public OrganisationId OrganisationId { get; private init; }

    /// <summary>Name.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>What they do there; null when it is not known.</summary>
    public string? Title { get; private set; }

    /// <summary>Null when it is not known.</summary>
    public string? Email { get; private set; }

    /// <summary>Null when it is not known.</summary>
    public string? Phone { get; private set; }

    /// <summary>Whether they supervise placements.</summary>
    public bool IsSupervisor { get; private set; }

    /// <summary>The day they were added; null for those who were there before it was noted.</summary>
    public DateOnly? AddedOn { get; private init; }

    /// <summary>The day they left; null for those still there.</summary>
    public DateOnly? LeftOn { get; private set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>Takes what is now known.</summary>
    public void Describe(ContactPersonFacts facts)
    {
        Name = facts.Name;
        Title = facts.Title;
        Email = facts.Email;
        Phone = facts.Phone;
        IsSupervisor = facts.IsSupervisor;
        LeftOn = facts.LeftOn;
    }

    /// <summary>They have left.</summary>
    public void Leave(DateOnly day) => LeftOn = day;

    internal sealed class Mapping : IEntityTypeConfiguration<ContactPerson>
    {
        public void Configure(EntityTypeBuilder<ContactPerson> builder) => builder.ToTable("contact_persons");
    }
}
