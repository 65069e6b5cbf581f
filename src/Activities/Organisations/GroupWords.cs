using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Audience groups in words.</summary>
internal static class GroupWords
{
    /// <summary>The group's name: <c>Offentlig sektor</c>.</summary>
    public static string Name(Texts texts, string group) => texts.Find($"audience_group.{group}") ?? group;

    /// <summary>What is counted of it: <c>personer från offentlig sektor</c>.</summary>
    public static string Counted(Texts texts, string group) => texts.Find($"audience_group.{group}.counted") ?? group;

    /// <summary>The groups as alternatives.</summary>
    public static IReadOnlyList<Choice> Choices(Texts texts) => [.. AudienceGroups.All.Select(group => new Choice(group, Name(texts, group)))];
}
