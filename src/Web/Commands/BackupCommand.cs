using System.CommandLine;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Copies the embedded database to a file, and puts it back. Your own cluster is backed up with its own tools.</summary>
internal static class BackupCommand
{
    private static readonly Option<string> To = new("--to") { Description = "File to write; it must not be there already", Required = true };
    private static readonly Option<string> From = new("--from") { Description = "File that backup has written", Required = true };

    public static Command Backup()
    {
        var command = new Command("backup", "Copy the embedded database to a file while it is in use") { To };
        command.SetAction(BackUpAsync);
        return command;
    }

    public static Command Restore(Option<bool> reset)
    {
        var command = new Command("restore", "Put the embedded database of a backup in place") { From, reset };
        command.SetAction((parsed, cancellation) => RestoreAsync(parsed, parsed.GetValue(reset), cancellation));
        return command;
    }

    private static async Task BackUpAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(parsed.GetValue(To)!);
        await using var embedded = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.ForRepository(Installation.RepositoryRoot), cancellation);
        await embedded.BackUpAsync(path, cancellation);
        Console.WriteLine($"The database is in {path}. Keep the key of this installation somewhere else: without it personal numbers cannot be read.");
    }

    private static async Task RestoreAsync(ParseResult parsed, bool reset, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(parsed.GetValue(From)!);
        var options = EmbeddedPostgresOptions.ForRepository(Installation.RepositoryRoot);
        if (!File.Exists(path))
        {
            throw new SamstegCommandException($"There is no file {path}.");
        }

        await EmbeddedPostgres.RestoreAsync(options, path, reset, cancellation);
        await using var embedded = await EmbeddedPostgres.StartAsync(options, cancellation);
        await using var log = await DatabaseLog.OpenAsync(embedded.OwnerConnectionString, cancellation);
        var seen = await SealChain.VerifyAsync(log, [], cancellation);
        Console.WriteLine($"The database is restored; {seen.Entries} sealed entries of its log were read{(seen.Holds ? " and hold" : $", {seen.Found.Count} faults: see samsteg audit verify")}.");
    }
}
