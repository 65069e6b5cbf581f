using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Samsteg.Platform;

/// <summary>The provider cannot be asked, or what it sent cannot be trusted; the message says why, for the log, and holds nothing of the user's.</summary>
public sealed class ProviderAnswerException(string reason, Exception? cause = null) : Exception(reason, cause);

/// <summary>What an id token must say to be for us, here and now.</summary>
/// <param name="Issuer">Who made it.</param>
/// <param name="ClientId">For whom.</param>
/// <param name="Nonce">In answer to which question.</param>
/// <param name="Now">Now.</param>
/// <param name="FreshFor">How old the sign-in at the provider may be; null for any age.</param>
public sealed record IdTokenExpectation(string Issuer, string ClientId, string Nonce, DateTimeOffset Now, TimeSpan? FreshFor = null);

/// <summary>
/// Checks an id token (OpenID Connect Core 1.0, 3.1.3.7): signed with RS256, PS256 or ES256 by one of the provider's keys, from
/// the issuer, for us, in answer to our question, and not too old. <c>none</c> and shared-secret signatures are not accepted.
/// </summary>
public static class IdToken
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>The token's claims.</summary>
    /// <param name="token">Three parts with points between.</param>
    /// <param name="keys">The provider's key set (RFC 7517).</param>
    /// <param name="expected">What it must say.</param>
    /// <exception cref="ProviderAnswerException">It is not to be trusted.</exception>
    public static JsonElement Read(string token, JsonElement keys, IdTokenExpectation expected)
    {
        try
        {
            if (token.Split('.') is not [var header, var payload, var signature])
            {
                throw new ProviderAnswerException("The id token does not have three parts.");
            }

            if (!IsSigned(Json(header), Encoding.ASCII.GetBytes($"{header}.{payload}"), Base64Url.DecodeFromChars(signature), keys))
            {
                throw new ProviderAnswerException("The id token's signature does not fit.");
            }

            var claims = Json(payload);
            Check(claims, expected);
            return claims;
        }
        catch (Exception broken) when (broken is FormatException or JsonException or InvalidOperationException or CryptographicException or KeyNotFoundException or OverflowException)
        {
            throw new ProviderAnswerException("The id token cannot be read.", broken);
        }
    }

    private static void Check(JsonElement claims, IdTokenExpectation expected)
    {
        Require(Text(claims, "iss") == expected.Issuer, "another issuer");
        IReadOnlyList<string?> audience = claims.GetProperty("aud") is { ValueKind: JsonValueKind.Array } several ? [.. several.EnumerateArray().Select(static one => one.GetString())] : [Text(claims, "aud")];
        Require(audience.Contains(expected.ClientId), "another audience");
        Require(Text(claims, "azp") is not { } party || party == expected.ClientId, "another party");
        Require(audience.Count == 1 || Text(claims, "azp") is not null, "several audiences and no party");
        Require(Moment(claims, "exp") + Skew > expected.Now, "it has expired");
        Require(Moment(claims, "iat") - Skew < expected.Now, "it is from the future");
        Require(Text(claims, "nonce") == expected.Nonce, "another nonce");
        Require(Text(claims, "sub") is { Length: > 0 and <= 255 }, "no subject");
        Require(expected.FreshFor is not { } age || Moment(claims, "auth_time") + age + Skew > expected.Now, "the sign-in is old");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ProviderAnswerException($"The id token is refused: {otherwise}.");
        }
    }

    private static bool IsSigned(JsonElement header, byte[] signed, byte[] signature, JsonElement keys)
    {
        var algorithm = Text(header, "alg");
        var id = Text(header, "kid");
        return keys.GetProperty("keys").EnumerateArray()
            .Where(key => Text(key, "use") is null or "sig" && (id is null || Text(key, "kid") == id) && Text(key, "alg") is var bound && (bound is null || bound == algorithm))
            .Any(key => Fits(algorithm, key, signed, signature));
    }

    private static bool Fits(string? algorithm, JsonElement key, byte[] signed, byte[] signature)
    {
        switch (algorithm, Text(key, "kty"))
        {
            case ("RS256" or "PS256", "RSA"):
                using (var rsa = RSA.Create(new RSAParameters { Modulus = Bytes(key, "n"), Exponent = Bytes(key, "e") }))
                {
                    return rsa.KeySize >= 2048 && rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, algorithm == "RS256" ? RSASignaturePadding.Pkcs1 : RSASignaturePadding.Pss);
                }

            case ("ES256", "EC") when Text(key, "crv") == "P-256":
                using (var curve = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = Bytes(key, "x"), Y = Bytes(key, "y") } }))
                {
                    return curve.VerifyData(signed, signature, HashAlgorithmName.SHA256);
                }

            default:
                return false;
        }
    }

    private static JsonElement Json(string part) => JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(part));

    private static byte[] Bytes(JsonElement key, string name) => Base64Url.DecodeFromChars(key.GetProperty(name).GetString());

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset Moment(JsonElement claims, string name) => DateTimeOffset.FromUnixTimeSeconds((long)Math.Clamp(claims.GetProperty(name).GetDouble(), 0, 250_000_000_000));
}
