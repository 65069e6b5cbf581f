using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>The command line: <c>serve</c>, <c>migrate</c>, <c>account</c>, <c>audit</c>, <c>keys</c>, <c>verify</c>, <c>backup</c>, <c>restore</c>, <c>demo</c>, <c>load</c>. What a person can put right is said in one sentence, exit code 1.</summary>
internal static class SamstegCommands
{
    private static readonly Option<string?> Database = new("--database") { Description = "Connection string of your own PostgreSQL, as a role that owns the database" };
    private static readonly Option<DateOnly?> AsOf = new("--as-of")
    {
        Description = "The demo's today, 2026-01-31",
        CustomParser = static result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError($"The date must look like 2026-01-31, not \"{result.Tokens[0].Value}\".");
            return null;
        },
    };

    private static readonly Option<bool> Reset = new("--reset") { Description = "Remove all data first" };
    private static readonly Option<bool> NoDemo = new("--no-demo") { Description = "No demo data and no demo sign-in" };
    private static readonly Option<string> Listen = new("--listen") { Description = "Name or address to serve on; 0.0.0.0 for a node behind a proxy on another machine", DefaultValueFactory = static _ => "localhost" };
    private static readonly Option<int> Port = new("--port") { Description = "Port to serve on", DefaultValueFactory = static _ => 5080 };

    /// <summary>How long an interrupted command may take to end what it is doing: longer than the requests under way have, and shorter than services are given.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("Samsteg: initiatives for people far from the labour market, from application to effect.")
        {
            Command("serve", "Serve the application", ServeAsync, Listen, Port, Database, AsOf, Reset, NoDemo),
            Command("migrate", "Bring the database to this program's schema", MigrateAsync, Database),
            Command("account", "Give somebody a role, and an account when there is none", AccountAsync, [Database, .. AccountCommand.Options]),
            AuditCommand.Build(Database),
            KeysCommand.Build(Database),
            VerifyCommand.Build(),
            BackupCommand.Backup(),
            BackupCommand.Restore(Reset),
            Command("demo", "Fill an empty database with the demo initiative", DemoAsync, Database, AsOf),
            Command("load", "Fill an empty database with a large invented register, to measure with", LoadAsync, [Database, AsOf, .. LoadCommand.Options]),
        };
        try
        {
            return await root.Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Patience });
        }
        catch (Exception failure) when (Explain(failure) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
    }

    private static Command Command(string name, string description, Func<ParseResult, CancellationToken, Task> run, params Option[] options)
    {
        var command = new Command(name, description);
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        command.SetAction(run);
        return command;
    }

    private static async Task ServeAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var port = parsed.GetValue(Port);
        Installation.RefuseTakenPort(port);
        var keys = Installation.ReadKeys();
        await using var place = await DatabasePlace.OpenAsync(parsed.GetValue(Database), parsed.GetValue(Reset), cancellation);
        await Migrations.ApplyAsync(place.ConnectionString, SamstegApplication.Capabilities, keys, cancellation: cancellation);
        var asOf = parsed.GetValue(AsOf);
        var wantsDemo = !parsed.GetValue(NoDemo) && !Installation.IsProduction;
        if (wantsDemo)
        {
            await DemoDatabase.BuildIfEmptyAsync(place.ConnectionString, asOf, keys, cancellation);
        }

        var isDemo = wantsDemo && await DemoDatabase.IsDemoAsync(place.ConnectionString, cancellation);
        var clock = isDemo ? await DemoDatabase.ClockAsync(place.ConnectionString, asOf, cancellation) : TimeProvider.System;
        using var temporary = TemporaryFolder.Make();
        await using var application = SamstegApplication.Build(Installation.Deployment(keys, isDemo, $"http://localhost:{port}"), place.ConnectionString, clock, $"http://{parsed.GetValue(Listen)}:{port}");
        await application.StartAsync(cancellation);
        Console.WriteLine($"Samsteg is at http://localhost:{port} (Ctrl-C stops it).");
        await application.WaitForShutdownAsync(cancellation);
    }

    private static async Task MigrateAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var keys = Installation.ReadKeys();
        await using var place = await DatabasePlace.OpenAsync(parsed.GetValue(Database), reset: false, cancellation);
        var applied = await Migrations.ApplyAsync(place.ConnectionString, SamstegApplication.Capabilities, keys, cancellation: cancellation);
        Console.WriteLine(applied.Count == 0 ? "The database was up to date." : $"Applied {string.Join(", ", applied)}.");
    }

    private static async Task DemoAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var keys = Installation.ReadKeys();
        await using var place = await DatabasePlace.OpenAsync(parsed.GetValue(Database), reset: false, cancellation);
        await Migrations.ApplyAsync(place.ConnectionString, SamstegApplication.Capabilities, keys, cancellation: cancellation);
        var asOf = parsed.GetValue(AsOf);
        var isBuilt = await DemoDatabase.BuildIfEmptyAsync(place.ConnectionString, asOf, keys, cancellation);
        if (isBuilt)
        {
            await DemoDatabase.ClockAsync(place.ConnectionString, asOf, cancellation); // remembered for those who serve it
        }

        Console.WriteLine(isBuilt ? "The demo is built." : "The database is not empty; nothing was changed.");
    }

    private static async Task LoadAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var keys = Installation.ReadKeys();
        await using var place = await DatabasePlace.OpenAsync(parsed.GetValue(Database), reset: false, cancellation);
        await Migrations.ApplyAsync(place.ConnectionString, SamstegApplication.Capabilities, keys, cancellation: cancellation);
        var clock = await DemoDatabase.ClockAsync(place.ConnectionString, asOf: null, cancellation);
        await LoadCommand.RunAsync(parsed, place.ConnectionString, keys, parsed.GetValue(AsOf) ?? clock.Today(), cancellation);
    }

    private static async Task AccountAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var keys = Installation.ReadKeys();
        await using var place = await DatabasePlace.OpenAsync(parsed.GetValue(Database), reset: false, cancellation);
        await Migrations.ApplyAsync(place.ConnectionString, SamstegApplication.Capabilities, keys, cancellation: cancellation);
        var clock = await DemoDatabase.ClockAsync(place.ConnectionString, asOf: null, cancellation);
        await AccountCommand.RunAsync(parsed, place.ConnectionString, keys, clock, cancellation);
    }

    private static string? Explain(Exception failure) => failure switch
    {
        SamstegCommandException or EmbeddedPostgresException or MigrationException => failure.Message,
        PostgresException refused => $"The database refused: {refused.MessageText}.",
        NpgsqlException or ArgumentException { ParamName: "connectionString" or null } => $"The database cannot be reached: {failure.Message}",
        _ => null,
    };
}

/// <summary>Something the person at the keyboard can put right; the message is one sentence for them.</summary>
internal sealed class SamstegCommandException(string message) : Exception(message);
