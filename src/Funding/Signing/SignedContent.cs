using System.Security.Cryptography;
using System.Text.Json;

namespace Samsteg.Funding;

/// <summary>A file that somebody holds, judged by itself: whether it is an application's content, and whether signatures are of it. Asks no database.</summary>
/// <param name="Sha256">Of the file.</param>
/// <param name="IsContent">Whether it is a content as <see cref="CanonicalApplication"/> writes it; another file has a digest too, that nobody has signed.</param>
/// <param name="Wanted">How many signatures it asks for.</param>
public sealed record SignedContent(byte[] Sha256, bool IsContent, int Wanted)
{
    /// <summary>Largest file that is looked at, in bytes.</summary>
    public const int LargestFile = 20 * 1024 * 1024;

    /// <summary>Looks at a file.</summary>
    public static SignedContent Of(byte[] file)
    {
        var digest = SHA256.HashData(file);
        try
        {
            using var json = JsonDocument.Parse(file);
            var root = json.RootElement;
            var isContent = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("canonical", out var writer) && writer.ValueKind == JsonValueKind.Number
                && root.TryGetProperty("answers", out var answers) && answers.ValueKind == JsonValueKind.Object && root.TryGetProperty("parties", out var parties) && parties.ValueKind == JsonValueKind.Array;
            return new SignedContent(digest, isContent, isContent ? (int)Math.Clamp(root.GetProperty("parties").EnumerateArray().Sum(static party => (long)Signatures(party)), 0, int.MaxValue) : 0);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException) // a name with half a letter in it
        {
            return new SignedContent(digest, false, 0);
        }

        static int Signatures(JsonElement party) =>
            party.ValueKind == JsonValueKind.Object && party.TryGetProperty("signatures", out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out var number) ? number : 0;
    }

    /// <summary>Signatures of a file that are of another content than this one.</summary>
    public IEnumerable<SignatureLine> Foreign(SignaturesFile signatures) => signatures.Signatures.Where(one => one.Sha256 != Convert.ToHexStringLower(Sha256));

    /// <summary>Whether all that it asks for have signed this very content.</summary>
    public bool IsWhollySigned(SignaturesFile signatures) =>
        IsContent && Wanted > 0 && signatures.VersionSha256 == Convert.ToHexStringLower(Sha256) && !Foreign(signatures).Any()
        && signatures.Signatures.Select(static one => (one.Field, one.Organisation, one.Party, one.Number)).Distinct().Count() == signatures.Signatures.Count && signatures.Signatures.Count == Wanted;
}
