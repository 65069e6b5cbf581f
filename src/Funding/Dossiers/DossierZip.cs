using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;

namespace Samsteg.Funding;

/// <summary>Reads the files of a dossier that somebody hands in: no further than they are said to go, and without believing any of it.</summary>
internal static class DossierZip
{
    private const int LongestRow = 1024 * 1024;
    private const int LongestEnd = 66_000; // of a zip file: its last record, with the comment it may have
    private const int LengthOfEnd = 22;

    /// <summary>How many files a zip file says it has, by its last record: asked before the list of them is read. -1 when there is no such record, and for one so large that it says nothing there.</summary>
    public static async Task<int> CountAsync(Stream file, CancellationToken cancellation)
    {
        var length = (int)Math.Min(file.Length, LongestEnd);
        var end = new byte[length];
        file.Position = file.Length - length;
        await file.ReadExactlyAsync(end, cancellation);
        var at = end.AsSpan().LastIndexOf("PK\x05\x06"u8);
        return at < 0 || at + LengthOfEnd > length ? -1 : BitConverter.ToUInt16(end, at + 10);
    }

    /// <summary>Whether a name leads elsewhere than into the file, if somebody unpacks it.</summary>
    public static bool IsAstray(string name) =>
        name.Length == 0 || name.StartsWith('/') || name.Contains('\\') || name.Contains(':') || name.Any(char.IsControl) || name.Split('/').Any(static part => part is ".." or "." or "");

    /// <summary>Whether a file has the size and the digest that the manifest says.</summary>
    public static async Task<bool> IsAsSaidAsync(ZipArchiveEntry entry, DossierEntry said, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        long size = 0;
        await using var content = await entry.OpenAsync(cancellation);
        while (await content.ReadAsync(buffer, cancellation) is var read and > 0)
        {
            size += read;
            if (size > said.Size)
            {
                return false;
            }

            hash.AppendData(buffer, 0, read);
        }

        return size == said.Size && Convert.ToHexStringLower(hash.GetHashAndReset()) == said.Sha256;
    }

    /// <summary>What a file holds; null when that is more than it may.</summary>
    public static async Task<byte[]?> BytesAsync(ZipArchiveEntry entry, int most, CancellationToken cancellation)
    {
        await using var content = await entry.OpenAsync(cancellation);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await content.ReadAsync(buffer, cancellation) is var read and > 0)
        {
            if (bytes.Length + read > most)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    /// <summary>What columns of a table come to; null when it is no table of ours, or has no such column.</summary>
    public static async Task<IReadOnlyList<decimal>?> AddedAsync(ZipArchiveEntry entry, IReadOnlyList<DossierSum> asked, CancellationToken cancellation)
    {
        try
        {
            await using var stream = await entry.OpenAsync(cancellation);
            using var text = new StreamReader(stream, Encoding.UTF8);
            using var csv = CsvReader.Create(text, new CsvReaderOptions { HasHeader = false, Separator = ';', MaxRecordSize = LongestRow }, leaveOpen: true);
            if (!csv.Read() || csv.FieldCount > DossierSums.Most)
            {
                return null;
            }

            var headings = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToList();
            var places = asked.Select(sum => headings.IndexOf(sum.Column)).ToList();
            var sums = new decimal[asked.Count];
            while (csv.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (var (index, place) in places.Index())
                {
                    if (place < 0 || place >= csv.FieldCount || !decimal.TryParse(csv.GetString(place).Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
                    {
                        return null;
                    }

                    sums[index] += amount;
                }
            }

            return places.Contains(-1) ? null : sums;
        }
        catch (Exception fault) when (fault is CsvFormatException or OverflowException)
        {
            return null;
        }
    }
}
