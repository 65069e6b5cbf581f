using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Another program, with a key to the API.</summary>
internal sealed class ApiClient(Visitor visitor, string? token)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    /// <summary>The key.</summary>
    public string? Token => token;

    /// <summary>A client with a key of an account; all scopes when none are named.</summary>
    public static async Task<ApiClient> OfAsync(Site site, Guid account, params IReadOnlyList<string> scopes)
    {
        await using var scope = await site.ScopeOfAsync(account);
        var input = new TokenInput { Name = "Prov", ExpiresOn = site.Clock.Today().AddMonths(1), Scopes = [.. scopes.Count == 0 ? ApiScopes.All : scopes] };
        var (result, made) = await scope.ServiceProvider.GetRequiredService<IssueToken>().RunAsync(new AccountId(account), input, ApiScopes.All, default);
        await scope.ServiceProvider.GetRequiredService<RequestDatabase>().CommitAsync();
        return result.IsDone ? new ApiClient(site.Visit(), made) : throw new InvalidOperationException(result.Problems[0].TextKey);
    }

    /// <summary>A client of one of the demo's people, with all scopes.</summary>
    public static async Task<ApiClient> OfAsync(Site site, string demoRole, params IReadOnlyList<string> scopes) =>
        await OfAsync(site, await site.FactAsync<Guid>("select id from accounts where demo_role = $1", demoRole), scopes);

    /// <summary>Reads.</summary>
    public Task<Reply> GetAsync(string path, params IReadOnlyList<(string Name, string Value)> headers) => SendAsync(HttpMethod.Get, path, null, headers);

    /// <summary>Adds.</summary>
    public Task<Reply> PostAsync(string path, string body, params IReadOnlyList<(string Name, string Value)> headers) => SendAsync(HttpMethod.Post, path, body, headers);

    /// <summary>Changes.</summary>
    public Task<Reply> PutAsync(string path, string body, params IReadOnlyList<(string Name, string Value)> headers) => SendAsync(HttpMethod.Put, path, body, headers);

    /// <summary>Sends anything, as JSON.</summary>
    public Task<Reply> SendAsync(HttpMethod method, string path, string? body, params IReadOnlyList<(string Name, string Value)> headers) =>
        SendBytesAsync(method, path, body is null ? null : Encoding.UTF8.GetBytes(body), headers);

    /// <summary>Sends any bytes, said to be JSON.</summary>
    public async Task<Reply> SendBytesAsync(HttpMethod method, string path, byte[]? body, params IReadOnlyList<(string Name, string Value)> headers) => new(await visitor.SendAsync(
        method, path.StartsWith('/') ? path : "/api/v1/" + path, body is null ? null : new ByteArrayContent(body) { Headers = { ContentType = Json } },
        token is null ? headers : [.. headers, ("Authorization", "Bearer " + token)]));

    /// <summary>All rows of a list, page after page.</summary>
    public async Task<IReadOnlyList<JsonElement>> AllAsync(string path)
    {
        var rows = new List<JsonElement>();
        for (string? next = path; next is not null;)
        {
            var reply = await GetAsync(next);
            reply.Status.ShouldBe(200, $"{next}: {reply.Text}");
            rows.AddRange(reply.Json.GetProperty("items").EnumerateArray());
            next = reply.Json.GetProperty("next").GetString();
        }

        return rows;
    }
}

/// <summary>An answer of the API.</summary>
internal sealed record Reply(Page Page)
{
    /// <summary>The status code.</summary>
    public int Status => Page.Status;

    /// <summary>The body.</summary>
    public string Text => Page.Source;

    /// <summary>The body, parsed.</summary>
    public JsonElement Json { get; } = Page.Bytes.Length == 0 ? default : JsonDocument.Parse(Page.Bytes).RootElement;

    /// <summary>The version.</summary>
    public string Tag => Page.Header("ETag") ?? throw new InvalidOperationException($"{Page.Path} has no ETag.");

    /// <summary>Pointers of what is wrong with the body.</summary>
    public IReadOnlyList<string> Pointers => [.. Json.GetProperty("errors").EnumerateArray().Select(static error => error.GetProperty("pointer").GetString()!)];

    /// <summary>A text of the body.</summary>
    public string? this[string property] => Json.GetProperty(property).GetString();
}
