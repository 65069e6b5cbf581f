using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What is asked about an organisation.</summary>
public sealed record OrganisationInput
{
    /// <summary>Its id; made when the form is opened, so that a form sent twice adds one organisation.</summary>
    [FormId]
    public OrganisationId Id { get; init; } = NewId.Of<OrganisationId>();

    /// <summary>The version that was read; 0 for a new one.</summary>
    public uint Version { get; init; }

    /// <summary>Name.</summary>
    [MaxLength(200)]
    public string Name { get; init; } = string.Empty;

    /// <summary>A code of <see cref="OrganisationTypes"/>.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>The organisation it is a unit of.</summary>
    public OrganisationId? UnitOf { get; init; }

    /// <summary>As typed.</summary>
    [MaxLength(30)]
    public string? OrganisationNumber { get; init; }

    /// <summary>Where it is.</summary>
    [MaxLength(100)]
    public string? Municipality { get; init; }

    /// <summary>Visiting address.</summary>
    [MaxLength(300)]
    public string? Address { get; init; }

    /// <summary>As typed.</summary>
    [MaxLength(300)]
    public string? Website { get; init; }

    /// <summary>As it is written.</summary>
    [MaxLength(50)]
    public string? Phone { get; init; }

    /// <summary>What it does.</summary>
    [MaxLength(4000)]
    public string? Description { get; init; }

    /// <summary>Whether a new one is meant although the register has one that is called nearly the same.</summary>
    public bool Anyway { get; init; }

    internal static OrganisationInput Of(Organisation organisation) => new()
    {
        Id = organisation.Id,
        Version = organisation.Version,
        Name = organisation.Name,
        Type = organisation.Type,
        UnitOf = organisation.UnitOf,
        OrganisationNumber = organisation.OrganisationNumber?.ToString(),
        Municipality = organisation.Municipality,
        Address = organisation.Address,
        Website = organisation.Website,
        Phone = organisation.Phone,
        Description = organisation.Description,
    };
}
