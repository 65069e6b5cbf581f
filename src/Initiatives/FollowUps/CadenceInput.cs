using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>What is asked about the cadence; a row without interval is not used.</summary>
public sealed record CadenceInput
{
    private const int RowsOffered = 3;
    private const int MostPhases = 12;
    private const int MostTimes = 120;

    /// <summary>The cadence that the form was opened with; another one standing now means that somebody has changed it.</summary>
    [MaxLength(500)]
    public string? Seen { get; init; }

    /// <summary>The phases in order.</summary>
    public PhaseInput[] Phases { get; init; } = [];

    /// <summary>Fewest follow-ups of a placement in all.</summary>
    public int? Minimum { get; init; }

    /// <summary>Most follow-ups of a placement in all.</summary>
    public int? Maximum { get; init; }

    /// <summary>The cadence as typed.</summary>
    internal FollowUpCadence Cadence => new(
        [.. Phases.Take(MostPhases).Where(static phase => phase.Every is not null).Select(static phase => new CadencePhase(phase.Every!.Value, phase.Times, phase.PreferSiteVisit))]);

    /// <summary>The same form filled in with another cadence.</summary>
    internal CadenceInput FilledWith(FollowUpCadence cadence) => Of(cadence, Minimum, Maximum) with { Seen = Seen };

    internal static CadenceInput Of(FollowUpCadence cadence, int? minimum, int? maximum) => new()
    {
        Seen = Print(cadence, minimum, maximum),
        Minimum = minimum,
        Maximum = maximum,
        Phases = [.. cadence.Phases
            .Select(static phase => new PhaseInput { Every = phase.Every, Times = phase.Times, PreferSiteVisit = phase.PreferSiteVisit })
            .Concat(Enumerable.Repeat(new PhaseInput(), RowsOffered)).Take(Math.Max(RowsOffered, cadence.Phases.Count))],
    };

    /// <summary>A text that is the same for the same cadence only.</summary>
    internal static string Print(FollowUpCadence cadence, int? minimum, int? maximum) => string.Create(CultureInfo.InvariantCulture,
        $"{string.Join('|', cadence.Phases.Select(static phase => $"{phase.Every}*{phase.Times}{(phase.PreferSiteVisit ? "!" : null)}"))} {minimum}-{maximum}");

    /// <summary>What is wrong with it; none when it may be saved.</summary>
    internal IReadOnlyList<Problem> Problems()
    {
        var problems = new List<Problem>();
        for (var index = 0; index < Phases.Length; index++)
        {
            problems.AddRange(ProblemsOf(index));
        }

        if (Minimum is < 0 or > MostTimes)
        {
            problems.Add(new Problem(nameof(Minimum), "initiatives.problem.quantity_range", MostTimes));
        }

        if (Maximum is < 0 or > MostTimes)
        {
            problems.Add(new Problem(nameof(Maximum), "initiatives.problem.quantity_range", MostTimes));
        }
        else if (Maximum < Minimum)
        {
            problems.Add(new Problem(nameof(Maximum), "initiatives.problem.most_below_fewest"));
        }

        return problems;
    }

    private IEnumerable<Problem> ProblemsOf(int index)
    {
        var (phase, field) = (Phases[index], string.Create(CultureInfo.InvariantCulture, $"{nameof(Phases)}[{index}]."));
        if (phase.Every is null)
        {
            if (phase.Times is not null)
            {
                yield return new Problem(field + nameof(phase.Every), "initiatives.problem.interval_missing");
            }

            yield break;
        }

        if (phase.Times is < 1 or > MostTimes)
        {
            yield return new Problem(field + nameof(phase.Times), "initiatives.problem.quantity_range", MostTimes);
        }

        if (phase.Times is null && Phases.Skip(index + 1).Any(static later => later.Every is not null))
        {
            yield return new Problem(field + nameof(phase.Times), "initiatives.problem.open_phase_last");
        }
    }
}

/// <summary>One phase as typed.</summary>
public sealed record PhaseInput
{
    /// <summary>The interval; null: the row is not used.</summary>
    public FollowUpInterval? Every { get; init; }

    /// <summary>How many; null: until the placement ends.</summary>
    public int? Times { get; init; }

    /// <summary>Whether a visit goes before digital contact.</summary>
    public bool PreferSiteVisit { get; init; }
}
