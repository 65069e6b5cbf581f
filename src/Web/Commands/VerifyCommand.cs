using System.CommandLine;
using System.Globalization;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Verifies the content of an application, and its signatures, or a whole dossier, from files alone: for whoever holds them, without a database.</summary>
internal static class VerifyCommand
{
    private static readonly Argument<string> Content = new("file") { Description = "The content of a version, or a dossier" };
    private static readonly Option<string?> Signatures = new("--signatures") { Description = "Its signatures, to hold against it" };

    public static Command Build()
    {
        var command = new Command("verify", "Tell whether signatures are of the very content that a file holds, and whether a dossier is as it was made") { Content, Signatures };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(Content)!, parsed.GetValue(Signatures), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string path, string? signaturesPath, CancellationToken cancellation)
    {
        try
        {
            await using (var file = File.OpenRead(path))
            {
                var beginning = new byte[2];
                if (await file.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellation) == beginning.Length && DossierCheck.IsZip(beginning))
                {
                    return Tell(await DossierCheck.OfAsync(file, long.MaxValue, cancellation));
                }
            }

            var content = SignedContent.Of(await File.ReadAllBytesAsync(path, cancellation));
            Console.WriteLine($"SHA-256 {Convert.ToHexStringLower(content.Sha256)}");
            if (!content.IsContent)
            {
                throw new SamstegCommandException($"{path} is not the content of an application.");
            }

            if (signaturesPath is null)
            {
                Console.WriteLine($"It asks for {content.Wanted} signatures.");
                return 0;
            }

            return Tell(content, SignaturesFile.Read(await File.ReadAllTextAsync(signaturesPath, cancellation)) ?? throw new SamstegCommandException($"{signaturesPath} holds no signatures."));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SamstegCommandException(failure.Message);
        }
    }

    private static int Tell(DossierCheck dossier)
    {
        var texts = new Texts(SamstegApplication.Capabilities);
        texts.In(CultureInfo.GetCultureInfo("en-GB"), () =>
        {
            foreach (var version in dossier.Versions)
            {
                Console.WriteLine($"Version {version.Number}: SHA-256 {Convert.ToHexStringLower(version.Content.Sha256)}, {version.Signed} of {version.Content.Wanted} signatures{(version.VoidedAt is { } voided ? $", changed {voided:yyyy-MM-dd}" : string.Empty)}");
            }

            foreach (var total in dossier.Sums?.Totals ?? [])
            {
                Console.WriteLine($"{total.Key} {total.Sum.ToString("0.00", CultureInfo.InvariantCulture)}");
            }

            foreach (var finding in dossier.Faults.Concat(dossier.Remarks))
            {
                Console.WriteLine(finding.InWords(texts));
            }

            return dossier;
        });
        if (dossier.ManifestSha256 is { } manifest)
        {
            Console.WriteLine($"Manifest SHA-256 {Convert.ToHexStringLower(manifest)}: hold it against the one that the page of the dossier tells.");
        }

        Console.WriteLine(dossier.IsIntact ? $"The dossier is as its manifest says: {dossier.Manifest!.Files.Count + 1} files." : "The dossier is not as it was made.");
        return dossier.IsIntact ? 0 : 1;
    }

    private static int Tell(SignedContent content, SignaturesFile signatures)
    {
        var foreign = content.Foreign(signatures).ToList();
        foreach (var one in signatures.Signatures)
        {
            Console.WriteLine($"{(foreign.Contains(one) ? "Of another content" : "Agrees")}: {one.Party}, {one.Name}, {one.Title}, {one.SignedOn:yyyy-MM-dd}, {one.Method}");
        }

        if (signatures.VoidedAt is { } voided)
        {
            Console.WriteLine($"The application was changed {voided:yyyy-MM-dd}; these signatures count no more.");
        }

        var isWhole = content.IsWhollySigned(signatures);
        Console.WriteLine(isWhole ? $"All {content.Wanted} signatures are of this content." : $"This content asks for {content.Wanted} signatures; those of it here are {signatures.Signatures.Count - foreign.Count}.");
        return isWhole && signatures.VoidedAt is null ? 0 : 1;
    }
}
