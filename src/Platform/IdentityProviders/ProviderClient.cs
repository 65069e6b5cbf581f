using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Samsteg.Platform;

/// <summary>Who the provider says somebody is.</summary>
/// <param name="Subject">The provider's own name for them, which never changes.</param>
/// <param name="Email">Address; null unless the provider has verified it.</param>
/// <param name="Name">Name to show; null when it does not say.</param>
/// <param name="Groups">Groups, where a claim for them is configured.</param>
public sealed record ProviderUser(string Subject, string? Email, string? Name, IReadOnlyList<string> Groups);

/// <summary>Talks with the configured provider. What it publishes of itself is asked for once an hour.</summary>
internal sealed class ProviderClient(Deployment deployment, TimeProvider clock) : IDisposable
{
    private const long LongestAnswer = 1_000_000;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = LongestAnswer };
    private volatile Known? _known;

    private IdentityProvider Provider => deployment.IdentityProvider ?? throw new InvalidOperationException("No identity provider is configured.");

    /// <summary>Where the provider sends people back to.</summary>
    private string ReturnAddress => new Uri(deployment.Address, "/logga-in/extern/svar").ToString();

    /// <summary>Where to send somebody who signs in.</summary>
    /// <exception cref="ProviderAnswerException">The provider cannot be reached, or does not say.</exception>
    public async Task<string> AddressAsync(ProviderQuestion question, CancellationToken cancellation)
    {
        var known = await KnownAsync(cancellation);
        var parameters = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = Provider.ClientId,
            ["redirect_uri"] = ReturnAddress,
            ["scope"] = Provider.Scopes,
            ["state"] = question.State,
            ["nonce"] = question.Nonce,
            ["code_challenge"] = question.Challenge,
            ["code_challenge_method"] = "S256",
        };
        if (question.IsStepUp)
        {
            parameters["max_age"] = "0";
            parameters["prompt"] = "login";
            parameters["acr_values"] = Provider.StepUpLevel;
        }

        return QueryHelpers.AddQueryString(Text(known.Description, "authorization_endpoint"), parameters.Where(static parameter => parameter.Value is not null));
    }

    /// <summary>Exchanges the code that somebody brought back for who they are.</summary>
    /// <exception cref="ProviderAnswerException">The provider cannot be reached, refuses the code, or its answer is not to be trusted.</exception>
    public async Task<ProviderUser> UserAsync(ProviderQuestion question, string code, CancellationToken cancellation)
    {
        var known = await KnownAsync(cancellation);
        var tokens = await TokensAsync(Text(known.Description, "token_endpoint"), question, code, cancellation);
        var expected = new IdTokenExpectation(Provider.Issuer, Provider.ClientId, question.Nonce, clock.GetUtcNow(), question.IsStepUp ? deployment.SignIns.Fresh : null);
        var claims = IdToken.Read(Text(tokens, "id_token"), known.Keys, expected);
        var more = known.Description.TryGetProperty("userinfo_endpoint", out _) && tokens.TryGetProperty("access_token", out _)
            ? await InformationAsync(Text(known.Description, "userinfo_endpoint"), Text(tokens, "access_token"), cancellation)
            : claims;
        if (Text(more, "sub") != Text(claims, "sub"))
        {
            throw new ProviderAnswerException("The user information is somebody else's.");
        }

        JsonElement? Claim(string name) => claims.TryGetProperty(name, out var value) || more.TryGetProperty(name, out value) ? value : null;
        string? Word(string name) => Claim(name) is { ValueKind: JsonValueKind.String } word ? word.GetString() : null;
        var isVerified = Claim("email_verified") is { ValueKind: JsonValueKind.True };
        return new ProviderUser(
            Text(claims, "sub"),
            isVerified ? Word("email") : null,
            Word("name"),
            Provider.RoleClaim is not { } groups ? [] : Claim(groups) switch
            {
                { ValueKind: JsonValueKind.Array } several => [.. several.EnumerateArray().Where(static one => one.ValueKind == JsonValueKind.String).Select(static one => one.GetString()!)],
                { ValueKind: JsonValueKind.String } one => [one.GetString()!],
                _ => [],
            });
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> TokensAsync(string address, ProviderQuestion question, string code, CancellationToken cancellation)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = ReturnAddress,
            ["client_id"] = Provider.ClientId,
            ["code_verifier"] = question.Verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        if (Provider.ClientSecret is { } secret)
        {
            fields.Remove("client_id");
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(
                System.Text.Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(Provider.ClientId)}:{Uri.EscapeDataString(secret)}")));
        }

        request.Content = new FormUrlEncodedContent(fields);
        return await SendAsync(request, cancellation);
    }

    private async Task<JsonElement> InformationAsync(string address, string token, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        return await SendAsync(request, cancellation);
    }

    private async Task<Known> KnownAsync(CancellationToken cancellation)
    {
        if (_known is { } known && known.Until > clock.GetUtcNow())
        {
            return known;
        }

        var description = await GetAsync(Provider.Issuer.TrimEnd('/') + "/.well-known/openid-configuration", cancellation);
        if (Text(description, "issuer") != Provider.Issuer)
        {
            throw new ProviderAnswerException("The provider describes another issuer than the configured one.");
        }

        var keys = await GetAsync(Text(description, "jwks_uri"), cancellation);
        return _known = new Known(description, keys, clock.GetUtcNow() + Kept);
    }

    private async Task<JsonElement> GetAsync(string address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await SendAsync(request, cancellation);
    }

    private async Task<JsonElement> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true } address || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback))
        {
            throw new ProviderAnswerException("The provider names an address without encryption.");
        }

        try
        {
            using var answer = await _http.SendAsync(request, cancellation);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation) is { ValueKind: JsonValueKind.Object } json ? json : throw new ProviderAnswerException("The provider's answer is no object.");
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new ProviderAnswerException($"The provider cannot be asked: {failure.GetType().Name}.", failure);
        }
        catch (JsonException broken)
        {
            throw new ProviderAnswerException("The provider's answer cannot be read.", broken);
        }
    }

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new ProviderAnswerException($"The provider's answer lacks {name}.");

    /// <summary>What the provider publishes of itself.</summary>
    private sealed record Known(JsonElement Description, JsonElement Keys, DateTimeOffset Until);
}
