using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Why something registered is corrected or taken back.</summary>
internal static class Reasons
{
    /// <summary>Longest reason, in characters.</summary>
    public const int Longest = 500;

    /// <summary>A reason must say something.</summary>
    public static IEnumerable<Problem> Required(string field, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            yield return new Problem(field, "participants.rule.reason");
        }
    }
}
