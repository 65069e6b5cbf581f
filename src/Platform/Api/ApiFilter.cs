using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Samsteg.Platform;

/// <summary>What an address narrows a list to: the parameters of a record, by the names that the page uses, and those of every list.</summary>
/// <typeparam name="T">A record whose constructor's parameters are codes, ids, days, flags and words; null narrows nothing.</typeparam>
public sealed class ApiFilter<T> : IApiInput, IEndpointParameterMetadataProvider
    where T : class
{
    private ApiFilter(T? value, ListRequest request, ApiProblem? refusal) => (Value, Request, Refusal) = (value!, request, refusal);

    /// <summary>The filter.</summary>
    public T Value { get; }

    /// <summary>Sorting, search and cursor.</summary>
    public ListRequest Request { get; }

    private ApiProblem? Refusal { get; }

    ApiProblem? IApiInput.Refusal => Refusal;

    /// <summary>Reads the query.</summary>
    public static ValueTask<ApiFilter<T>> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        _ = parameter;
        var constructor = ApiFilters.ParametersOf(typeof(T));
        var values = new object?[constructor.Count];
        for (var index = 0; index < values.Length; index++)
        {
            var (name, type) = (ApiFilters.NameOf(constructor[index]), constructor[index].ParameterType);
            var given = context.Request.Query[name].ToString();
            if (given.Length > 0 && !ApiFilters.TryRead(given, Nullable.GetUnderlyingType(type) ?? type, out values[index]))
            {
                return ValueTask.FromResult(new ApiFilter<T>(null, new ListRequest(), new ApiProblem(StatusCodes.Status400BadRequest, "api.wrong_filter")));
            }

            values[index] ??= type == typeof(bool) ? false : null;
        }

        return ValueTask.FromResult(new ApiFilter<T>((T)Activator.CreateInstance(typeof(T), values)!, ListRequest.Of(context.Request), null));
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new FiltersBy(typeof(T)));
}

/// <summary>A list that is narrowed by nothing but its search.</summary>
public sealed record NoFilter;

/// <summary>By what an endpoint filters.</summary>
/// <param name="Type">The filter's record.</param>
internal sealed record FiltersBy(Type Type)
{
    /// <summary>Names that may stand in the address.</summary>
    public IReadOnlySet<string> Names { get; } = ApiFilters.ParametersOf(Type).Select(ApiFilters.NameOf).Concat(ApiFilters.OfLists).ToHashSet();
}

/// <summary>Reads values of an address.</summary>
internal static class ApiFilters
{
    /// <summary>What every list understands.</summary>
    public static IReadOnlyList<string> OfLists { get; } = ["q", "sort", "dir", "after", "before"];

    public static IReadOnlyList<ParameterInfo> ParametersOf(Type type) => type.GetConstructors().Single().GetParameters();

    public static string NameOf(ParameterInfo parameter) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);

    public static bool TryRead(string given, Type type, out object? value)
    {
        value = type switch
        {
            { IsEnum: true } => Enum.GetValues(type).Cast<object>().FirstOrDefault(code => SnakeCase.Of(code.ToString()!) == given),
            _ when typeof(IId).IsAssignableFrom(type) => Guid.TryParse(given, out var id) ? Activator.CreateInstance(type, id) : null,
            _ when type == typeof(bool) => given switch { "true" => true, "false" => false, _ => null },
            _ when type == typeof(DateOnly) => DateOnly.TryParseExact(given, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            _ when type == typeof(string) => given,
            _ => throw new NotSupportedException($"No filter can be a {type.Name}."),
        };
        return value is not null;
    }
}
