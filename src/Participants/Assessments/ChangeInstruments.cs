using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A competence ladder as typed.</summary>
public sealed class LadderInput
{
    /// <summary>Most skills of a ladder.</summary>
    public const int MostSkills = 20;

    /// <summary>Id of the form, which becomes a new ladder's key: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The version that was read; null for a new ladder. Another one standing by now is a conflict.</summary>
    public int? Read { get; set; }

    /// <summary>The role or company.</summary>
    [StringLength(100)]
    public string? Name { get; set; }

    /// <summary>The skills; rows without a name are left out.</summary>
    [MaxLength(MostSkills)]
    public List<SkillInput> Skills { get; set; } = [];
}

/// <summary>A skill as typed.</summary>
public sealed class SkillInput
{
    /// <summary>Its key in the version that was read; null for a new one.</summary>
    [StringLength(60)]
    public string? Key { get; set; }

    /// <summary>What it is called.</summary>
    [StringLength(100)]
    public string? Name { get; set; }

    /// <summary>The levels, a line each, the lowest first.</summary>
    [StringLength(2000)]
    public string? Levels { get; set; }
}

/// <summary>An instrument under licence as typed: what it is called and what its scores are, never what it asks.</summary>
public sealed class LicensedInput
{
    /// <summary>Id of the form, which becomes a new instrument's key: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The version that was read; null for a new instrument. Another one standing by now is a conflict.</summary>
    public int? Read { get; set; }

    /// <summary>What it is called.</summary>
    [StringLength(100)]
    public string? Name { get; set; }

    /// <summary>The lowest score.</summary>
    [Required]
    public decimal? Least { get; set; }

    /// <summary>The highest score.</summary>
    [Required]
    public decimal? Most { get; set; }

    /// <summary>Names of the dimensions, a line each.</summary>
    [StringLength(2000)]
    public string? Dimensions { get; set; }
}

/// <summary>Makes and changes the instruments that an initiative defines itself. A change is another version; what was answered stays with the one it was answered on.</summary>
public sealed class ChangeInstruments(RequestDatabase database, FormLibrary library, Instruments instruments)
{
    private const int MostLevels = 10;
    private const int LongestLine = 300;
    private const decimal FarthestScore = 100_000;

    /// <summary>Makes a ladder, or another version of one.</summary>
    /// <param name="initiative">Where.</param>
    /// <param name="key">Which; null for a new one.</param>
    /// <param name="input">What was typed.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Null when there is no such ladder.</returns>
    internal Task<Result?> DefineLadderAsync(InitiativeId initiative, string? key, LadderInput input, CancellationToken cancellation) => DefineAsync(
        initiative, InstrumentKind.CompetenceLadder, key, input.Form, input.Read,
        standing =>
        {
            var kept = standing is null ? [] : Ladders.SkillsOf(standing).ToDictionary(static skill => skill.Key);
            var skills = input.Skills.Where(static row => !string.IsNullOrWhiteSpace(row.Name) || !string.IsNullOrWhiteSpace(row.Levels)).ToList();
            List<Problem> problems = [.. NameProblems(input.Name), .. SkillProblems(input.Skills)];
            return problems.Count > 0
                ? (null, problems)
                : (Ladders.Define(KeyOf(key, input.Form), VersionAfter(standing), Reworded(standing?.Name, input.Name!), [.. skills.Select(row => SkillOf(row, kept))]), problems);
        },
        cancellation);

    /// <summary>Names an instrument under licence, or names it anew.</summary>
    /// <param name="initiative">Where.</param>
    /// <param name="key">Which; null for a new one.</param>
    /// <param name="input">What was typed.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Null when there is no such instrument.</returns>
    internal Task<Result?> DefineLicensedAsync(InitiativeId initiative, string? key, LicensedInput input, CancellationToken cancellation) => DefineAsync(
        initiative, InstrumentKind.LicensedInstrument, key, input.Form, input.Read,
        standing =>
        {
            var names = Lines(input.Dimensions);
            List<Problem> problems = [.. NameProblems(input.Name), .. LicensedProblems(input, names)];
            if (problems.Count > 0)
            {
                return (null, problems);
            }

            var kept = names.Select(name => standing?.Fields.FirstOrDefault(field => field.Label.ToString() == name)).ToList();
            return (
                LicensedInstruments.Define(
                    KeyOf(key, input.Form), VersionAfter(standing), Reworded(standing?.Name, input.Name!), input.Least!.Value, input.Most!.Value,
                    [.. kept.Select(static field => field?.Key ?? NewKey())], [.. names.Select((name, place) => kept[place]?.Label ?? new LocalText(name))]),
                problems);
        },
        cancellation);

