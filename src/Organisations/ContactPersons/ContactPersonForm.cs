namespace Samsteg.Organisations;

/// <summary>What the form needs, whether it adds or changes.</summary>
public interface IContactPersonForm
{
    /// <summary>The answers.</summary>
    ContactPersonInput Input { get; }

    /// <summary>Whether the day they left is asked: not about somebody new.</summary>
    bool AsksWhetherLeft { get; }

    /// <summary>Where a change of mind leads.</summary>
    string BackPath { get; }
}
