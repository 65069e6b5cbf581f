using System.CommandLine;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Loads a large, invented register into an empty database, to see how the system fares at that size.</summary>
internal static class LoadCommand
{
    private static readonly Option<int> Participants = new("--participants") { Description = "Participants in all", DefaultValueFactory = static _ => 1_000_000 };
    private static readonly Option<int> Initiatives = new("--initiatives") { Description = "Initiatives they are spread over", DefaultValueFactory = static _ => 2_000 };
    private static readonly Option<int> Seed = new("--seed") { Description = "The same seed gives the same rows", DefaultValueFactory = static _ => 1 };

    public static IReadOnlyList<Option> Options => [Participants, Initiatives, Seed];

    public static async Task RunAsync(ParseResult parsed, string connectionString, DataKeys keys, DateOnly today, CancellationToken cancellation)
    {
        var scale = new LoadScale(parsed.GetValue(Participants), parsed.GetValue(Initiatives), parsed.GetValue(Seed), today);
        if (scale.Initiatives is < 1 or > 20_000 || scale.Participants is < 1 or > 10_000_000)
        {
            throw new SamstegCommandException("Load between 1 and 10 000 000 participants in between 1 and 20 000 initiatives.");
        }

        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        if (await LoadBuilder.IsTakenAsync(connection, cancellation))
        {
            throw new SamstegCommandException("The database is not empty; nothing was loaded. Give an empty one with --database, or one with the demo only.");
        }

        await LoadBuilder.BuildAsync(connection, scale, new Cipher(keys), Console.WriteLine, cancellation);
    }
}
