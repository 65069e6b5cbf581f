using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What the form needs, whether it adds or changes.</summary>
public interface ICallForm
{
    /// <summary>The answers.</summary>
    CallInput Input { get; }

    /// <summary>Versions of forms to choose from.</summary>
    IReadOnlyList<Choice> Forms { get; }

    /// <summary>Where a change of mind leads.</summary>
    string BackPath { get; }
}
