using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>The database a command works on: the operator's own, or the embedded one, which stops with the command.</summary>
internal sealed class DatabasePlace : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _embedded;

    private DatabasePlace(string connectionString, EmbeddedPostgres? embedded) => (ConnectionString, _embedded) = (connectionString, embedded);

    /// <summary>Connects as the role that owns the database.</summary>
    public string ConnectionString { get; }

    public static async Task<DatabasePlace> OpenAsync(string? connectionString, bool reset, CancellationToken cancellation)
    {
        if (connectionString is not null)
        {
            return reset
                ? throw new SamstegCommandException("--reset removes the embedded database only; empty your own with its own tools.")
                : new DatabasePlace(connectionString, null);
        }

        var options = EmbeddedPostgresOptions.ForRepository(Installation.RepositoryRoot);
        if (reset)
        {
            await EmbeddedPostgres.RemoveAsync(options, cancellation);
        }

        var embedded = await EmbeddedPostgres.StartAsync(options, cancellation);
        return new DatabasePlace(embedded.OwnerConnectionString, embedded);
    }

    public async ValueTask DisposeAsync()
    {
        if (_embedded is not null)
        {
            await _embedded.DisposeAsync();
        }
    }
}
