using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Samsteg.Platform;

namespace Samsteg.Rules.Platform;

public sealed class IdTokenTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
    private static readonly IdTokenExpectation Expected = new("https://issuer.example", "samsteg", "n-1", Now);
    private readonly RSA _key = RSA.Create(2048);

    public void Dispose() => _key.Dispose();

    [Fact]
    public void A_token_for_us_is_read() => IdToken.Read(Token(), Keys(), Expected).GetProperty("sub").GetString().ShouldBe("anna");

    [Theory]
    [InlineData("iss", "\"https://elsewhere.example\"")]
    [InlineData("iss", "\"https://issuer.example/\"")]
    [InlineData("aud", "\"another\"")]
    [InlineData("aud", "[\"samsteg\", \"another\"]")]
    [InlineData("azp", "\"another\"")]
    [InlineData("exp", "1799999000")]
    [InlineData("exp", "\"soon\"")]
    [InlineData("iat", "1800009000")]
    [InlineData("nonce", "\"n-2\"")]
    [InlineData("nonce", "null")]
    [InlineData("sub", "\"\"")]
    public void A_token_that_says_something_else_is_refused(string claim, string value) =>
        Should.Throw<ProviderAnswerException>(() => IdToken.Read(Token(claim, value), Keys(), Expected));

    [Fact]
    public void A_sign_in_must_be_fresh_where_that_is_asked()
    {
        var fresh = Expected with { FreshFor = TimeSpan.FromMinutes(10) };
        IdToken.Read(Token("auth_time", "1799999700"), Keys(), fresh);
        Should.Throw<ProviderAnswerException>(() => IdToken.Read(Token("auth_time", "1799990000"), Keys(), fresh));
        Should.Throw<ProviderAnswerException>(() => IdToken.Read(Token(), Keys(), fresh));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS256")]
    [InlineData("RS384")]
    [InlineData("ES256")]
    public void Only_the_named_algorithms_are_accepted(string algorithm)
    {
        var signed = $"{Part($$"""{"alg":"{{algorithm}}","kid":"one"}""")}.{Token().Split('.')[1]}";
        byte[] signature = algorithm switch
        {
            "HS256" => HMACSHA256.HashData(Encoding.UTF8.GetBytes(_key.ExportSubjectPublicKeyInfoPem()), Encoding.ASCII.GetBytes(signed)),
            "RS384" => _key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            _ => [],
        };

        Should.Throw<ProviderAnswerException>(() => IdToken.Read($"{signed}.{Base64Url.EncodeToString(signature)}", Keys(), Expected));
    }

    [Fact]
    public void Another_key_or_a_changed_claim_does_not_fit()
    {
        var parts = Token().Split('.');
        using var other = RSA.Create(2048);
        Should.Throw<ProviderAnswerException>(() => IdToken.Read(Token(), Keys(other), Expected));
        Should.Throw<ProviderAnswerException>(() => IdToken.Read($"{parts[0]}.{Token("sub", "\"berit\"").Split('.')[1]}.{parts[2]}", Keys(), Expected));
    }

    [Fact]
    public void Whatever_is_sent_is_read_or_refused()
    {
        var (parts, keys) = (Token().Split('.'), Keys());
        Prop.ForAll<string?>(text =>
        {
            foreach (var token in new[] { text ?? string.Empty, $"{text}.{text}.{text}", $"{Part(text ?? string.Empty)}.{Part(text ?? string.Empty)}.", $"{parts[0]}.{text}.{parts[2]}" })
            {
                Should.Throw<ProviderAnswerException>(() => IdToken.Read(token, keys, Expected));
            }
        }).QuickCheckThrowOnFailure();
    }

    private string Token(string? claim = null, string value = "null")
    {
        var claims = new Dictionary<string, string>
        {
            ["iss"] = "\"https://issuer.example\"", ["aud"] = "\"samsteg\"", ["sub"] = "\"anna\"", ["nonce"] = "\"n-1\"", ["iat"] = "1799999990", ["exp"] = "1800003600",
        };
        if (claim is not null)
        {
            claims[claim] = value;
        }

        var signed = $"{Part("""{"alg":"RS256","kid":"one"}""")}.{Part("{" + string.Join(',', claims.Select(static pair => $"\"{pair.Key}\":{pair.Value}")) + "}")}";
        return $"{signed}.{Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private JsonElement Keys(RSA? other = null)
    {
        var key = (other ?? _key).ExportParameters(false);
        return JsonSerializer.SerializeToElement(new { keys = new[] { new { kty = "RSA", kid = "one", use = "sig", n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) } } });
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
