using System.ComponentModel.DataAnnotations;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What is asked about an opening.</summary>
public record OpeningInput
{
    /// <summary>Most places of one opening.</summary>
    public const int MostPlaces = 500;

    /// <summary>Most skills of a kind.</summary>
    public const int MostSkills = 20;

    /// <summary>Its id; made when the form is opened, so that a form sent twice adds one.</summary>
    [FormId]
    public PlacementOpeningId Id { get; init; } = NewId.Of<PlacementOpeningId>();

    /// <summary>The version that was read; 0 for a new one.</summary>
    public uint Version { get; init; }

    /// <summary>Which of the organisation's premises.</summary>
    public Guid? Place { get; init; }

    /// <summary>Who would supervise.</summary>
    public Guid? Supervisor { get; init; }

    /// <summary>What for.</summary>
    [Required]
    public PlacementKind? Kind { get; init; }

    /// <summary>What it is called.</summary>
    [Required, MaxLength(200)]
    public string? Title { get; init; }

    /// <summary>What one does.</summary>
    [MaxLength(PlacementTerms.LongestTasks)]
    public string? Tasks { get; init; }

    /// <summary>Code of <see cref="Occupations"/>.</summary>
    public string? Occupation { get; init; }

    /// <summary>First day.</summary>
    [Required]
    public DateOnly? StartsOn { get; init; }

    /// <summary>Last day; empty until further notice.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>How many it has room for.</summary>
    [Required]
    public int? Places { get; init; }

    /// <summary>Fewest hours a week.</summary>
    [Required]
    public decimal? LeastHours { get; init; }

    /// <summary>Most hours a week.</summary>
    [Required]
    public decimal? MostHours { get; init; }

    /// <summary>Half-days when one can be there, from 0.</summary>
    public int[] Times { get; init; } = [];

    /// <summary>Swedish that is needed.</summary>
    [Required]
    public SwedishLevel? Swedish { get; init; }

    /// <summary>Other languages that somebody there speaks.</summary>
    public string[] Languages { get; init; } = [];

    /// <summary>Skills one must have, with commas between.</summary>
    [MaxLength(500)]
    public string? SkillsNeeded { get; init; }

    /// <summary>Skills that are good to have, with commas between.</summary>
    [MaxLength(500)]
    public string? SkillsWished { get; init; }

    /// <summary>What the work demands.</summary>
    public WorkDemand[] Demands { get; init; } = [];

    /// <summary>What the workplace has.</summary>
    public WorkSupport[] Supports { get; init; } = [];

    /// <summary>Target groups that may be offered it; none chosen: all.</summary>
    public string[] TargetGroups { get; init; } = [];

    /// <summary>Whether other initiatives may offer it too.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether everybody is told of it.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Who of the staff looks after it; null: whoever adds it, and as it was when it is changed.</summary>
    public AccountId? Responsible { get; init; }

    /// <summary>Last day that it is offered without being confirmed again.</summary>
    [Required]
    public DateOnly? ValidUntil { get; init; }

    /// <summary>The half-days as one.</summary>
    internal WeekTimes Week => new(Times.Where(static halfDay => halfDay is >= 0 and < WeekTimes.HalfDays).Aggregate(0, static (bits, halfDay) => bits | 1 << halfDay));

    internal static OpeningInput Of(PlacementOpening opening) => new()
    {
        Id = opening.Id,
        Version = opening.Version,
        Place = opening.PlaceId,
        Supervisor = opening.SupervisorId,
        Responsible = opening.ResponsibleId,
        Kind = opening.Kind,
        Title = opening.Title,
        Tasks = opening.Tasks,
        Occupation = opening.Occupation,
        StartsOn = opening.StartsOn,
        EndsOn = opening.EndsOn,
        Places = opening.Places,
        LeastHours = opening.LeastHours,
        MostHours = opening.MostHours,
        Times = [.. new WeekTimes(opening.Times).All],
        Swedish = opening.Swedish,
        Languages = opening.Languages,
        SkillsNeeded = string.Join(", ", opening.SkillsNeeded),
        SkillsWished = string.Join(", ", opening.SkillsWished),
        Demands = opening.Demands,
        Supports = opening.Supports,
        TargetGroups = opening.TargetGroups,
        IsShared = opening.IsShared,
        IsPublic = opening.IsPublic,
        ValidUntil = opening.ValidUntil,
    };

    /// <summary>What cannot be, whatever else there is. Pure.</summary>
    /// <param name="today">Today.</param>
    /// <param name="taken">How many of its places are taken.</param>
    internal IReadOnlyList<Problem> Problems(DateOnly today, int taken)
    {
        var problems = new List<Problem>();
        if (Places is < 1 or > MostPlaces)
        {
            problems.Add(new(nameof(Places), "openings.refused.places", MostPlaces));
        }
        else if (Places < taken)
        {
            problems.Add(new(nameof(Places), "openings.refused.places_taken", taken));
        }

        if (EndsOn < StartsOn)
        {
            problems.Add(new(nameof(EndsOn), "openings.refused.end_before_start"));
        }

        foreach (var (field, hours) in new[] { (nameof(LeastHours), LeastHours), (nameof(MostHours), MostHours) })
        {
            if (hours is <= 0 or > PlacementTerms.MostHours || hours * 10 % 1 > 0)
            {
                problems.Add(new(field, "openings.refused.hours", PlacementTerms.MostHours));
            }
        }

        if (MostHours < LeastHours)
        {
            problems.Add(new(nameof(MostHours), "openings.refused.fewer_hours"));
        }

        if (Week.Count == 0)
        {
            problems.Add(new(nameof(Times), "openings.refused.times"));
        }
        else if (Week.Count * WeekTimes.HoursEach < LeastHours)
        {
            problems.Add(new(nameof(Times), "openings.refused.too_few_times", Week.Count, Week.Count * WeekTimes.HoursEach));
        }

        if (Occupation is { Length: > 0 } && !Occupations.IsKnown(Occupation))
        {
            problems.Add(new(nameof(Occupation), "openings.refused.occupation"));
        }

        foreach (var (field, skills) in new[] { (nameof(SkillsNeeded), SkillsNeeded), (nameof(SkillsWished), SkillsWished) })
        {
            var read = OrganisationTags.Read(null, skills);
            if (read.Count > MostSkills || read.Any(static skill => skill.Length > OrganisationTags.Longest))
            {
                problems.Add(new(field, "openings.refused.skills", MostSkills, OrganisationTags.Longest));
            }
        }

        if (ValidUntil < today)
        {
            problems.Add(new(nameof(ValidUntil), "openings.refused.valid_until"));
        }
        else if (ValidUntil > today.AddYears(1))
        {
            problems.Add(new(nameof(ValidUntil), "openings.refused.valid_too_long"));
        }

        return problems;
    }
}

/// <summary>A new opening over the API, where the address does not say whose it is.</summary>
public sealed record NewOpening : OpeningInput
{
    /// <summary>Who offers it.</summary>
    [Required]
    public OrganisationId? Organisation { get; init; }
}
