using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Samsteg.Platform;

/// <summary>What an answer that refuses says (RFC 9457), as the description shows it.</summary>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The status code.</param>
/// <param name="Detail">What to do about it, in the language asked for.</param>
/// <param name="Errors">What is wrong with the body; left out where nothing in it is.</param>
public sealed record ApiProblemBody(string Title, int Status, string Detail, IReadOnlyList<ApiFieldProblem>? Errors);

/// <summary>What is wrong with one value.</summary>
/// <param name="Pointer">The value, as a JSON pointer (RFC 6901) into the body; empty for the whole of it.</param>
/// <param name="Detail">What to do about it.</param>
public sealed record ApiFieldProblem(string Pointer, string Detail);

/// <summary>An answer that refuses, in the language asked for. It never tells what the program knows of a fault.</summary>
/// <param name="Status">The status code.</param>
/// <param name="TextKey">The sentence; null for the status code's own.</param>
/// <param name="Problems">What is wrong with the body, by property.</param>
internal sealed record ApiProblem(int Status, string? TextKey = null, params IReadOnlyList<Problem> Problems) : IResult
{
    public const string ContentType = "application/problem+json";

    private static readonly HashSet<int> Worded = [400, 401, 403, 404, 405, 406, 409, 412, 413, 414, 415, 422, 428, 429, 500, 503, 507];

    /// <summary>Answers of an endpoint that refuse, for its description.</summary>
    public static object[] Answers(params IEnumerable<int> statuses) =>
        [.. statuses.Select(static status => new ProducesResponseTypeMetadata(status, typeof(ApiProblemBody), [ContentType]))];

    /// <summary>What a command refused, by its status; a conflict is 412 where the version was to be matched.</summary>
    public static ApiProblem Of(Result result, bool matchesVersion) => new(
        matchesVersion && result.Status == StatusCodes.Status409Conflict ? StatusCodes.Status412PreconditionFailed : result.Status, null, result.Problems);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var texts = httpContext.RequestServices.GetRequiredService<Texts>();
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer realm=\"Samsteg\"";
        }

        var sentence = texts[TextKey ?? $"api.status_{(Worded.Contains(Status) ? Status : StatusCodes.Status400BadRequest)}"];
        var errors = Problems.Select(problem => new ApiFieldProblem(PointerOf(problem.Field), Words(texts, problem))).ToList();
        var body = new ApiProblemBody(ReasonPhrases.GetReasonPhrase(Status), Status, sentence, errors.Count == 0 ? null : errors);
        return response.WriteAsJsonAsync(body, ApiJson.Options, ContentType, httpContext.RequestAborted);
    }

    /// <summary>A property's path as a pointer: <c>Rows[0].BirthDate</c> is <c>/rows/0/birthDate</c>; one that is a pointer already stays.</summary>
    internal static string PointerOf(string field)
    {
        if (field.Length == 0 || field[0] == '/')
        {
            return field;
        }

        var names = field.Replace("[", ".", StringComparison.Ordinal).Replace("]", string.Empty, StringComparison.Ordinal).Split('.');
        return string.Concat(names.Select(static name => "/" + JsonNamingPolicy.CamelCase.ConvertName(name)));
    }

    private static string Words(Texts texts, Problem problem) =>
        problem.Arguments.Length == 0 ? FieldError.InWords(texts, problem.TextKey) : texts[problem.TextKey, problem.Arguments];
}
