namespace Samsteg.Platform;

/// <summary>What a user can cause: which field, and the text that says what to do about it.</summary>
/// <param name="Field">Name of the input's property, or empty when it concerns the whole form.</param>
/// <param name="TextKey">Key of the sentence.</param>
/// <param name="Arguments">Values for the sentence's places.</param>
public sealed record Problem(string Field, string TextKey, params object?[] Arguments);

/// <summary>A command's outcome: done, or refused with the problems, in which case nothing was written.</summary>
public sealed class Result
{
    private Result(IReadOnlyList<Problem> problems, bool conflict)
    {
        Problems = problems;
        IsConflict = conflict;
    }

    /// <summary>Done.</summary>
    public static Result Done { get; } = new([], false);

    /// <summary>Why it was refused; empty when it was done.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Whether it was done.</summary>
    public bool IsDone => Problems.Count == 0;

    /// <summary>Whether it was refused because somebody else had changed the same thing meanwhile (409).</summary>
    public bool IsConflict { get; }

    /// <summary>Refused with these problems; done when there are none.</summary>
    public static Result Of(IReadOnlyList<Problem> problems) => problems.Count == 0 ? Done : new Result(problems, false);

    /// <summary>Refused for one reason.</summary>
    public static Result Refused(string field, string textKey, params object?[] arguments) =>
        new([new Problem(field, textKey, arguments)], false);

    /// <summary>Refused because the row has changed since it was read.</summary>
    public static Result Conflict(string textKey, params object?[] arguments) =>
        new([new Problem(string.Empty, textKey, arguments)], true);
}
