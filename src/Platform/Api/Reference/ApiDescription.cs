using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Samsteg.Platform;

/// <summary>The API's description (OpenAPI 3.1), made of the endpoints themselves; once for each language.</summary>
internal sealed class ApiDescription([FromKeyedServices(ApiDescription.Version)] IOpenApiDocumentProvider provider)
{
    public const string Version = "v1";
    public const string Address = "/openapi/v1.json";

    private readonly ConcurrentDictionary<string, Lazy<Task<(OpenApiDocument Document, string Json)>>> _made = new();

    public async Task<OpenApiDocument> DocumentAsync() => (await MadeAsync()).Document;

    public async Task<string> JsonAsync() => (await MadeAsync()).Json;

    private Task<(OpenApiDocument Document, string Json)> MadeAsync() =>
        _made.GetOrAdd(CultureInfo.CurrentUICulture.Name, _ => new(MakeAsync)).Value;

    private async Task<(OpenApiDocument Document, string Json)> MakeAsync()
    {
        var document = await provider.GetOpenApiDocumentAsync(CancellationToken.None);
        return (document, await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, CancellationToken.None));
    }
}

/// <summary>Says in words what the framework finds in the endpoints' types: scopes, headers, filters, examples, errors.</summary>
internal sealed class ApiDescriber(Texts texts) : IOpenApiDocumentTransformer, IOpenApiOperationTransformer, IOpenApiSchemaTransformer
{
    private const string Key = "key";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "Samsteg", Version = ApiDescription.Version, Description = texts["api.reference.text"] };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = texts["api.reference.key_text"] };
        return Task.CompletedTask;
    }

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var endpoint = context.Description.ActionDescriptor.EndpointMetadata;
        var known = endpoint.OfType<ApiOperation>().Single();
        operation.Summary = texts[known.TextKey];
        operation.Tags = new HashSet<OpenApiTagReference> { new(known.Area, context.Document) };
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, context.Document)] = [ApiScopes.For(known.Area, known.Permission)] }];
        operation.Parameters ??= [];
        foreach (var parameter in endpoint.OfType<FiltersBy>().SelectMany(FiltersOf).Concat(HeadersOf(endpoint)))
        {
            operation.Parameters.Add(parameter);
        }

        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(static parameter => parameter.In == ParameterLocation.Path))
        {
            parameter.Description = texts["api.reference.id"];
        }

        foreach (var (status, answer) in operation.Responses ?? [])
        {
            answer.Description = texts.Find($"api.status_{status}") ?? texts["api.reference.answer"];
        }

        if (known.Example is { } example && operation.RequestBody?.Content?["application/json"] is { } body)
        {
            body.Example = JsonNode.Parse(example);
        }

        return Task.CompletedTask;
    }

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (typeof(IId).IsAssignableFrom(type))
        {
            schema.Type = JsonSchemaType.String | (type == context.JsonTypeInfo.Type ? 0 : JsonSchemaType.Null);
            schema.Format = "uuid";
        }

        schema.Description = (context.JsonPropertyInfo is { } property ? ApiWords.Of(property) : ApiWords.Of(type)) ?? schema.Description;
        return Task.CompletedTask;
    }

    private IEnumerable<IOpenApiParameter> FiltersOf(FiltersBy filters)
    {
        foreach (var parameter in ApiFilters.ParametersOf(filters.Type))
        {
            yield return new OpenApiParameter
            {
                Name = ApiFilters.NameOf(parameter), In = ParameterLocation.Query, Description = ApiWords.OfParameter(filters.Type, parameter.Name!), Schema = SchemaOf(parameter),
            };
        }

        foreach (var name in ApiFilters.OfLists)
        {
            yield return new OpenApiParameter
            {
                Name = name, In = ParameterLocation.Query, Description = texts[$"api.filter.{name}"],
                Schema = name == "dir" ? Words(["asc", "desc"]) : new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }
    }

    private IEnumerable<IOpenApiParameter> HeadersOf(IEnumerable<object> endpoint)
    {
        if (endpoint.OfType<MatchesVersion>().Any())
        {
            yield return Header("If-Match", "api.header.if_match", isRequired: true);
        }

        if (endpoint.OfType<AddsOnce>().Any())
        {
            yield return Header(IdempotencyKey.Header, "api.header.idempotency_key", isRequired: false);
        }
    }

    private OpenApiParameter Header(string name, string textKey, bool isRequired) => new()
    {
        Name = name, In = ParameterLocation.Header, Required = isRequired, Description = texts[textKey], Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiSchema SchemaOf(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type switch
        {
            { IsEnum: true } => Words(Enum.GetNames(type).Select(SnakeCase.Of)),
            _ when typeof(IId).IsAssignableFrom(type) => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
            _ when type == typeof(bool) => new OpenApiSchema { Type = JsonSchemaType.Boolean },
            _ when type == typeof(DateOnly) => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
            _ => new OpenApiSchema { Type = JsonSchemaType.String },
        };
    }

    private static OpenApiSchema Words(IEnumerable<string> codes) =>
        new() { Type = JsonSchemaType.String, Enum = [.. codes.Select(static code => (JsonNode)JsonValue.Create(code)!)] };
}
