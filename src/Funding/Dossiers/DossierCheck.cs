using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Something found when a dossier was verified: key of a text, and what stands in its places.</summary>
public sealed record DossierFinding(string TextKey, params IReadOnlyList<object?> Arguments)
{
    /// <summary>In words.</summary>
    public string InWords(Texts texts) => texts[TextKey, [.. Arguments]];
}

/// <summary>A version of the application in a dossier.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Content">What its content is by itself.</param>
/// <param name="Signed">How many signatures of that content there are.</param>
/// <param name="IsWhollySigned">Whether all that it asks for have signed it.</param>
/// <param name="VoidedAt">When it was changed, after which they count no more; null while it stands.</param>
public sealed record DossierVersion(int Number, SignedContent Content, int Signed, bool IsWhollySigned, DateTimeOffset? VoidedAt);

/// <summary>
/// A dossier verified by itself, without a database: that each file is what the manifest says and nothing else is there, that signatures are of the contents beside them, and that the money adds up to the öre. Nothing is
/// unpacked to the disk, no more of a file is read than the manifest says it holds, and no name in it is followed.
/// </summary>
public sealed partial class DossierCheck
{
    /// <summary>A version's content, to the byte what was signed.</summary>
    public const string ContentFile = "ansokan.json";

    /// <summary>The form that it is written on.</summary>
    public const string FormFile = "formular.json";

    /// <summary>Its signatures.</summary>
    public const string SignaturesFile = "signatures.json";

    /// <summary>How much one that is handed in on a page may unpack to, in bytes; a larger one is verified by the command.</summary>
    public const long MostOnPage = 200L * 1024 * 1024;

    private const int MostEntries = 5_000;
    private const int MostOfManifest = 4 * 1024 * 1024;
    private const int MostFaults = 50;

    private readonly List<DossierFinding> _faults = [];
    private readonly List<DossierFinding> _remarks = [];
    private readonly List<DossierVersion> _versions = [];

    private DossierCheck()
    {
    }

    /// <summary>What is wrong; nothing in one that is as it was made.</summary>
    public IReadOnlyList<DossierFinding> Faults => _faults;

    /// <summary>What is worth knowing and is not wrong.</summary>
    public IReadOnlyList<DossierFinding> Remarks => _remarks;

    /// <summary>The versions of the application.</summary>
    public IReadOnlyList<DossierVersion> Versions => _versions;

    /// <summary>Digest of the manifest; null when there is none.</summary>
    public byte[]? ManifestSha256 { get; private set; }

    /// <summary>What it holds; null when that cannot be read.</summary>
    public DossierManifest? Manifest { get; private set; }

    /// <summary>What the money comes to; null when there is none, or it cannot be read.</summary>
    public DossierSums? Sums { get; private set; }

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsIntact => _faults.Count == 0;

    /// <summary>Whether a file begins as a zip file does.</summary>
    public static bool IsZip(ReadOnlySpan<byte> beginning) => beginning.StartsWith("PK"u8);

    /// <summary>Verifies one.</summary>
    /// <param name="file">The file; it can be sought in.</param>
    /// <param name="mostUnpacked">How much it may unpack to, in bytes.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<DossierCheck> OfAsync(Stream file, long mostUnpacked, CancellationToken cancellation)
    {
        var check = new DossierCheck();
        try
        {
            await check.ReadAsync(file, mostUnpacked, cancellation);
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or NotSupportedException or IOException { InnerException: null } or ArgumentException or OverflowException)
        {
            check.Fault("dossier.fault.damaged");
        }

        return check;
    }

    private async Task ReadAsync(Stream file, long mostUnpacked, CancellationToken cancellation)
    {
        if (await DossierZip.CountAsync(file, cancellation) is not (> 0 and <= MostEntries) and var count)
        {
            Fault(count > MostEntries ? "dossier.fault.too_many" : "dossier.fault.damaged", count > MostEntries ? [Display.Number(MostEntries)] : []);
            return;
        }

        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
        var entries = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in zip.Entries)
        {
            if (DossierZip.IsAstray(entry.FullName))
            {
                Fault("dossier.fault.astray", Shown(entry.FullName));
            }
            else if (!known.Add(entry.FullName))
            {
                Fault("dossier.fault.twice", Shown(entry.FullName));
            }
            else
            {
                entries[entry.FullName] = entry;
            }
        }

        if (!IsIntact)
        {
            return;
        }

        if (!entries.Remove(DossierManifest.Path, out var told) || await DossierZip.BytesAsync(told, MostOfManifest, cancellation) is not { } manifest)
        {
            Fault("dossier.fault.no_manifest");
            return;
        }

        ManifestSha256 = SHA256.HashData(manifest);
        Manifest = DossierManifest.Read(manifest);
        if (Manifest is null)
        {
            Fault("dossier.fault.no_manifest");
            return;
        }

        if (Manifest.Files.Sum(static one => (decimal)one.Size) > mostUnpacked)
        {
            Fault("dossier.fault.too_large", Display.Number(mostUnpacked / (1024 * 1024)));
            return;
        }

