using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What a participant can and needs at a place of work, as agreed with them; never why. Matching reads it as <see cref="PlaceNeeds"/>.</summary>
public sealed class PlaceProfile : IVersioned
{
    /// <summary>Whose.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>In which initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>What for; empty: anything.</summary>
    public PlacementKind[] Kinds { get; private set; } = [];

    /// <summary>Fewest hours a week.</summary>
    public decimal LeastHours { get; private set; }

    /// <summary>Most hours a week.</summary>
    public decimal MostHours { get; private set; }

    /// <summary>When they can be there: <see cref="WeekTimes.Bits"/>.</summary>
    public int Times { get; private set; }

    /// <summary>Their Swedish.</summary>
    [Sensitive]
    public SwedishLevel Swedish { get; private set; }

    /// <summary>Codes of other languages they speak.</summary>
    [Sensitive]
    public string[] Languages { get; private set; } = [];

    /// <summary>What they know.</summary>
    public string[] Skills { get; private set; } = [];

    /// <summary>Codes of <see cref="Occupations"/> that they would like.</summary>
    public string[] Occupations { get; private set; } = [];

    /// <summary>What work must not demand.</summary>
    [Sensitive]
    public WorkDemand[] Avoids { get; private set; } = [];

    /// <summary>What the workplace must have.</summary>
    [Sensitive]
    public WorkSupport[] Supports { get; private set; } = [];

    /// <summary>About where they set out from, to about a kilometre; null when it is not known, and for a protected identity.</summary>
    [Sensitive]
    public decimal? Latitude { get; private set; }

    /// <inheritdoc cref="Latitude"/>
    [Sensitive]
    public decimal? Longitude { get; private set; }

    /// <summary>The town or postcode whose middle that is; null where coordinates were given, or nothing.</summary>
    [Sensitive]
    public string? StartsFrom { get; private set; }

    /// <summary>Furthest they can go, in kilometres as the crow flies.</summary>
    public int? MostKilometres { get; private set; }

    /// <summary>Whether a supervisor must be named beforehand.</summary>
    [Sensitive]
    public bool NeedsSupervisor { get; private set; }

    /// <summary>The day they became ready for a place: waiting is counted from it.</summary>
    public DateOnly ReadyOn { get; private set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>About where they set out from; null when it is not known.</summary>
    internal Coordinates? From => Coordinates.Of(Latitude, Longitude);

    /// <summary>Takes over what has been agreed. Check it first: <see cref="PlaceProfileInput.Problems"/>.</summary>
    /// <param name="input">As asked.</param>
    /// <param name="from">About where they set out from; null when it is not known.</param>
    internal void Agree(PlaceProfileInput input, Coordinates? from)
    {
        (Kinds, LeastHours, MostHours, Times) = ([.. input.Kinds.Distinct().Order()], input.LeastHours!.Value, input.MostHours!.Value, input.WeekTimes.Bits);
        (Swedish, Languages) = (input.Swedish!.Value, [.. SiteLanguages.All.Where(code => code != "sv" && input.Languages.Contains(code))]);
        (Skills, Occupations) = ([.. OrganisationTags.Read(null, input.Skills)], [.. input.OccupationCodes.Distinct().Order(StringComparer.Ordinal)]);
        (Avoids, Supports) = ([.. input.Avoids.Distinct().Order()], [.. input.Supports.Distinct().Order()]);
        (Latitude, Longitude) = from is { } point ? (decimal.Round(point.Latitude, 2), decimal.Round(point.Longitude, 2)) : ((decimal?)null, (decimal?)null);
        StartsFrom = from is null || input.IsPoint ? null : input.From!.Trim();
        (MostKilometres, NeedsSupervisor, ReadyOn) = (input.MostKilometres, input.NeedsSupervisor, input.ReadyOn!.Value);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<PlaceProfile>
    {
        public void Configure(EntityTypeBuilder<PlaceProfile> builder)
        {
            builder.ToTable("place_profiles").HasKey(static profile => profile.ParticipantId);
            builder.Property(static profile => profile.Kinds).IsCodes();
            builder.Property(static profile => profile.Avoids).IsCodes();
            builder.Property(static profile => profile.Supports).IsCodes();
        }
    }
}

/// <summary>Somewhere a participant shall not be, as agreed with them or with the organisation.</summary>
public sealed class PlaceConflict
{
    /// <summary>Who.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>In which initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Where.</summary>
    [Sensitive]
    public required OrganisationId OrganisationId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PlaceConflict>
    {
        public void Configure(EntityTypeBuilder<PlaceConflict> builder) => builder.ToTable("place_conflicts").HasKey(static conflict => new { conflict.ParticipantId, conflict.OrganisationId });
    }
}
