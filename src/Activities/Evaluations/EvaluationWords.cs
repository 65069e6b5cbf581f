using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Words about evaluations.</summary>
internal static class EvaluationWords
{
    /// <summary>What is evaluated.</summary>
    public static string About(Texts texts, string name, int? number) => number is { } session ? texts["evaluations.session", name, session] : name;

    /// <summary>Whether it can be answered.</summary>
    public static string StateKey(bool isOpen) => isOpen ? "evaluations.open" : "evaluations.closed";
}
