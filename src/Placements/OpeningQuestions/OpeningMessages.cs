using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What contact persons at organisations are asked by mail. They have no account, so that none is asked how it wants it.</summary>
internal static class OpeningMessages
{
    /// <summary>Whether openings still hold: link; which.</summary>
    public static readonly MessageKind Question = new("opening_question", Permission: Nobody);

    /// <summary>The same again, a week later.</summary>
    public static readonly MessageKind Reminder = new("opening_reminder", Permission: Nobody);

    private const string Nobody = "";

    public static IReadOnlyList<MessageKind> All { get; } = [Question, Reminder];
}
