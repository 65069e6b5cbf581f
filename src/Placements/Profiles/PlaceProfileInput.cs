using System.ComponentModel.DataAnnotations;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What a participant can and needs at a place of work, as a form asks it.</summary>
public sealed record PlaceProfileInput
{
    /// <summary>Most occupations that are wished for.</summary>
    public const int Wishes = 3;

    /// <summary>Most places to stay away from.</summary>
    public const int Most = 10;

    private const int LongestWaitYears = 5;
    private const int Suggestions = 4;

    /// <summary>The version that was read; null when there was none.</summary>
    public uint? Version { get; init; }

    /// <summary>What for; none chosen: anything.</summary>
    public PlacementKind[] Kinds { get; init; } = [];

    /// <summary>Fewest hours a week.</summary>
    [Required]
    public decimal? LeastHours { get; init; }

    /// <summary>Most hours a week.</summary>
    [Required]
    public decimal? MostHours { get; init; }

    /// <summary>Whether they can be there all of Monday to Friday.</summary>
    public bool AllWeekdays { get; init; }

    /// <summary>Half-days when they can be there, from 0; beside the weekdays where those are chosen.</summary>
    public int[] Times { get; init; } = [];

    /// <summary>Their Swedish.</summary>
    [Required]
    public SwedishLevel? Swedish { get; init; }

    /// <summary>Other languages they speak.</summary>
    public string[] Languages { get; init; } = [];

    /// <summary>What they know, with commas between.</summary>
    [MaxLength(500)]
    public string? Skills { get; init; }

    /// <summary>Names of <see cref="Samsteg.Placements.Occupations"/>; their codes do too.</summary>
    public string?[] Occupations { get; init => field = [.. value, .. new string?[Math.Max(0, Wishes - value.Length)]]; } = new string?[Wishes];

    /// <summary>What work must not demand.</summary>
    public WorkDemand[] Avoids { get; init; } = [];

    /// <summary>What the workplace must have.</summary>
    public WorkSupport[] Supports { get; init; } = [];

    /// <summary>About where they set out from: a town, a postcode, or coordinates as <see cref="Coordinates.TryRead"/> reads them.</summary>
    [MaxLength(60)]
    public string? From { get; init; }

    /// <summary>Furthest they can go, in kilometres.</summary>
    [Range(1, 500)]
    public int? MostKilometres { get; init; }

    /// <summary>Whether a supervisor must be named beforehand.</summary>
    public bool NeedsSupervisor { get; init; }

    /// <summary>Where they shall not be.</summary>
    public OrganisationId[] NotAt { get; init; } = [];

    /// <summary>The day they became ready for a place.</summary>
    [Required]
    public DateOnly? ReadyOn { get; init; }

    /// <summary>The half-days as one.</summary>
    internal WeekTimes WeekTimes => new(Samsteg.Placements.WeekTimes.Of(Times).Bits | (AllWeekdays ? WeekTimes.Weekdays.Bits : 0));

    /// <summary>Codes of the occupations that are named.</summary>
    internal IEnumerable<string> OccupationCodes => Occupations.Select(Samsteg.Placements.Occupations.CodeOf).OfType<string>();

    /// <summary>Whether where they set out from is given as coordinates.</summary>
    internal bool IsPoint => Coordinates.TryRead(From, out _) == CoordinatesFault.None;

    internal static PlaceProfileInput Of(PlaceProfile profile, IEnumerable<OrganisationId> notAt) => new()
    {
        Version = profile.Version,
        Kinds = profile.Kinds,
        LeastHours = profile.LeastHours,
        MostHours = profile.MostHours,
        AllWeekdays = HasWeekdays(profile.Times),
        Times = [.. new WeekTimes(HasWeekdays(profile.Times) ? profile.Times & ~WeekTimes.Weekdays.Bits : profile.Times).All],
        Swedish = profile.Swedish,
        Languages = profile.Languages,
        Skills = string.Join(", ", profile.Skills),
        Occupations = [.. profile.Occupations.Select(Samsteg.Placements.Occupations.NameOf), .. Enumerable.Repeat<string?>(null, Math.Max(0, Wishes - profile.Occupations.Length))],
        Avoids = profile.Avoids,
        Supports = profile.Supports,
        From = profile.StartsFrom ?? profile.From?.ToString(),
        MostKilometres = profile.MostKilometres,
        NeedsSupervisor = profile.NeedsSupervisor,
        NotAt = [.. notAt],
        ReadyOn = profile.ReadyOn,
    };

