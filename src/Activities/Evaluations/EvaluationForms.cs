using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>The forms that the program ships: choices in words and a few lines, never numbers. Other words are another version.</summary>
public static class EvaluationForms
{
    /// <summary>What the forms are used for, among an initiative's.</summary>
    public const string Purpose = "evaluation";

    /// <summary>Who is asked in easier words, in the forms' prompts.</summary>
    public const string Easy = "easy";

    /// <summary>About one session.</summary>
    public static FormDefinition OfSession { get; } = Shipped("session");

    /// <summary>About a whole series.</summary>
    public static FormDefinition OfSeries { get; } = Shipped("series");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FormDefinition> All { get; } = [OfSession, OfSeries];

    private static FormDefinition Shipped(string name)
    {
        using var reader = new StreamReader(typeof(EvaluationForms).Assembly.GetManifestResourceStream($"forms/{name}.json")!);
        return FormDefinition.Parse(reader.ReadToEnd());
    }
}
