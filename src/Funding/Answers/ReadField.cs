using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>An answered field, to be read.</summary>
/// <param name="Answers">What is answered.</param>
/// <param name="Asked">The field.</param>
public sealed record ReadField(FormAnswers Answers, FormField Asked)
{
    /// <summary>The answer; null when there is none.</summary>
    public FormAnswer? Answer => Answers[Asked.Key];
}
