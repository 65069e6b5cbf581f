using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>The service for electronic signatures that this installation uses, if it names one.</summary>
public sealed class ExternalSigning(Deployment deployment) : IDisposable
{
    private readonly SigningServiceClient? _client = deployment.SigningService is { } service ? new SigningServiceClient(service) : null;

    /// <summary>The service; null for none, and then signatures are given signed in or on paper.</summary>
    public IExternalSigning? Service => _client;

    /// <inheritdoc/>
    public void Dispose() => _client?.Dispose();
}

/// <summary>
/// Speaks with a service for electronic signatures, or a bridge to one, over HTTP with a key as bearer. <c>POST signatures</c> with <c>request</c>, <c>sha256</c>, <c>text</c> and
/// <c>return</c> is answered with <c>address</c>, where the signer goes on; the service sends the signer back to <c>return</c> with <c>svar</c>, by which
/// <c>GET signatures/SVAR</c> gives <c>request</c>, <c>sha256</c>, <c>name</c> and <c>evidence</c> (base64) of what was signed. Nothing is believed that the signer's browser brings.
/// </summary>
internal sealed class SigningServiceClient : IExternalSigning, IDisposable
{
    private const int LongestAnswer = 4 * 1024 * 1024;

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly SigningService _service;
    private readonly HttpClient _http;

    public SigningServiceClient(SigningService service)
    {
        _service = service;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(service.Address.AbsoluteUri.TrimEnd('/') + "/"), Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = LongestAnswer,
        };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", service.Key);
    }

    public string Name => _service.Name;

    public async Task<Uri?> StartAsync(ExternalSigningQuestion question, CancellationToken cancellation)
    {
        var asked = new Asked(question.Request, Convert.ToHexStringLower(question.Digest), question.Text, question.Return.AbsoluteUri);
        var begun = await AskAsync<Begun>(() => _http.PostAsJsonAsync("signatures", asked, Options, cancellation), cancellation);
        return Uri.TryCreate(begun?.Address, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) ? address : null;
    }

    public async Task<ExternalSignature?> AnswerAsync(Guid request, string reference, CancellationToken cancellation)
    {
        if (reference.Length > 200 || await AskAsync<Answered>(() => _http.GetAsync($"signatures/{Uri.EscapeDataString(reference)}", cancellation), cancellation) is not { } answer
            || answer.Request != request || string.IsNullOrWhiteSpace(answer.Name) || answer.Name.Trim().Length > SignInput.MostOfName || answer.Evidence is not { Length: > 0 })
        {
            return null;
        }

        try
        {
            return new ExternalSignature(Convert.FromHexString(answer.Sha256 ?? string.Empty), answer.Name.Trim(), answer.Evidence);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    // What does not answer, or answers something else, is as nothing: the signer is told, and signs otherwise.
    private static async Task<T?> AskAsync<T>(Func<Task<HttpResponseMessage>> ask, CancellationToken cancellation)
        where T : class
    {
        try
        {
            using var answer = await ask();
            return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<T>(Options, cancellation) : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or NotSupportedException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }

    private sealed record Asked(Guid Request, string Sha256, string Text, string Return);

    private sealed record Begun(string? Address);

    private sealed record Answered(Guid? Request, string? Sha256, string? Name, byte[]? Evidence);
}
