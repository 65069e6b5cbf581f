using Microsoft.AspNetCore.Http;

namespace Samsteg.Platform;

/// <summary>What a user can cause: which field, and the text that says what to do about it.</summary>
/// <param name="Field">Name of the input's property, or empty when it concerns the whole form.</param>
/// <param name="TextKey">Key of the sentence.</param>
/// <param name="Arguments">Values for the sentence's places.</param>
public sealed record Problem(string Field, string TextKey, params object?[] Arguments);

/// <summary>A command's outcome: done, or refused with the problems, in which case nothing was written.</summary>
public sealed class Result
{
    private Result(IReadOnlyList<Problem> problems, int status)
    {
        Problems = problems;
        Status = status;
    }

    /// <summary>Done.</summary>
    public static Result Done { get; } = new([], StatusCodes.Status200OK);

    /// <summary>Why it was refused; empty when it was done.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Whether it was done.</summary>
    public bool IsDone => Problems.Count == 0;

    /// <summary>What it is as a status code of HTTP: 200 when it was done; 422, 409 or 503 by why it was refused.</summary>
    public int Status { get; }

    /// <summary>Whether it was refused because somebody else had changed the same thing meanwhile.</summary>
    public bool IsConflict => Status == StatusCodes.Status409Conflict;

    /// <summary>Refused with these problems; done when there are none.</summary>
    public static Result Of(IReadOnlyList<Problem> problems) => problems.Count == 0 ? Done : new Result(problems, StatusCodes.Status422UnprocessableEntity);

    /// <summary>Refused for one reason.</summary>
    public static Result Refused(string field, string textKey, params object?[] arguments) =>
        new([new Problem(field, textKey, arguments)], StatusCodes.Status422UnprocessableEntity);

    /// <summary>Refused although nothing is wrong with what was sent: something that it needs does not work just now.</summary>
    public static Result Unavailable(string field, string textKey, params object?[] arguments) =>
        new([new Problem(field, textKey, arguments)], StatusCodes.Status503ServiceUnavailable);

    /// <summary>Refused because the row has changed since it was read.</summary>
    public static Result Conflict(string textKey, params object?[] arguments) =>
        new([new Problem(string.Empty, textKey, arguments)], StatusCodes.Status409Conflict);
}
