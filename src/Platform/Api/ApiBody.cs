using System.Buffers;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Samsteg.Platform;

/// <summary>
/// A body of JSON read into a command's input, which a form fills too: the same properties, limits and words. It is refused
/// with all that is wrong with it at once: properties that are not known, those that must be there, values of another kind.
/// </summary>
/// <typeparam name="T">The input.</typeparam>
public sealed class ApiBody<T> : IApiBody, IEndpointParameterMetadataProvider
    where T : class
{
    private readonly byte[] _sent;

    private ApiBody(T? value, ApiProblem? refusal, byte[]? sent = null) => (Value, Refusal, _sent) = (value!, refusal, sent ?? []);

    /// <summary>The input, checked by its attributes.</summary>
    public T Value { get; }

    private ApiProblem? Refusal { get; }

    ApiProblem? IApiInput.Refusal => Refusal;

    ReadOnlyMemory<byte> IApiBody.Sent => _sent;

    /// <summary>Reads the body.</summary>
    public static async ValueTask<ApiBody<T>> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        _ = parameter;
        if (!context.Request.HasJsonContentType())
        {
            return Refused(StatusCodes.Status415UnsupportedMediaType);
        }

        if (await ApiBodies.ReadAsync(context) is not { } bytes)
        {
            return Refused(StatusCodes.Status413PayloadTooLarge);
        }

        var (value, problems) = ApiBodies.Parse<T>(context, bytes);
        return problems is null ? Refused(StatusCodes.Status400BadRequest, "api.not_json")
            : problems.Count > 0 ? new ApiBody<T>(null, new ApiProblem(StatusCodes.Status422UnprocessableEntity, null, problems))
            : new ApiBody<T>(value, null, bytes);
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));
        foreach (var answer in ApiProblem.Answers(413, 415, 422))
        {
            builder.Metadata.Add(answer);
        }
    }

    private static ApiBody<T> Refused(int status, string? textKey = null) => new(null, new ApiProblem(status, textKey));
}

/// <summary>Reads bodies and says what is wrong with them.</summary>
internal static class ApiBodies
{
    /// <summary>Largest body, in bytes.</summary>
    public const int Most = 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = ApiJson.Depth, AllowDuplicateProperties = false };

    /// <summary>The body; null when it is too large. No more than the limit is read or kept.</summary>
    public static async Task<byte[]?> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > Most)
        {
            return null;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Most + 1);
        try
        {
            var length = await context.Request.Body.ReadAtLeastAsync(buffer.AsMemory(0, Most + 1), Most + 1, throwOnEndOfStream: false, context.RequestAborted);
            return length > Most ? null : buffer[..length];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>The input with what is wrong with it; no problems at all (null) when it is not JSON.</summary>
    public static (T? Value, IReadOnlyList<Problem>? Problems) Parse<T>(HttpContext context, byte[] bytes)
        where T : class
    {
        using var document = Read(bytes);
        if (document is null)
        {
            return (null, null);
        }

        var problems = new List<Problem>();
        Check(document.RootElement, ApiJson.Options.GetTypeInfo(typeof(T)), string.Empty, problems);
        if (problems.Count > 0)
        {
            return (null, problems);
        }

        try
        {
            var value = document.Deserialize<T>(ApiJson.Options);
            return (value, [.. Invalid(context, value!)]);
        }
        catch (JsonException mistaken)
        {
            return (null, [new Problem(PointerOf(mistaken.Path), "api.wrong_kind")]);
        }
    }

    /// <summary>The body as JSON; null when it is none. Bytes that are no text, or half of a surrogate pair in a name, it does not tell of itself.</summary>
    private static JsonDocument? Read(byte[] bytes)
    {
        try
        {
            return Utf8.IsValid(bytes) ? JsonDocument.Parse(bytes, Strict) : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Check(JsonElement element, JsonTypeInfo type, string pointer, List<Problem> problems)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when type.Kind == JsonTypeInfoKind.Object:
                CheckObject(element, type, pointer, problems);
                break;
            case JsonValueKind.Array when type.Kind == JsonTypeInfoKind.Enumerable:
                foreach (var (index, item) in element.EnumerateArray().Index())
                {
                    Check(item, ApiJson.Options.GetTypeInfo(type.ElementType!), $"{pointer}/{index}", problems);
                }

                break;
            case JsonValueKind.Object or JsonValueKind.Array:
                problems.Add(new Problem(pointer, "api.wrong_kind"));
                break;
            case JsonValueKind.String when !IsWritable(static value => value.GetString(), element):
                problems.Add(new Problem(pointer, "api.unwritable_text"));
                break;
            case JsonValueKind.Number when !element.TryGetDecimal(out var number) || Math.Abs(number) >= HumanInput.Limit:
                problems.Add(new Problem(pointer, "ui.not_a_number"));
                break;
            case JsonValueKind.Null when type.Kind == JsonTypeInfoKind.Object && pointer.Length == 0:
                problems.Add(new Problem(pointer, "ui.required"));
                break;
        }
    }

    private static void CheckObject(JsonElement element, JsonTypeInfo type, string pointer, List<Problem> problems)
    {
        foreach (var given in element.EnumerateObject())
        {
            if (!IsWritable(static property => property.Name, given))
            {
                problems.Add(new Problem(pointer, "api.unwritable_text"));
                continue;
            }

            var place = $"{pointer}/{given.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            if (type.Properties.FirstOrDefault(property => property.Name == given.Name && property.Set is not null) is { } known)
            {
                Check(given.Value, ApiJson.Options.GetTypeInfo(known.PropertyType), place, problems);
            }
            else
            {
                problems.Add(new Problem(place, "api.unknown_property"));
            }
        }

        problems.AddRange(type.Properties
            .Where(property => ApiJson.IsRequired(property) && (!element.TryGetProperty(property.Name, out var value) || IsBlank(value)))
            .Select(property => new Problem($"{pointer}/{property.Name}", "ui.required")));
    }

    private static bool IsBlank(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && IsWritable(static text => text.GetString(), value) && string.IsNullOrWhiteSpace(value.GetString()));

    /// <summary>A NUL, or half of a surrogate pair, can be escaped in JSON but not kept.</summary>
    private static bool IsWritable<TPart>(Func<TPart, string?> text, TPart part)
    {
        try
        {
            return !RequestTransaction.IsUnwritable(text(part));
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The same attributes, with the same words, as for a form; what comes in headers is not part of the body.</summary>
    private static IEnumerable<Problem> Invalid(HttpContext context, object value)
    {
        var action = new ActionContext(context, new RouteData(), new ActionDescriptor());
        context.RequestServices.GetRequiredService<IObjectModelValidator>().Validate(action, null, string.Empty, value);
        var headers = value.GetType().GetProperties().Where(ApiJson.IsHeader).Select(static property => property.Name).ToHashSet();
        return
            from field in action.ModelState
            where !headers.Contains(field.Key)
            from error in field.Value.Errors
            select new Problem(field.Key, error.ErrorMessage);
    }

    /// <summary><c>$.rows[0].mark</c> as a pointer.</summary>
    private static string PointerOf(string? path) => ApiProblem.PointerOf((path ?? "$").TrimStart('$').TrimStart('.'));
}
