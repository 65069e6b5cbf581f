using System.CommandLine;
using Samsteg.Funding;

namespace Samsteg.Web;

/// <summary>Verifies the content of an application, and its signatures, from files alone: for whoever holds them, without a database.</summary>
internal static class VerifyCommand
{
    private static readonly Argument<string> Content = new("file") { Description = "The content of a version" };
    private static readonly Option<string?> Signatures = new("--signatures") { Description = "Its signatures, to hold against it" };

    public static Command Build()
    {
        var command = new Command("verify", "Tell whether signatures are of the very content that a file holds") { Content, Signatures };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(Content)!, parsed.GetValue(Signatures), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string path, string? signaturesPath, CancellationToken cancellation)
    {
        try
        {
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
