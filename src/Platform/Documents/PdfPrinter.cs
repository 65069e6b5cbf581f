using System.Text;

namespace Samsteg.Platform;

/// <summary>
/// Prints a document of our own as PDF by the Chromium that is installed: named by SAMSTEG_CHROMIUM, else as <c>chromium</c> on the
/// path. The document must allow nothing but its own styles (<see cref="Policy"/>), so that no script runs; no name is looked up on
/// the network. One at a time: a browser takes much of a small machine. Whoever prints waits a minute for the turn and one for the file: the caller holds no
/// transaction meanwhile.
/// </summary>
public sealed class PdfPrinter
{
    /// <summary>What a document to print must say of itself in its head.</summary>
    public const string Policy = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">""";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private static readonly SemaphoreSlim One = new(1);

    /// <summary>The file; null when there is no Chromium here, it does not answer, or too many wait.</summary>
    public async Task<byte[]?> PrintAsync(string document, CancellationToken cancellation)
    {
        if (!document.Contains(Policy, StringComparison.Ordinal))
        {
            throw new ArgumentException("A document to print must forbid scripts.", nameof(document));
        }

        if (!await One.WaitAsync(Longest, cancellation))
        {
            return null;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        var folder = Path.Combine(TemporaryFolder.Path, $"samsteg-pdf-{Guid.NewGuid():N}");
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            var (page, pdf) = (Path.Combine(folder, "page.html"), Path.Combine(folder, "page.pdf"));
            await File.WriteAllTextAsync(page, document, Encoding.UTF8, limit.Token);
            string[] arguments =
            [
                "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--no-pdf-header-footer",
                "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={Path.Combine(folder, "profile")}", $"--print-to-pdf={pdf}",
                .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(), // Chromium has no sandbox for root
                new Uri(page).AbsoluteUri,
            ];
            var program = Environment.GetEnvironmentVariable("SAMSTEG_CHROMIUM") is { Length: > 0 } named ? named : "chromium";
            var outcome = await ExternalProgram.RunAsync(program, arguments, folder, limit.Token);
            return outcome.Succeeded && File.Exists(pdf) ? Undated(await File.ReadAllBytesAsync(pdf, limit.Token)) : null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            One.Release();
            Clear(folder);
        }
    }

    /// <summary>Without the moment it was printed, so that the same document makes the same file.</summary>
    private static byte[] Undated(byte[] file)
    {
        foreach (var name in new[] { "/CreationDate (D:"u8.ToArray(), "/ModDate (D:"u8.ToArray() })
        {
            for (var at = file.AsSpan().IndexOf(name) + name.Length; at >= name.Length && at < file.Length && file[at] != ')'; at++)
            {
                file[at] = char.IsAsciiDigit((char)file[at]) ? (byte)'1' : file[at];
            }
        }

        return file;
    }

    private static void Clear(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A helper of the browser may hold a file for a moment more; the folder goes with the process's own.
        }
    }
}
