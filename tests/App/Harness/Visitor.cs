using System.Net;
using AngleSharp.Html.Parser;

namespace Samsteg.App;

/// <summary>
/// Somebody at a browser without JavaScript: keeps cookies, follows redirects, sends forms as a browser does. Counts the
/// queries that each request made.
/// </summary>
public sealed class Visitor(Uri address)
{
    private const int MaximumRedirects = 5;

    private static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        AutomaticDecompression = DecompressionMethods.All,
    });

    private readonly Dictionary<string, string> _cookies = [];

    /// <summary>Opens an address of the site.</summary>
    public Task<Page> GetAsync(string path) => SendAsync(HttpMethod.Get, path, static () => null);

    /// <summary>Asks for an address with headers of one's own, following no redirect.</summary>
    public Task<Page> GetAsync(string path, params IReadOnlyList<(string Name, string Value)> headers) =>
        SendOnceAsync(HttpMethod.Get, path, null, headers);

    /// <summary>Posts fields to an address, and goes where the answer sends. Use <see cref="Page.SubmitAsync"/> for a form that is there.</summary>
    public Task<Page> PostAsync(string path, IReadOnlyList<(string Name, string Value)> fields) =>
        SendAsync(HttpMethod.Post, path, () => new FormUrlEncodedContent(fields.Select(static field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Posts fields with headers of one's own, following no redirect.</summary>
    public Task<Page> PostAsync(string path, IReadOnlyList<(string Name, string Value)> fields, params IReadOnlyList<(string Name, string Value)> headers) =>
        SendOnceAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(static field => KeyValuePair.Create(field.Name, field.Value))), headers);

    /// <summary>Sends anything, following no redirect.</summary>
    public Task<Page> SendAsync(HttpMethod method, string path, HttpContent? content, params IReadOnlyList<(string Name, string Value)> headers) =>
        SendOnceAsync(method, path, content, headers);

    /// <summary>Posts a body of one's own, and goes where the answer sends.</summary>
    public Task<Page> PostAsync(string path, Func<HttpContent> content) => SendAsync(HttpMethod.Post, path, content);

    /// <summary>Changes the language: <c>sv-SE</c> or <c>en-GB</c>.</summary>
    public void Speak(string language) => _cookies["samsteg-language"] = Uri.EscapeDataString($"c={language}|uic={language}");

    /// <summary>The cookies held, for handing over to another program.</summary>
    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>Another window of the same browser: same cookies now, none shared later.</summary>
    public Visitor Clone()
    {
        var other = new Visitor(address);
        foreach (var (name, value) in _cookies)
        {
            other._cookies[name] = value;
        }

        return other;
    }

    private async Task<Page> SendAsync(HttpMethod method, string path, Func<HttpContent?> content)
    {
        var page = await SendOnceAsync(method, path, content(), []);
        var trail = new List<string>();
        while (page.Status is 301 or 302 or 303 or 307 or 308 && page.Header("Location") is { } location)
        {
            if (trail.Count == MaximumRedirects)
            {
                throw new InvalidOperationException($"{path} redirects for ever: {string.Join(" → ", trail)}.");
            }

            var keepsMethod = page.Status is 307 or 308;
            var target = new Uri(new Uri(address, page.Path), location);
            trail.Add(target.PathAndQuery);
            page = await SendOnceAsync(keepsMethod ? method : HttpMethod.Get, target.PathAndQuery, keepsMethod ? content() : null, []);
        }

        return page with { Redirects = trail };
    }

    private async Task<Page> SendOnceAsync(HttpMethod method, string path, HttpContent? content, IReadOnlyList<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = content };
        if (_cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(static cookie => $"{cookie.Key}={cookie.Value}")));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var queries = QueryCounter.Begin();
        request.Headers.Add("traceparent", queries.TraceParent);
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        KeepCookies(response);
        var isHtml = response.Content.Headers.ContentType?.MediaType == "text/html";
        return new Page(this, (int)response.StatusCode, request.RequestUri!.PathAndQuery, bytes, isHtml ? new HtmlParser().ParseDocument(System.Text.Encoding.UTF8.GetString(bytes)) : null)
        {
            Headers = response.Headers.Concat(response.Content.Headers).ToDictionary(static header => header.Key, static header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            Queries = queries.End(),
        };
    }

    /// <summary>Expiry is the site's clock's affair; an empty value removes.</summary>
    private void KeepCookies(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var lines))
        {
            return;
        }

        foreach (var line in lines)
        {
            var pair = line.Split(';')[0];
            var mark = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = (pair[..mark], pair[(mark + 1)..]);
            if (value.Length == 0)
            {
                _cookies.Remove(name);
            }
            else
            {
                _cookies[name] = value;
            }
        }
    }
}
