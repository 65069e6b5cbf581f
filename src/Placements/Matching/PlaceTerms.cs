using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What an opening offers and asks for, as matching reads it.</summary>
public sealed record PlaceTerms
{
    /// <summary>Where.</summary>
    public required OrganisationId Organisation { get; init; }

    /// <summary>What for.</summary>
    public required PlacementKind Kind { get; init; }

    /// <summary>Codes of the target groups that may be offered it; empty: all.</summary>
    public IReadOnlySet<string> TargetGroups { get; init; } = new HashSet<string>();

    /// <summary>Fewest hours a week.</summary>
    public required decimal LeastHours { get; init; }

    /// <summary>Most hours a week, not fewer than <see cref="LeastHours"/>.</summary>
    public required decimal MostHours { get; init; }

    /// <summary>When one can be there.</summary>
    public required WeekTimes Times { get; init; }

    /// <summary>Swedish that is needed.</summary>
    public SwedishLevel Swedish { get; init; }

    /// <summary>Codes of other languages that somebody there speaks.</summary>
    public IReadOnlySet<string> Languages { get; init; } = new HashSet<string>();

    /// <summary>Skills one must have.</summary>
    public IReadOnlySet<string> SkillsNeeded { get; init; } = new HashSet<string>();

    /// <summary>Skills that are good to have.</summary>
    public IReadOnlySet<string> SkillsWished { get; init; } = new HashSet<string>();

    /// <summary>Codes of SSYK 2012 of what one does, of one to four digits.</summary>
    public IReadOnlySet<string> Occupations { get; init; } = new HashSet<string>();

    /// <summary>What the work demands.</summary>
    public IReadOnlySet<WorkDemand> Demands { get; init; } = new HashSet<WorkDemand>();

    /// <summary>What the workplace has.</summary>
    public IReadOnlySet<WorkSupport> Supports { get; init; } = new HashSet<WorkSupport>();

    /// <summary>Where it is; null when it is not known.</summary>
    public Coordinates? At { get; init; }

    /// <summary>Whether a supervisor is named.</summary>
    public bool HasSupervisor { get; init; }
}

/// <summary>
/// What somebody can and needs, as matching reads it: what was agreed with them about work, never why. Nothing here says who they are: no gender, age, origin or diagnosis is known to rules and scores.
/// </summary>
public sealed record PlaceNeeds
{
    /// <summary>What for; empty: anything.</summary>
    public IReadOnlySet<PlacementKind> Kinds { get; init; } = new HashSet<PlacementKind>();

    /// <summary>Code of the target group in the initiative.</summary>
    public required string TargetGroup { get; init; }

    /// <summary>Fewest hours a week.</summary>
    public required decimal LeastHours { get; init; }

    /// <summary>Most hours a week, not fewer than <see cref="LeastHours"/>.</summary>
    public required decimal MostHours { get; init; }

    /// <summary>When they can be there.</summary>
    public required WeekTimes Times { get; init; }

    /// <summary>Their Swedish.</summary>
    public SwedishLevel Swedish { get; init; }

    /// <summary>Codes of other languages they speak.</summary>
    public IReadOnlySet<string> Languages { get; init; } = new HashSet<string>();

    /// <summary>What they know.</summary>
    public IReadOnlySet<string> Skills { get; init; } = new HashSet<string>();

    /// <summary>Codes of SSYK 2012 of what they would like, of one to four digits; empty: nothing is said.</summary>
    public IReadOnlySet<string> Occupations { get; init; } = new HashSet<string>();

    /// <summary>What work must not demand.</summary>
    public IReadOnlySet<WorkDemand> Avoids { get; init; } = new HashSet<WorkDemand>();

    /// <summary>What the workplace must have.</summary>
    public IReadOnlySet<WorkSupport> Needs { get; init; } = new HashSet<WorkSupport>();

    /// <summary>Where they set out from; null when it is not known.</summary>
    public Coordinates? From { get; init; }

    /// <summary>Furthest they can go, in kilometres as the crow flies; null when nothing is said.</summary>
    public int? MostKilometres { get; init; }

    /// <summary>Whether a supervisor must be named beforehand.</summary>
    public bool NeedsSupervisor { get; init; }

    /// <summary>Where they must not be: as has been agreed with them, or with the organisation.</summary>
    public IReadOnlySet<OrganisationId> NotAt { get; init; } = new HashSet<OrganisationId>();

    /// <summary>Days since they became ready for a place.</summary>
    public int DaysWaited { get; init; }
}
