using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Where an opening stands; said by its days and what is taken, never stored. Labels are <c>opening_state.CODE</c>.</summary>
public enum OpeningState
{
    /// <summary>There is room.</summary>
    Open,

    /// <summary>All its places are taken.</summary>
    Full,

    /// <summary>Nobody has confirmed it in time, or its last day has passed.</summary>
    Expired,

    /// <summary>The organisation has taken it back.</summary>
    Withdrawn,
}

/// <summary>What an organisation can take people in for: in the place bank of an initiative, or of all when it is shared.</summary>
public sealed class PlacementOpening : IVersioned
{
    /// <summary>Longest reason for taking it back.</summary>
    public const int LongestReason = 500;

    /// <summary>Id.</summary>
    public required PlacementOpeningId Id { get; init; }

    /// <summary>The initiative that looks after it.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Who offers it.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Which of the organisation's premises; null when nobody has said.</summary>
    public Guid? PlaceId { get; private set; }

    /// <summary>Who would supervise, of the organisation's contact persons; null while nobody is named.</summary>
    public Guid? SupervisorId { get; private set; }

    /// <summary>Who of the staff looks after it.</summary>
    public required AccountId ResponsibleId { get; set; }

    /// <summary>What for.</summary>
    public PlacementKind Kind { get; private set; }

    /// <summary>What it is called.</summary>
    public string Title { get; private set; } = string.Empty;

    /// <summary>What one does there; may be empty.</summary>
    public string Tasks { get; private set; } = string.Empty;

    /// <summary>Code of <see cref="Occupations"/>; null when nobody has said.</summary>
    public string? Occupation { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>Last day; null until further notice.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>How many it has room for.</summary>
    public int Places { get; private set; }

    /// <summary>How many of them are taken; the database counts them.</summary>
    public int Taken { get; private set; }

    /// <summary>Fewest hours a week.</summary>
    public decimal LeastHours { get; private set; }

    /// <summary>Most hours a week.</summary>
    public decimal MostHours { get; private set; }

    /// <summary>When one can be there: <see cref="WeekTimes.Bits"/>.</summary>
    public int Times { get; private set; }

    /// <summary>Swedish that is needed.</summary>
    public SwedishLevel Swedish { get; private set; }

    /// <summary>Codes of languages that somebody there speaks beside Swedish.</summary>
    public string[] Languages { get; private set; } = [];

    /// <summary>Skills one must have.</summary>
    public string[] SkillsNeeded { get; private set; } = [];

    /// <summary>Skills that are good to have.</summary>
    public string[] SkillsWished { get; private set; } = [];

    /// <summary>What the work demands.</summary>
    public WorkDemand[] Demands { get; private set; } = [];

    /// <summary>What the workplace has.</summary>
    public WorkSupport[] Supports { get; private set; } = [];

    /// <summary>Codes of the target groups that may be offered it; empty: all.</summary>
    public string[] TargetGroups { get; private set; } = [];

    /// <summary>Whether the association's other initiatives may offer it too.</summary>
    public bool IsShared { get; private set; }

    /// <summary>Whether everybody is told of it.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>Last day that it is offered without being confirmed again.</summary>
    public DateOnly ValidUntil { get; private set; }

    /// <summary>When the organisation last said that it holds.</summary>
    public DateOnly ConfirmedOn { get; private set; }

    /// <summary>When the organisation took it back; null while it has not.</summary>
    public DateOnly? WithdrawnOn { get; private set; }

    /// <summary>Why.</summary>
    public string? WithdrawnBecause { get; private set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>Where it stands on a day.</summary>
    public OpeningState StateOn(DateOnly today) =>
        WithdrawnOn is not null ? OpeningState.Withdrawn
        : today > ValidUntil || today > EndsOn ? OpeningState.Expired
        : Taken >= Places ? OpeningState.Full
        : OpeningState.Open;

    /// <summary>Takes what the organisation has said; confirmed and offered again with that. Check it first: <see cref="OpeningInput.Problems"/>.</summary>
    internal void Describe(OpeningInput input, DateOnly today)
    {
        (PlaceId, SupervisorId, Kind) = (input.Place, input.Supervisor, input.Kind!.Value);
        (Title, Tasks, Occupation) = (input.Title!.Trim(), input.Tasks?.Trim() ?? string.Empty, string.IsNullOrEmpty(input.Occupation) ? null : input.Occupation);
        (StartsOn, EndsOn, Places) = (input.StartsOn!.Value, input.EndsOn, input.Places!.Value);
        (LeastHours, MostHours, Times) = (input.LeastHours!.Value, input.MostHours!.Value, input.Week.Bits);
        (Swedish, Languages) = (input.Swedish!.Value, [.. SiteLanguages.All.Where(code => code != "sv" && input.Languages.Contains(code))]);
        (SkillsNeeded, SkillsWished) = ([.. OrganisationTags.Read(null, input.SkillsNeeded)], [.. OrganisationTags.Read(null, input.SkillsWished)]);
        (Demands, Supports) = ([.. input.Demands.Distinct().Order()], [.. input.Supports.Distinct().Order()]);
        (TargetGroups, IsShared, IsPublic) = ([.. input.TargetGroups.Distinct().Order(StringComparer.Ordinal)], input.IsShared, input.IsPublic);
        ResponsibleId = input.Responsible ?? ResponsibleId;
        (ValidUntil, ConfirmedOn, WithdrawnOn, WithdrawnBecause) = (input.ValidUntil!.Value, today, null, null);
    }

    /// <summary>Takes it back.</summary>
    internal void Withdraw(DateOnly today, string because) => (WithdrawnOn, WithdrawnBecause) = (today, because);

    /// <summary>What matching reads of it.</summary>
    /// <param name="at">Where the premises are; null when that is not known.</param>
    public PlaceTerms TermsAt(Coordinates? at) => new()
    {
        Organisation = OrganisationId,
        Kind = Kind,
        TargetGroups = TargetGroups.ToHashSet(),
        LeastHours = LeastHours,
        MostHours = MostHours,
        Times = new WeekTimes(Times),
        Swedish = Swedish,
        Languages = Languages.ToHashSet(),
        SkillsNeeded = SkillsNeeded.ToHashSet(),
        SkillsWished = SkillsWished.ToHashSet(),
        Occupations = Occupation is null ? new HashSet<string>() : [Occupation],
        Demands = Demands.ToHashSet(),
        Supports = Supports.ToHashSet(),
        At = at,
        HasSupervisor = SupervisorId is not null,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<PlacementOpening>
    {
        public void Configure(EntityTypeBuilder<PlacementOpening> builder)
        {
            builder.ToTable("placement_openings");
            builder.Property(static opening => opening.Taken).ValueGeneratedOnAddOrUpdate();
            builder.Property(static opening => opening.Demands).IsCodes();
            builder.Property(static opening => opening.Supports).IsCodes();
        }
    }
}