    private static bool HasWeekdays(int times) => new WeekTimes(times).And(WeekTimes.Weekdays) == WeekTimes.Weekdays;

    /// <summary>What cannot be, whatever else there is. Pure.</summary>
    /// <param name="today">Today in Sweden.</param>
    /// <param name="isProtected">Whether the identity is protected: then nothing is kept of where they live.</param>
    internal IReadOnlyList<Problem> Problems(DateOnly today, bool isProtected)
    {
        var problems = new List<Problem>();
        foreach (var (field, hours) in new[] { (nameof(LeastHours), LeastHours), (nameof(MostHours), MostHours) })
        {
            if (hours is <= 0 or > PlacementTerms.MostHours || hours * 10 % 1 > 0)
            {
                problems.Add(new(field, "place_profile.refused.hours", PlacementTerms.MostHours));
            }
        }

        if (MostHours < LeastHours)
        {
            problems.Add(new(nameof(MostHours), "place_profile.refused.fewer_hours"));
        }

        if (WeekTimes.Count == 0)
        {
            problems.Add(new(nameof(Times), "place_profile.refused.times"));
        }
        else if (WeekTimes.Count * Samsteg.Placements.WeekTimes.HoursEach < LeastHours)
        {
            problems.Add(new(nameof(Times), "place_profile.refused.too_few_times", WeekTimes.Count, WeekTimes.Count * Samsteg.Placements.WeekTimes.HoursEach));
        }

        if (!Languages.All(SiteLanguages.IsKnown))
        {
            problems.Add(new(nameof(Languages), "place_profile.refused.language"));
        }

        var skills = OrganisationTags.Read(null, Skills);
        if (skills.Count > OrganisationTags.Most || skills.Any(static skill => skill.Length > OrganisationTags.Longest))
        {
            problems.Add(new(nameof(Skills), "place_profile.refused.skills", OrganisationTags.Most, OrganisationTags.Longest));
        }

        foreach (var (wish, typed) in Occupations.Index().Where(static one => one.Index >= Wishes || (!string.IsNullOrWhiteSpace(one.Item) && Samsteg.Placements.Occupations.CodeOf(one.Item) is null)))
        {
            var alike = typed is null ? [] : Samsteg.Placements.Occupations.Named(new SearchedWord(typed.Trim())).Take(Suggestions).Select(Samsteg.Placements.Occupations.NameOf).ToList();
            problems.Add(new($"{nameof(Occupations)}[{wish}]", alike.Count > 0 ? "place_profile.refused.occupation_alike" : "place_profile.refused.occupation", string.Join("; ", alike)));
        }

        if (NotAt.Length > Most)
        {
            problems.Add(new(nameof(NotAt), "place_profile.refused.not_at", Most));
        }

        if (!string.IsNullOrWhiteSpace(From))
        {
            if (isProtected)
            {
                problems.Add(new(nameof(From), "place_profile.refused.protected"));
            }
            else if (Coordinates.TryRead(From, out _) is (CoordinatesFault.Swapped or CoordinatesFault.Outside) and var fault)
            {
                problems.Add(new(nameof(From), $"place_profile.refused.from.{SnakeCase.Of(fault.ToString())}"));
            }
        }

        if (ReadyOn > today)
        {
            problems.Add(new(nameof(ReadyOn), "place_profile.refused.ready_in_future"));
        }
        else if (ReadyOn < today.AddYears(-LongestWaitYears))
        {
            problems.Add(new(nameof(ReadyOn), "place_profile.refused.ready_long_ago", LongestWaitYears));
        }

        return problems;
    }
}
