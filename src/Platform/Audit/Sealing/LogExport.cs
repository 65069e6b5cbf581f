using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Samsteg.Platform;

/// <summary>
/// The log as a file, to be kept elsewhere and verified without a database: a JSON object a line, first <c>log</c> with the
/// format's version, then each <c>entry</c> by seal and number, then each <c>seal</c>, last <c>end</c> with both counts.
/// </summary>
public sealed class LogExport : ISealedLog
{
    private const int Version = 1;
    private readonly string _path;

    private LogExport(string path) => _path = path;

    /// <summary>Writes a log to a file that only its owner may read.</summary>
    /// <exception cref="IOException">The file is there already or cannot be written.</exception>
    public static async Task WriteAsync(ISealedLog log, string path, CancellationToken cancellation = default)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var writer = new StreamWriter(path, options);
        long entries = 0, seals = 0;
        await WriteLineAsync(new Line(Log: Version));
        await foreach (var entry in log.EntriesAsync(cancellation))
        {
            entries++;
            await WriteLineAsync(new Line(Entry: entry));
        }

        await foreach (var seal in log.SealsAsync(cancellation))
        {
            seals++;
            await WriteLineAsync(new Line(Seal: seal));
        }

        await WriteLineAsync(new Line(End: new(seals, entries)));

        Task WriteLineAsync(Line line) => writer.WriteLineAsync(JsonSerializer.Serialize(line, Format).AsMemory(), cancellation);
    }

    /// <summary>Opens a file that <see cref="WriteAsync"/> has written.</summary>
    /// <exception cref="FormatException">It is no such file, or its end is missing.</exception>
    public static async Task<LogExport> OpenAsync(string path, CancellationToken cancellation = default)
    {
        var export = new LogExport(path);
        long entries = 0, seals = 0, number = 0;
        Totals? end = null;
        await foreach (var line in export.LinesAsync(cancellation))
        {
            number++;
            if (end is not null || (number == 1) != (line.Log == Version))
            {
                throw new FormatException($"Line {number} is not what an exported log holds there.");
            }

            entries += line.Entry is null ? 0 : 1;
            seals += line.Seal is null ? 0 : 1;
            end = line.End;
        }

        return end == new Totals(seals, entries) ? export : throw new FormatException("The end of the exported log is missing.");
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Seal> SealsAsync(CancellationToken cancellation) =>
        LinesAsync(cancellation).Where(static line => line.Seal is not null).Select(static line => line.Seal!);

    /// <inheritdoc/>
    public IAsyncEnumerable<SealedEntry> EntriesAsync(CancellationToken cancellation) =>
        LinesAsync(cancellation).Where(static line => line.Entry is not null).Select(static line => line.Entry!);

    private static JsonSerializerOptions Format { get; } = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private async IAsyncEnumerable<Line> LinesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var number = 0;
        await foreach (var text in File.ReadLinesAsync(_path, cancellation))
        {
            number++;
            Line? line;
            try
            {
                line = JsonSerializer.Deserialize<Line>(text, Format);
            }
            catch (JsonException)
            {
                line = null;
            }

            yield return line ?? throw new FormatException($"Line {number} is not what an exported log holds there.");
        }
    }

    private sealed record Line(int? Log = null, SealedEntry? Entry = null, Seal? Seal = null, Totals? End = null);

    private sealed record Totals(long Seals, long Entries);
}
