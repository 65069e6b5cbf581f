namespace Samsteg.Platform;

/// <summary>A group of <em>Idag</em>, for the partial view that draws it.</summary>
/// <param name="Tasks">What is to be done.</param>
/// <param name="When">When, in words.</param>
public sealed record TodayTasks(IEnumerable<TodayTask> Tasks, Func<TodayRow, string> When);