    /// <summary>Lines that say something, trimmed.</summary>
    internal static IReadOnlyList<string> Lines(string? text) => (text ?? string.Empty).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private async Task<Result?> DefineAsync(
        InitiativeId initiative, InstrumentKind kind, string? key, Guid form, int? read, Func<FormDefinition?, (FormDefinition? Form, List<Problem> Problems)> define, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"select pg_advisory_xact_lock(hashtextextended('form ' || {KeyOf(key, form)}, 0))"), cancellation); // one version at a time
        var standing = (await instruments.FindAsync(initiative, KeyOf(key, form), cancellation)) is { } found && found.Kind == kind ? found.Form : null;
        if (key is null && standing is not null)
        {
            return Result.Done;
        }

        if (key is not null && standing is null)
        {
            return null;
        }

        if (standing?.Version != read)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        var (defined, problems) = define(standing);
        if (defined is null)
        {
            return Result.Of(problems);
        }

        if (standing is null || (defined with { Version = standing.Version }).ContentHash() != standing.ContentHash())
        {
            await library.PinAsync(initiative, Instrument.PurposeOf(kind), defined, cancellation);
        }

        return Result.Done;
    }

    private static string KeyOf(string? key, Guid form) => key ?? form.ToString("N");

    private static int VersionAfter(FormDefinition? standing) => (standing?.Version ?? 0) + 1;

    private static LocalText Reworded(LocalText? before, string text) => before?.Reworded(text.Trim()) ?? new LocalText(text.Trim());

    private static LadderSkill SkillOf(SkillInput row, Dictionary<string, LadderSkill> kept)
    {
        var before = row.Key is { } key ? kept.GetValueOrDefault(key) : null;
        return new LadderSkill(
            before?.Key ?? NewKey(), Reworded(before?.Name, row.Name!),
            [.. Lines(row.Levels).Select((words, place) => Reworded(before?.Levels.ElementAtOrDefault(place), words))]);
    }

    private static string NewKey() => Guid.NewGuid().ToString("N")[..12];

    private static IEnumerable<Problem> NameProblems(string? name) =>
        string.IsNullOrWhiteSpace(name) ? [new Problem(nameof(LadderInput.Name), "participants.instruments.name_missing")] : [];

    private static IEnumerable<Problem> SkillProblems(List<SkillInput> rows)
    {
        if (rows.TrueForAll(static row => string.IsNullOrWhiteSpace(row.Name)))
        {
            yield return new Problem(rows.Count == 0 ? string.Empty : $"{nameof(LadderInput.Skills)}[0].{nameof(SkillInput.Name)}", "participants.instruments.skill_missing");
        }

        foreach (var (place, row) in rows.Index())
        {
            var (hasName, levels) = (!string.IsNullOrWhiteSpace(row.Name), Lines(row.Levels));
            if (!hasName && levels.Count > 0)
            {
                yield return new Problem($"{nameof(LadderInput.Skills)}[{place}].{nameof(SkillInput.Name)}", "participants.instruments.name_missing");
            }
            else if (hasName && (levels.Count is < 2 or > MostLevels || levels.Any(static line => line.Length > LongestLine)))
            {
                yield return new Problem($"{nameof(LadderInput.Skills)}[{place}].{nameof(SkillInput.Levels)}", "participants.instruments.levels_wrong", MostLevels, LongestLine);
            }
        }
    }

    private static IEnumerable<Problem> LicensedProblems(LicensedInput input, IReadOnlyList<string> names)
    {
        if (input.Least is < -FarthestScore or > FarthestScore || input.Most is < -FarthestScore or > FarthestScore || input.Least >= input.Most)
        {
            yield return new Problem(nameof(input.Most), "participants.instruments.scale_wrong");
        }

        if (names.Count is 0 or > LadderInput.MostSkills || names.Distinct().Count() < names.Count || names.Any(static name => name.Length > 100))
        {
            yield return new Problem(nameof(input.Dimensions), "participants.instruments.dimensions_wrong", LadderInput.MostSkills);
        }
    }
}
