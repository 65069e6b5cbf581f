using System.CommandLine;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Seals everything anew with the newest key, so that the key before it can be taken away. Stopped, it goes on where it was when it is run again.</summary>
internal static class KeysCommand
{
    public static Command Build(Option<string?> database)
    {
        var renew = new Command("renew", "Seal everything anew with SAMSTEG_KEY, while the nodes serve with it and SAMSTEG_KEY_PREVIOUS") { database };
        renew.SetAction((parsed, cancellation) => RenewAsync(parsed.GetValue(database), cancellation));
        return new Command("keys", "Replace the key that the database is sealed with") { renew };
    }

    private static async Task RenewAsync(string? connectionString, CancellationToken cancellation)
    {
        var keys = Installation.ReadKeys();
        await using var place = await DatabasePlace.OpenAsync(connectionString, reset: false, cancellation);
        await using var application = SamstegApplication.Build(Installation.Deployment(keys, isDemo: false, "http://localhost:5080"), place.ConnectionString, TimeProvider.System, "http://127.0.0.1:0");
        await RecordAsync(application.Services, "keys_renewal_begun", cancellation);
        await using var owner = NpgsqlDataSource.Create(place.ConnectionString);
        var renewal = new KeyRenewal(owner, keys);
        var columns = KeyRenewal.ColumnsOf(SamstegApplication.Capabilities);
        foreach (var column in columns)
        {
            Console.WriteLine($"{column.Table}.{column.Column}: {await RenewColumnAsync(renewal, column, cancellation)} sealed anew.");
        }

        await RecordAsync(application.Services, "keys_renewed", cancellation);
        foreach (var column in columns)
        {
            if (await renewal.UnsealedAsync(column, cancellation) is > 0 and var left)
            {
                Console.WriteLine($"{column.Table}: {left} from an older release hang on an older key until they are used or made anew; without it they are lost.");
            }
        }

        Console.WriteLine("Everything that is sealed is sealed with SAMSTEG_KEY. Take SAMSTEG_KEY_PREVIOUS away and start the nodes again.");
    }

    private static async Task<long> RenewColumnAsync(KeyRenewal renewal, SealedColumn column, CancellationToken cancellation)
    {
        try
        {
            return await renewal.RenewAsync(column, cancellation);
        }
        catch (CryptographicException)
        {
            throw new SamstegCommandException($"{column.Table}.{column.Column} has a value that none of the keys opens: name the key it was sealed with in SAMSTEG_KEY_PREVIOUS. If there is none, the value has been changed by other hands.");
        }
    }

    /// <summary>Logs it as the application, whose password hangs on the key: where that does not hold the nodes serve with another key still.</summary>
    private static async Task RecordAsync(IServiceProvider services, string action, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
        try
        {
            await database.ActAsProgramAsync(cancellation);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw new SamstegCommandException("Start the nodes with this SAMSTEG_KEY, and the one before it in SAMSTEG_KEY_PREVIOUS, first.");
        }

        await scope.ServiceProvider.GetRequiredService<AuditTrail>().RecordAsync(action, "keys", null, null, cancellation: cancellation);
        await database.CommitAsync(cancellation);
    }
}
