using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>Promises and figures in words, the same everywhere they are shown.</summary>
public static class TargetWords
{
    /// <summary>The promised value: <c>20</c>, <c>40–60 %</c>, a dash when there is no number.</summary>
    public static string Value(TargetValue? promised, string? unit) => promised switch
    {
        { Minimum: { } minimum, Maximum: { } maximum } => WithUnit($"{Display.ShortNumber(minimum)}–{Display.ShortNumber(maximum)}", unit),
        { Value: { } value } => WithUnit(Display.ShortNumber(value), unit),
        _ => "–",
    };

    /// <summary>The value now; that they are too few, when the group is too small to tell, a dash when there is none.</summary>
    public static string Figure(Texts texts, Indicator indicator) => indicator switch
    {
        { IsSuppressed: true } => texts[indicator.Target.IsShare ? "results.small_share" : "results.small_figure"],
        { Value: { } value } => WithUnit(Display.ShortNumber(value), Unit(texts, indicator.Target)),
        _ => "–",
    };

    /// <summary>The unit to show after a number: per cent for shares, the plan's word for reported values, nothing for counts.</summary>
    public static string? Unit(Texts texts, Target target) => target switch
    {
        { IsShare: true } => "%",
        { Measure: null, Unit: { } unit } => texts.Find($"results.unit.{unit}") ?? unit,
        _ => null,
    };

    /// <summary>A condition and how it stands, in one line.</summary>
    public static string Condition(Texts texts, ConditionReading reading)
    {
        var label = texts[$"measure.{reading.Condition.Measure}.label"];
        var promise = reading.Condition switch
        {
            { Minimum: { } minimum, Maximum: { } maximum } => $"{Display.ShortNumber(minimum)}–{Display.ShortNumber(maximum)}",
            { Value: { } value } => Display.ShortNumber(value),
            _ => null,
        };
        var named = promise is null ? label : $"{label} {promise}";
        return reading switch
        {
            { Part: { } part, Whole: { } whole } => texts["results.condition.of", named, part, whole],
            { Value: { } value, IsShare: false, Condition: { Value: { } wanted, Minimum: null, Maximum: null } } => texts["results.condition.of", label, Display.ShortNumber(value), Display.ShortNumber(wanted)],
            { Value: { } value } => texts["results.condition.count", named, WithUnit(Display.ShortNumber(value), reading.IsShare ? "%" : null)],
            _ => texts["results.condition.hidden", named],
        };
    }

    private static string WithUnit(string number, string? unit) => unit is null ? number : $"{number}{Display.NoBreakSpace}{unit}";
}
