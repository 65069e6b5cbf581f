using Npgsql;

namespace Samsteg.App;

/// <summary>While it is held no runner, the site's own neither, takes anything to deliver.</summary>
internal sealed class HeldDelivery : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private HeldDelivery(NpgsqlConnection connection) => _connection = connection;

    public static async Task<HeldDelivery> OfAsync(Site site)
    {
        var held = new HeldDelivery(new NpgsqlConnection(site.Database.OwnerConnectionString));
        await held._connection.OpenAsync();
        await held.ExecuteAsync("select pg_advisory_lock(hashtext('samsteg webhook delivery'))");
        return held;
    }

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync("select pg_advisory_unlock(hashtext('samsteg webhook delivery'))");
        await _connection.DisposeAsync();
    }

    private async Task ExecuteAsync(string text)
    {
        await using var command = new NpgsqlCommand(text, _connection);
        await command.ExecuteNonQueryAsync();
    }
}
