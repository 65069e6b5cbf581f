using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>Everything that can be counted, as the capabilities offer it.</summary>
public sealed class MeasureCatalogue
{
    private readonly Dictionary<string, Measure> _byKey;

    /// <summary>Gathers them.</summary>
    public MeasureCatalogue(IEnumerable<Capability> capabilities)
    {
        Groups = [.. capabilities.Where(static capability => capability.Measures.Count > 0)
            .Select(static capability => new MeasureGroup(capability.Tabs is [var tab, ..] ? tab.TextKey : capability.Menu[0].TextKey, capability.Measures))];
        _byKey = Groups.SelectMany(static group => group.Measures).ToDictionary(static measure => measure.Key);
    }

    /// <summary>The measures by the capability that owns them.</summary>
    public IReadOnlyList<MeasureGroup> Groups { get; }

    /// <summary>The measure of a key; null when no capability offers it.</summary>
    public Measure? Find(string? key) => key is null ? null : _byKey.GetValueOrDefault(key);
}

/// <summary>The measures of a capability, which is called as its tab, or as its entry of the menu.</summary>
public sealed record MeasureGroup(string TextKey, IReadOnlyList<Measure> Measures);
