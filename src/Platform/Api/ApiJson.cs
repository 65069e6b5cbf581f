using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Samsteg.Platform;

/// <summary>
/// JSON of the API: camelCase, codes in snake_case, ids as uuid, days and moments in ISO 8601, money and shares as numbers
/// with a decimal point. What comes in binds only to declared properties; a form's id and version are headers and no part of a body.
/// </summary>
internal static class ApiJson
{
    /// <summary>Deepest nesting of a body.</summary>
    public const int Depth = 16;

    /// <summary>The one way that the API reads and writes.</summary>
    public static JsonSerializerOptions Options { get; } = Configured(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Sets options to it; the description is made by the framework's own, set the same.</summary>
    public static JsonSerializerOptions Configured(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.PropertyNameCaseInsensitive = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = Depth;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.Converters.Add(new IdConverters());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveHeadersOut } };
        return options;
    }

    /// <summary>Whether a body must have it: what a form must bring, too. A text that may not be null may not be blank either.</summary>
    public static bool IsRequired(JsonPropertyInfo property) => property.IsRequired || Has<RequiredAttribute>(property) || Has<BindRequiredAttribute>(property)
        || (property.PropertyType == typeof(string) && !property.IsSetNullable);

    /// <summary>Whether it comes in a header: the form's id, or the version that its hidden field carries.</summary>
    public static bool IsHeader(MemberInfo member) => member is PropertyInfo property
        && (property.IsDefined(typeof(FormIdAttribute), inherit: true) || (property.Name == nameof(IVersioned.Version) && property.PropertyType == typeof(uint)));

    private static void LeaveHeadersOut(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        for (var index = type.Properties.Count - 1; index >= 0; index--)
        {
            if (type.Properties[index].AttributeProvider is MemberInfo member && IsHeader(member))
            {
                type.Properties.RemoveAt(index);
            }
        }
    }

    private static bool Has<TAttribute>(JsonPropertyInfo property)
        where TAttribute : Attribute => property.AttributeProvider is MemberInfo member && member.IsDefined(typeof(TAttribute), inherit: true);

    private sealed class IdConverters : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsValueType && typeof(IId).IsAssignableFrom(typeToConvert);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(IdConverter<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class IdConverter<TId> : JsonConverter<TId>
        where TId : struct, IId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var id) ? TId.Of(id) : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
