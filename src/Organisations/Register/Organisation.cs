using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What is known of an organisation. Null is "not known".</summary>
/// <param name="Name">At most 200 characters.</param>
/// <param name="Type">A code of <see cref="OrganisationTypes"/>.</param>
/// <param name="UnitOf">The organisation it is a unit of; null for a party of its own.</param>
/// <param name="OrganisationNumber">Its number; a unit has its organisation's.</param>
/// <param name="Municipality">Where it is.</param>
/// <param name="Address">Visiting address.</param>
/// <param name="Website">An address beginning with http or https.</param>
/// <param name="Phone">As it is written.</param>
/// <param name="Description">At most 4 000 characters.</param>
public sealed record OrganisationFacts(
    string Name, string Type, OrganisationId? UnitOf, OrganisationNumber? OrganisationNumber,
    string? Municipality, string? Address, string? Website, string? Phone, string? Description);

/// <summary>A party in the register: an enterprise, a municipality, a unit of one, an association.</summary>
public sealed class Organisation : IVersioned
{
    /// <summary>Adds a party.</summary>
    public Organisation(OrganisationId id, OrganisationFacts facts)
    {
        Id = id;
        Describe(facts);
    }

    private Organisation()
    {
    }

    /// <summary>Id.</summary>
    public OrganisationId Id { get; private init; }

    /// <summary>Name.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>A code of <see cref="OrganisationTypes"/>.</summary>
    public string Type { get; private set; } = string.Empty;

    /// <summary>The organisation it is a unit of; null for a party of its own.</summary>
    public OrganisationId? UnitOf { get; private set; }

    /// <summary>Null when it is not known, or when it has none.</summary>
    public OrganisationNumber? OrganisationNumber { get; private set; }

    /// <summary>Null when it is not known.</summary>
    public string? Municipality { get; private set; }

    /// <summary>Null when it is not known.</summary>
    public string? Address { get; private set; }

    /// <summary>Null when it is not known.</summary>
    public string? Website { get; private set; }

    /// <summary>Null when it is not known.</summary>
    public string? Phone { get; private set; }

    /// <summary>Null when nobody has written one.</summary>
    public string? Description { get; private set; }

    /// <summary>What it is in law; null when it is not known.</summary>
    public LegalForm? LegalForm { get; private set; }

    /// <summary>What it is for, in a sentence.</summary>
    public string? Purpose { get; private set; }

    /// <summary>How many it can receive at once; null when it is not known.</summary>
    public int? Capacity { get; private set; }

    /// <summary>Whom it is used to receiving.</summary>
    public WorksWith[] WorksWith { get; private set; } = [];

    /// <summary>What it does, see <see cref="OrganisationTags"/>.</summary>
    public string[] Tags { get; private set; } = [];

    /// <summary>Codes of <see cref="SiteLanguages"/>.</summary>
    public string[] Languages { get; private set; } = [];

    /// <summary>Whether one gets in and about without steps; null when it is not known.</summary>
    public bool? StepFree { get; private set; }

    /// <summary>Whether there is a toilet for wheelchairs; null when it is not known.</summary>
    public bool? AccessibleToilet { get; private set; }

    /// <summary>Whether there is somewhere to be undisturbed; null when it is not known.</summary>
    public bool? QuietPlace { get; private set; }

    /// <summary>Whether public transport stops within 500 m; null when it is not known.</summary>
    public bool? NearTransport { get; private set; }

    /// <summary>What it is and can offer.</summary>
    public OrganisationProfile Profile => new(LegalForm, Purpose, Capacity, WorksWith, Tags, Languages, StepFree, AccessibleToilet, QuietPlace, NearTransport);

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>Takes what is now known of it.</summary>
    public void Describe(OrganisationFacts facts)
    {
        Name = facts.Name;
        Type = facts.Type;
        UnitOf = facts.UnitOf;
        OrganisationNumber = facts.OrganisationNumber;
        Municipality = facts.Municipality;
        Address = facts.Address;
        Website = facts.Website;
        Phone = facts.Phone;
        Description = facts.Description;
    }

    /// <summary>Takes what is now known of what it is and can offer.</summary>
    public void Offer(OrganisationProfile profile)
    {
        LegalForm = profile.LegalForm;
        Purpose = profile.Purpose;
        Capacity = profile.Capacity;
        WorksWith = profile.WorksWith;
        Tags = profile.Tags;
        Languages = profile.Languages;
        StepFree = profile.StepFree;
        AccessibleToilet = profile.AccessibleToilet;
        QuietPlace = profile.QuietPlace;
        NearTransport = profile.NearTransport;
    }

    /// <summary>Takes over what another record of it knows and this one does not.</summary>
    public void FillFrom(Organisation other)
    {
        OrganisationNumber ??= UnitOf is null ? other.OrganisationNumber : null;
        Municipality ??= other.Municipality;
        Address ??= other.Address;
        Website ??= other.Website;
        Phone ??= other.Phone;
        Description ??= other.Description;
        LegalForm ??= other.LegalForm;
        Purpose ??= other.Purpose;
        Capacity ??= other.Capacity;
        WorksWith = [.. WorksWith.Union(other.WorksWith).Order()];
        Tags = [.. OrganisationTags.Read(Tags.Union(other.Tags).Take(OrganisationTags.Most), null)];
        Languages = [.. SiteLanguages.All.Where(language => Languages.Contains(language) || other.Languages.Contains(language))];
        StepFree ??= other.StepFree;
        AccessibleToilet ??= other.AccessibleToilet;
        QuietPlace ??= other.QuietPlace;
        NearTransport ??= other.NearTransport;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Organisation>
    {
        public void Configure(EntityTypeBuilder<Organisation> builder)
        {
            builder.ToTable("organisations");
            builder.Ignore(static organisation => organisation.Profile);
            builder.Property(static organisation => organisation.WorksWith).IsCodes();
            builder.Property(static organisation => organisation.OrganisationNumber).HasConversion(
                new ValueConverter<OrganisationNumber, string>(static number => number.Digits, static digits => Organisations.OrganisationNumber.Parse(digits)));
        }
    }
}
