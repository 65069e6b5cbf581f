namespace Samsteg.Platform;

/// <summary>The organisation's own sign-in: any OpenID Connect provider with the code flow.</summary>
/// <param name="Name">What the button says.</param>
/// <param name="Issuer">Its issuer, below which <c>.well-known/openid-configuration</c> lies. Told apart by the exact text.</param>
/// <param name="ClientId">As what we are known there.</param>
public sealed record IdentityProvider(string Name, string Issuer, string ClientId)
{
    /// <summary>Our secret there; null for a public client, whom PKCE alone protects.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What is asked for.</summary>
    public string Scopes { get; init; } = "openid email profile";

    /// <summary>The claim that names groups; null when roles are given by hand only.</summary>
    public string? RoleClaim { get; init; }

    /// <summary>Group → role over the association.</summary>
    public IReadOnlyDictionary<string, Role> Roles { get; init; } = new Dictionary<string, Role>();

    /// <summary>The level that is asked for before something is signed; null leaves it to the provider.</summary>
    public string? StepUpLevel { get; init; }
}
