using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>A filter in words.</summary>
public static class FilterWords
{
    /// <summary>The parts in use, with commas between; "everything" when there are none.</summary>
    public static string Of(Texts texts, MeasureFilter filter)
    {
        var parts = new List<string>();
        if (filter.ActivityType is { } type)
        {
            parts.Add(texts["results.filter.activity_type", texts.Find($"activity_type.{type}") ?? type]);
        }

        if (filter.Area is { } area)
        {
            parts.Add(texts["results.filter.area", texts.Find($"life_area.{area}") ?? area]);
        }

        if (filter.View is { } view)
        {
            parts.Add(texts["results.filter.view", texts.Find($"respondent.{view}") ?? view]);
        }

        if (RangeOf(texts, filter.Minimum, filter.Maximum) is { } range)
        {
            parts.Add(range);
        }

        if (filter.WithNextStepWish)
        {
            parts.Add(texts["results.filter.next_step_wish"]);
        }

        parts.AddRange(filter.Audience.Select(audience => texts["results.filter.audience", audience.Minimum, texts.Find($"audience_group.{audience.Group}") ?? audience.Group]));
        return parts.Count == 0 ? texts["results.filter.none"] : string.Join(", ", parts);
    }

    private static string? RangeOf(Texts texts, int? minimum, int? maximum) => (minimum, maximum) switch
    {
        ({ } least, { } most) => texts["results.filter.range", least, most],
        ({ } least, null) => texts["results.filter.at_least", least],
        (null, { } most) => texts["results.filter.at_most", most],
        _ => null,
    };
}
