using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A skill of a ladder.</summary>
/// <param name="Key">Its own within the ladder, and the same over its versions.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Levels">In words, the lowest first; they count from 1.</param>
internal sealed record LadderSkill(string Key, LocalText Name, IReadOnlyList<LocalText> Levels);

/// <summary>Competence ladders as forms: a skill is a field, and may be left out by who has not seen it.</summary>
internal static class Ladders
{
    /// <summary>The ladder as a form.</summary>
    public static FormDefinition Define(string key, int version, LocalText name, IReadOnlyList<LadderSkill> skills) => new()
    {
        Key = key,
        Version = version,
        Name = name,
        Sections =
        [
            new FormSection
            {
                Key = "skills",
                Name = name,
                Fields =
                [
                    .. skills.Select(static skill => new ScaleField
                    {
                        Key = skill.Key,
                        Label = skill.Name,
                        Levels = [.. skill.Levels.Select(static (words, place) => new ScaleLevel(place + 1, words))],
                    }),
                ],
            },
        ],
    };

    /// <summary>The skills of a ladder.</summary>
    public static IReadOnlyList<LadderSkill> SkillsOf(FormDefinition ladder) =>
        [.. ladder.Fields.OfType<ScaleField>().Select(static field => new LadderSkill(field.Key, field.Label, [.. field.Levels.Select(static level => level.Text)]))];
}

/// <summary>Instruments under licence as forms: a dimension is a number between the scale's ends, named and nothing more.</summary>
internal static class LicensedInstruments
{
    /// <summary>The instrument as a form.</summary>
    public static FormDefinition Define(string key, int version, LocalText name, decimal least, decimal most, IReadOnlyList<string> keys, IReadOnlyList<LocalText> dimensions) => new()
    {
        Key = key,
        Version = version,
        Name = name,
        Sections =
        [
            new FormSection
            {
                Key = "scores",
                Name = name,
                Fields = [.. dimensions.Zip(keys, (dimension, field) => new NumberField { Key = field, Label = dimension, Least = least, Most = most })],
            },
        ],
    };
}