        var read = await FilesAsync(entries, cancellation);
        await VersionsAsync(read, cancellation);
        await MoneyAsync(read, cancellation);
    }

    /// <summary>Holds each file against the manifest; those that are as it says.</summary>
    private async Task<Dictionary<string, ZipArchiveEntry>> FilesAsync(Dictionary<string, ZipArchiveEntry> entries, CancellationToken cancellation)
    {
        var sound = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
        foreach (var said in Manifest!.Files)
        {
            if (!entries.Remove(said.Path, out var entry))
            {
                Fault("dossier.fault.missing", Shown(said.Path));
            }
            else if (!await DossierZip.IsAsSaidAsync(entry, said, cancellation))
            {
                Fault("dossier.fault.changed", Shown(said.Path));
            }
            else
            {
                sound[said.Path] = entry;
            }
        }

        foreach (var more in entries.Keys.Order(StringComparer.Ordinal))
        {
            Fault("dossier.fault.extra", Shown(more));
        }

        return sound;
    }

    private async Task VersionsAsync(Dictionary<string, ZipArchiveEntry> files, CancellationToken cancellation)
    {
        var digests = Manifest!.Files.Select(static file => file.Sha256).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in Manifest.Files.Select(static file => VersionFolder().Match(file.Path)).Where(static match => match.Success).Select(static match => match.Value).Distinct().Order(StringComparer.Ordinal))
        {
            if (await TakeAsync(files, folder + ContentFile, cancellation) is not { } bytes || SignedContent.Of(bytes) is not { IsContent: true } content)
            {
                Fault("dossier.fault.content", folder);
                continue;
            }

            if (await TakeAsync(files, folder + SignaturesFile, cancellation) is not { } text || Funding.SignaturesFile.Read(Encoding.UTF8.GetString(text)) is not { } signatures)
            {
                Fault("dossier.fault.signatures", folder);
                continue;
            }

            var foreign = content.Foreign(signatures).Count();
            if (foreign > 0 || signatures.VersionSha256 != Convert.ToHexStringLower(content.Sha256))
            {
                Fault("dossier.fault.foreign", folder);
            }

            if (await TakeAsync(files, folder + FormFile, cancellation) is not { } form || !IsFormOf(form, bytes))
            {
                Fault("dossier.fault.form", folder);
            }

            var isWhole = content.IsWhollySigned(signatures);
            _versions.Add(new DossierVersion(signatures.Version, content, signatures.Signatures.Count - foreign, isWhole, signatures.VoidedAt));
            if (signatures.VoidedAt is null && !isWhole)
            {
                _remarks.Add(new DossierFinding("dossier.remark.unsigned", signatures.Version, signatures.Signatures.Count - foreign, content.Wanted));
            }

            if (signatures.Signatures.Any(one => one.EvidenceSha256 is { } evidence && !digests.Contains(evidence)))
            {
                _remarks.Add(new DossierFinding("dossier.remark.paper", signatures.Version));
            }
        }

        if (_versions.Count == 0)
        {
            _remarks.Add(new DossierFinding("dossier.remark.no_version"));
        }
    }

    /// <summary>Adds the columns up again.</summary>
    private async Task MoneyAsync(Dictionary<string, ZipArchiveEntry> files, CancellationToken cancellation)
    {
        if (!Manifest!.HoldsMoney)
        {
            return;
        }

        if (await TakeAsync(files, DossierSums.Path, cancellation) is not { } text || DossierSums.Read(text) is not { } sums)
        {
            Fault("dossier.fault.no_sums");
            return;
        }

        Sums = sums;
        foreach (var table in sums.Columns.GroupBy(static sum => sum.File))
        {
            if (!files.TryGetValue(table.Key, out var entry) || await DossierZip.AddedAsync(entry, [.. table], cancellation) is not { } added)
            {
                Fault("dossier.fault.table", Shown(table.Key));
                continue;
            }

            foreach (var (said, sum) in table.Zip(added).Where(static one => one.First.Sum != one.Second))
            {
                Fault("dossier.fault.sum", Shown(said.Column), Shown(said.File), Display.Number(said.Sum, 2), Display.Number(sum, 2));
            }
        }

        var by = sums.Columns.ToDictionary(static sum => sum.Key, static sum => sum.Sum);
        foreach (var total in sums.Totals)
        {
            if (total.Of.Concat(total.Less).Any(key => !by.ContainsKey(key)) || total.Of.Sum(key => by[key]) - total.Less.Sum(key => by[key]) != total.Sum
                || (total.Key.StartsWith("check_", StringComparison.Ordinal) && total.Sum != 0) || (total.Key.StartsWith("within_", StringComparison.Ordinal) && total.Sum < 0))
            {
                Fault("dossier.fault.total", Shown(total.Key));
            }
        }

        if (sums.MaximumGrant is { } most && by.TryGetValue("claims_approved", out var approved) && approved > most)
        {
            _remarks.Add(new DossierFinding("dossier.remark.above_maximum", Display.Number(approved, 2), Display.Number(most, 2))); // so it may be when less is granted later on
        }
    }

    /// <summary>Whether the form is the one whose digest was signed with the content: locked clauses included.</summary>
    private static bool IsFormOf(byte[] form, byte[] content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return json.RootElement.TryGetProperty("form", out var named) && named.ValueKind == JsonValueKind.Object && named.TryGetProperty("sha256", out var digest)
                && digest.ValueKind == JsonValueKind.String && digest.GetString() == Convert.ToHexStringLower(SHA256.HashData(form));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException) // a name with half a letter in it
        {
            return false;
        }
    }

    private static async Task<byte[]?> TakeAsync(Dictionary<string, ZipArchiveEntry> files, string path, CancellationToken cancellation) =>
        files.TryGetValue(path, out var entry) ? await DossierZip.BytesAsync(entry, SignedContent.LargestFile, cancellation) : null;

    /// <summary>A name as it may be shown, whoever wrote it.</summary>
    private static string Shown(string name)
    {
        const int longest = 120;
        var harmless = string.Concat(name.Take(longest).Select(static letter => char.IsControl(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format ? '·' : letter));
        return name.Length > longest ? harmless + "…" : harmless;
    }

    private void Fault(string textKey, params object?[] arguments)
    {
        if (_faults.Count < MostFaults)
        {
            _faults.Add(new DossierFinding(textKey, arguments));
        }
    }

    [GeneratedRegex(@"^ansokan/version-\d+/")]
    private static partial Regex VersionFolder();
}
