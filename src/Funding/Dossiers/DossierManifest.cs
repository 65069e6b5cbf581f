using System.Text.Json;
using System.Text.Json.Serialization;

namespace Samsteg.Funding;

/// <summary>What a dossier holds, <c>manifest.json</c>: each of its other files with its digest. It tells no time, so that the same content has the same manifest.</summary>
/// <param name="Dossier">Version of this way of writing, 1.</param>
/// <param name="Initiative">Whose application.</param>
/// <param name="HoldsMoney">Whether budget, costs and claims are in it.</param>
/// <param name="HoldsLog">Whether the log is.</param>
/// <param name="Files">The files, by their paths.</param>
public sealed record DossierManifest(
    [property: JsonRequired] int Dossier, Guid Initiative, bool HoldsMoney, bool HoldsLog, [property: JsonRequired] IReadOnlyList<DossierEntry> Files)
{
    /// <summary>Its path.</summary>
    public const string Path = "manifest.json";

    /// <summary>As text.</summary>
    public string Write() => JsonSerializer.Serialize(this, DossierJson.Options) + "\n";

    /// <summary>Reads one; null when it is none.</summary>
    public static DossierManifest? Read(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize<DossierManifest>(text, DossierJson.Options) is { Dossier: 1, Files: not null } manifest
                && manifest.Files.All(static file => file is { Path: not null, Sha256: not null, Size: >= 0 })
                && manifest.Files.DistinctBy(static file => file.Path, StringComparer.OrdinalIgnoreCase).Count() == manifest.Files.Count ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A file of a dossier.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
public sealed record DossierEntry(string Path, long Size, string Sha256);

/// <summary>What the rows of a dossier's money come to, <c>ekonomi/sums.json</c>: enough to add them up again.</summary>
/// <param name="Version">Version of this way of writing, 1.</param>
/// <param name="MaximumGrant">The most that is paid, SEK; null when it is not known.</param>
/// <param name="Columns">Sums of columns.</param>
/// <param name="Totals">Sums of those.</param>
public sealed record DossierSums(
    [property: JsonPropertyName("sums"), JsonRequired] int Version, decimal? MaximumGrant, [property: JsonRequired] IReadOnlyList<DossierSum> Columns, [property: JsonRequired] IReadOnlyList<DossierTotal> Totals)
{
    /// <summary>Its path.</summary>
    public const string Path = "ekonomi/sums.json";

    /// <summary>Most sums that are read: a file that asks for more is none of ours, and nobody adds up for hours because somebody asks.</summary>
    public const int Most = 100;

    /// <summary>As text.</summary>
    public string Write() => JsonSerializer.Serialize(this, DossierJson.Options) + "\n";

    /// <summary>Reads them; null when there are none.</summary>
    public static DossierSums? Read(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize<DossierSums>(text, DossierJson.Options) is { Version: 1, Columns: { Count: <= Most }, Totals: { Count: <= Most } } sums
                && sums.Columns.All(static one => one is { Key: not null, File: not null, Column: not null })
                && sums.Columns.DistinctBy(static one => one.Key).Count() == sums.Columns.Count
                && sums.Totals.All(static one => one is { Key: not null, Of: { Count: <= Most }, Less: { Count: <= Most } }) ? sums : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What a column comes to.</summary>
/// <param name="Key">What it is called here.</param>
/// <param name="File">Path of the table.</param>
/// <param name="Column">Its heading.</param>
/// <param name="Sum">SEK.</param>
public sealed record DossierSum(string Key, string File, string Column, decimal Sum);

/// <summary>What columns come to together.</summary>
/// <param name="Key">What it is called.</param>
/// <param name="Of">Keys of those that are added.</param>
/// <param name="Less">Keys of those that are taken away.</param>
/// <param name="Sum">SEK.</param>
public sealed record DossierTotal(string Key, IReadOnlyList<string> Of, IReadOnlyList<string> Less, decimal Sum);

/// <summary>How a dossier's JSON is written, and read.</summary>
internal static class DossierJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        WriteIndented = true,
        NewLine = "\n",
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>On one line.</summary>
    public static JsonSerializerOptions Row { get; } = new(Options) { WriteIndented = false };
}
