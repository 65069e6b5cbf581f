using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>A cadence as people say it.</summary>
public static class CadenceWords
{
    /// <summary>One line a phase: <c>varje vecka, 3 gånger, helst besök på plats</c>; empty when the plan does not say.</summary>
    public static IReadOnlyList<string> InWords(this FollowUpCadence cadence, Texts texts) =>
        [.. cadence.Phases.Select(phase => string.Join(", ", Parts(phase, texts)))];

    /// <summary>The span of follow-ups in all: <c>4–6 uppföljningar per placering</c>; null when the plan does not say.</summary>
    public static string? TotalInWords(int? minimum, int? maximum, Texts texts) => (minimum, maximum) switch
    {
        (null, null) => null,
        ({ } least, null) => texts["initiatives.cadence.at_least", least],
        (null, { } most) => texts["initiatives.cadence.at_most", most],
        ({ } least, { } most) => least == most ? texts["initiatives.cadence.exactly", least] : texts["initiatives.cadence.between", least, most],
    };

    private static IEnumerable<string> Parts(CadencePhase phase, Texts texts)
    {
        yield return texts[phase.Every.TextKey()];
        yield return phase.Times switch
        {
            null => texts["initiatives.cadence.until_end"],
            1 => texts["initiatives.cadence.once"],
            _ => texts["initiatives.cadence.times", phase.Times],
        };
        if (phase.PreferSiteVisit)
        {
            yield return texts["initiatives.cadence.visit"];
        }
    }
}
