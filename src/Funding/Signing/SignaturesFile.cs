using System.Text.Json;
using System.Text.Json.Serialization;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>The signatures of a version as a file of their own, <c>signatures.json</c>, beside its content: enough to tell without this system what was signed, by whom and when.</summary>
/// <param name="SignaturesFileVersion">Version of this way of writing, 1.</param>
/// <param name="Version">The application's version, 1 and up.</param>
/// <param name="VersionSha256">SHA-256 of the content, lower-case hexadecimal.</param>
/// <param name="FrozenAt">When it was frozen.</param>
/// <param name="VoidedAt">When it was changed, after which the signatures count no more; null while it stands.</param>
/// <param name="Signatures">The signatures, in the order of the parties.</param>
public sealed record SignaturesFile(
    [property: JsonPropertyName("signatures_file")] int SignaturesFileVersion, [property: JsonRequired] int Version, [property: JsonRequired] string VersionSha256, DateTimeOffset FrozenAt, DateTimeOffset? VoidedAt,
    [property: JsonRequired] IReadOnlyList<SignatureLine> Signatures)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Of a version.</summary>
    public static SignaturesFile Of(FrozenVersion version, IEnumerable<RequestedSignature> signatures) => new(1, version.Number, Convert.ToHexStringLower(version.Sha256), version.FrozenAt, version.VoidedAt,
    [
        .. signatures.Where(static one => one.SignedAt is not null).Select(one => new SignatureLine(
            Convert.ToHexStringLower(version.Sha256), one.Field, one.Party, one.OrganisationId?.Value, one.Number, one.Name!, one.Title!, SnakeCase.Of(one.Method!.Value.ToString()), one.IsDeputy == true, one.SignedOn!.Value,
            one.SignedAt!.Value, one.EvidenceSha256 is { } evidence ? Convert.ToHexStringLower(evidence) : null)),
    ]);

    /// <summary>As text.</summary>
    public string Write() => JsonSerializer.Serialize(this, Options) + "\n";

    /// <summary>Reads one; null when it is none.</summary>
    public static SignaturesFile? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<SignaturesFile>(text, Options) is { SignaturesFileVersion: 1, VersionSha256: not null, Signatures: not null } file && file.Signatures.All(static one => one is { Sha256: not null, Party: not null, Field: not null }) ? file : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A signature in a file.</summary>
/// <param name="Sha256">Of the content that was signed.</param>
/// <param name="Field">Field of the form in which the party stands.</param>
/// <param name="Party">For whom.</param>
/// <param name="Organisation">Its id in the register; null for none.</param>
/// <param name="Number">Which of the party's signatures.</param>
/// <param name="Name">Who, as called then.</param>
/// <param name="Title">As what.</param>
/// <param name="Method"><c>in_app</c>, <c>paper</c> or <c>external</c>.</param>
/// <param name="Deputy">Whether in the signatory's place.</param>
/// <param name="SignedOn">The day it was signed.</param>
/// <param name="SignedAt">When it was registered.</param>
/// <param name="EvidenceSha256">Of the paper, or of what the service for signing answered; null for neither.</param>
public sealed record SignatureLine(
    string Sha256, string Field, string Party, Guid? Organisation, int Number, string Name, string Title, string Method, bool Deputy, DateOnly SignedOn, DateTimeOffset SignedAt, string? EvidenceSha256);
