namespace Samsteg.App.Platform;

/// <summary>A provider that the tests of a class share.</summary>
public sealed class ProviderPeer : IAsyncLifetime
{
    private Peer _peer = null!;

    /// <summary>Where it listens.</summary>
    public int Port => _peer.Port;

    internal static Task<Peer> StartAsync(string algorithm) =>
        Peer.StartAsync("provider.mjs", "https://samsteg.example.se/logga-in/extern/svar", algorithm, ProviderSignInTests.People);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _peer = await StartAsync("RS256");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _peer.DisposeAsync();
}
