using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>What the form needs, whether it adds or changes.</summary>
public interface IInitiativeForm
{
    /// <summary>The answers.</summary>
    InitiativeInput Input { get; }

    /// <summary>Organisations to choose from.</summary>
    IReadOnlyList<Choice> Organisations { get; }

    /// <summary>States it may have; none for a new one, which is a draft.</summary>
    IReadOnlyList<Choice> States { get; }

    /// <summary>Where a change of mind leads.</summary>
    string BackPath { get; }
}
