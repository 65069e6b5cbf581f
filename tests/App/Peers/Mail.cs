using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Samsteg.App;

/// <summary>A mail as its receiver reads it.</summary>
internal sealed partial record Mail(string From, string To, string Subject, string Body, string MessageId)
{
    /// <summary>The first link's path and query.</summary>
    public string Link => new Uri(Links().Match(Body).Value).PathAndQuery;

    /// <summary>What the mail server said it took.</summary>
    public static Mail Of(JsonElement said) => Of(said.GetProperty("text").GetString()!) with
    {
        From = said.GetProperty("from").GetString()!,
        To = said.GetProperty("to")[0].GetString()!,
    };

    /// <summary>A mail as it travels, or as it lies in a file.</summary>
    public static Mail Of(string text)
    {
        var parts = text.ReplaceLineEndings("\n").Split("\n\n", 2);
        var headers = Folded().Replace(parts[0], " ").Split('\n').Select(static line => line.Split(':', 2)).ToDictionary(static pair => pair[0].ToLowerInvariant(), static pair => pair[1].Trim());
        headers["content-transfer-encoding"].ShouldBe("quoted-printable");
        return new Mail(headers["from"], headers["to"], Words(headers["subject"]), Quoted(parts[1].Replace("=\n", string.Empty, StringComparison.Ordinal)), headers["message-id"]);
    }

    private static string Words(string header) => EncodedWord().Replace(header.Replace("?= =?", "?==?", StringComparison.Ordinal), static word =>
        word.Groups["kind"].Value is "B" or "b" ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups["text"].Value)) : Quoted(word.Groups["text"].Value.Replace('_', ' ')));

    private static string Quoted(string text) => Encoding.UTF8.GetString(
        Latin.GetBytes(QuotedByte().Replace(text, static code => ((char)Convert.ToByte(code.Groups[1].Value, 16)).ToString())));

    private static Encoding Latin => Encoding.Latin1;

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Links();

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Folded();

    [GeneratedRegex(@"=\?utf-8\?(?<kind>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    [GeneratedRegex("=([0-9A-F]{2})")]
    private static partial Regex QuotedByte();
}
