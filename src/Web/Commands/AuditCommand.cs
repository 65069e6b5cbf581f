using System.CommandLine;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Verifies the log, in the database or in an export, exports it, and lets it go on after a restore.</summary>
internal static class AuditCommand
{
    private static readonly Option<string?> Heads = new("--heads") { Description = "File where the seals' heads were written down outside the database" };
    private static readonly Option<string?> From = new("--from") { Description = "Verify an exported log instead of the database" };
    private static readonly Option<string> To = new("--to") { Description = "File to write; it must not be there already", Required = true };

    public static Command Build(Option<string?> database)
    {
        var verify = new Command("verify", "Tell whether the log is as it was sealed, and where it is not") { database, From, Heads };
        verify.SetAction((parsed, cancellation) => VerifyAsync(parsed, parsed.GetValue(database), cancellation));
        var export = new Command("export", "Write the log with its seals to a file that can be verified without the database") { database, To };
        export.SetAction((parsed, cancellation) => ExportAsync(parsed, parsed.GetValue(database), cancellation));
        var resume = new Command("resume", "After restoring into another cluster: seal what is unsealed and go on from there") { database };
        resume.SetAction((parsed, cancellation) => ResumeAsync(parsed.GetValue(database), cancellation));
        return new Command("audit", "Verify or export the log") { verify, export, resume };
    }

    private static async Task<int> VerifyAsync(ParseResult parsed, string? connectionString, CancellationToken cancellation)
    {
        try
        {
            var heads = parsed.GetValue(Heads) is { } path ? await SealHeads.ReadAsync(path, cancellation) : [];
            if (parsed.GetValue(From) is { } export)
            {
                return Tell(await SealChain.VerifyAsync(await LogExport.OpenAsync(export, cancellation), heads, cancellation));
            }

            await using var place = await DatabasePlace.OpenAsync(connectionString, reset: false, cancellation);
            await using var log = await DatabaseLog.OpenAsync(place.ConnectionString, cancellation);
            return Tell(await SealChain.VerifyAsync(log, heads, cancellation));
        }
        catch (Exception failure) when (failure is IOException or FormatException or UnauthorizedAccessException)
        {
            throw new SamstegCommandException(failure.Message);
        }
    }

    private static async Task<int> ExportAsync(ParseResult parsed, string? connectionString, CancellationToken cancellation)
    {
        try
        {
            await using var place = await DatabasePlace.OpenAsync(connectionString, reset: false, cancellation);
            await using var log = await DatabaseLog.OpenAsync(place.ConnectionString, cancellation);
            await LogExport.WriteAsync(log, parsed.GetValue(To)!, cancellation);
            return 0;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SamstegCommandException(failure.Message);
        }
    }

    private static async Task ResumeAsync(string? connectionString, CancellationToken cancellation)
    {
        await using var place = await DatabasePlace.OpenAsync(connectionString, reset: false, cancellation);
        await using var database = NpgsqlDataSource.Create(place.ConnectionString);
        await using var command = database.CreateCommand("select number from audit.begin_again()");
        command.CommandTimeout = 0;
        Console.WriteLine($"The log goes on after seal {await command.ExecuteScalarAsync(cancellation)}.");
    }

    private static int Tell(Verification seen)
    {
        foreach (var found in seen.Found)
        {
            Console.WriteLine(found.Kind switch
            {
                Tampering.EntryChanged => $"Entry {found.Entry} in seal {found.Seal} has been changed.",
                Tampering.EntryRemoved => $"Entry {found.Entry} in seal {found.Seal} has been removed.",
                Tampering.EntryAdded => $"Entry {found.Entry} has been added among sealed ones.",
                Tampering.SealRemoved when found.Entry is { } entry => $"Seal {found.Seal} over entry {entry} has been removed.",
                Tampering.SealRemoved => $"Seal {found.Seal} has been removed.",
                Tampering.SealChanged => $"Seal {found.Seal} does not follow from the one before it and its entries.",
                _ => $"Seal {found.Seal} is not the one that was written down outside the database.",
            });
        }

        Console.WriteLine(
            $"{seen.Entries} entries in {seen.Seals} seals, {seen.Disposed} of them disposed of: "
            + (seen.Holds ? "the log is as it was sealed." : $"{seen.Found.Count} faults."));
        return seen.Holds ? 0 : 1;
    }
}
