using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;

namespace Samsteg.Platform;

/// <summary>The API's description for people, made of the same one that programs read.</summary>
[Authorize(Policy = Permissions.Today)]
public sealed class ApiReferencePage : SamstegPage
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The operations of each area.</summary>
    public IReadOnlyList<ApiReferenceArea> Areas { get; private set; } = [];

    /// <summary>Reads the description.</summary>
    public async Task OnGetAsync()
    {
        var description = (ApiDescription)HttpContext.RequestServices.GetService(typeof(ApiDescription))!;
        var document = await description.DocumentAsync();
        Areas =
        [
            .. from path in document.Paths
               from operation in path.Value.Operations ?? []
               group OperationOf(path.Key, operation.Key.Method, operation.Value) by operation.Value.Tags!.First().Name! into area
               select new ApiReferenceArea(area.Key, [.. area]),
        ];
    }

    private static ApiReferenceOperation OperationOf(string path, string method, OpenApiOperation operation)
    {
        var body = operation.RequestBody?.Content?["application/json"];
        var answer = operation.Responses!.First(static response => response.Key is "200" or "201").Value.Content?["application/json"].Schema;
        return new ApiReferenceOperation(
            operation.OperationId!, method, path, operation.Summary!, operation.Security![0].Values.First()[0],
            [.. operation.Parameters!.Where(static parameter => parameter.In != ParameterLocation.Path).Select(static parameter => new ApiReferenceField(parameter.Name!, KindOf(parameter.Schema), parameter.Required, parameter.Description))],
            FieldsOf(body?.Schema, string.Empty), body?.Example?.ToJsonString(Readable),
            FieldsOf(answer, string.Empty).ConvertAll(static field => field with { IsRequired = false }));
    }

    /// <summary>Properties, those of what lies within after what holds them.</summary>
    private static List<ApiReferenceField> FieldsOf(IOpenApiSchema? schema, string before) =>
    [
        .. from property in WithinOf(schema)?.Properties ?? new Dictionary<string, IOpenApiSchema>()
           from field in FieldsOf(property.Value, $"{before}{property.Key}.").Prepend(new ApiReferenceField(
               before + property.Key, KindOf(property.Value), WithinOf(schema)!.Required?.Contains(property.Key) == true, property.Value.Description))
           select field,
    ];

    /// <summary>What is told of: the items of an array, the one of several that is not null.</summary>
    private static IOpenApiSchema? WithinOf(IOpenApiSchema? schema) => schema switch
    {
        null => null,
        { Items: { } items } => WithinOf(items),
        { OneOf: { Count: > 0 } several } => WithinOf(several.FirstOrDefault(static one => one.Type != JsonSchemaType.Null)),
        _ => schema,
    };

    private static string KindOf(IOpenApiSchema? schema) => schema switch
    {
        null => string.Empty,
        { Items: { } items } => KindOf(items) + "[]",
        { Enum: { Count: > 0 } codes } => string.Join(" | ", codes.Where(static code => code is not null).Select(static code => code.ToString())),
        { OneOf: { Count: > 0 } } => KindOf(WithinOf(schema)),
        { Format: { } format } => format,
        _ => ((schema.Type ?? JsonSchemaType.Object) & ~JsonSchemaType.Null).ToString().ToLowerInvariant(),
    };
}

/// <summary>An area's operations.</summary>
/// <param name="Name">The area, as in the scopes.</param>
/// <param name="Operations">What can be done there.</param>
public sealed record ApiReferenceArea(string Name, IReadOnlyList<ApiReferenceOperation> Operations);

/// <summary>An operation as the page shows it.</summary>
/// <param name="Id">Its id, unique in the API.</param>
/// <param name="Method">GET, POST, PUT.</param>
/// <param name="Path">The address.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Scope">What a key must be for.</param>
/// <param name="Parameters">Filters and headers.</param>
/// <param name="Body">What may be sent.</param>
/// <param name="Example">A body that works; null when nothing is sent.</param>
/// <param name="Answer">What comes back.</param>
public sealed record ApiReferenceOperation(
    string Id, string Method, string Path, string Summary, string Scope, IReadOnlyList<ApiReferenceField> Parameters, IReadOnlyList<ApiReferenceField> Body, string? Example,
    IReadOnlyList<ApiReferenceField> Answer);

/// <summary>A property, filter or header.</summary>
/// <param name="Name">Its name, with those it lies within before it.</param>
/// <param name="Kind">What kind of value it takes.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="Text">What it is; null when nobody has said.</param>
public sealed record ApiReferenceField(string Name, string Kind, bool IsRequired, string? Text);
