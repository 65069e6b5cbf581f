using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Samsteg.App;

/// <summary>What holds for every page whatever it shows; each gives what breaks it.</summary>
internal static partial class PageFacts
{
    /// <summary>Headings, language, title, headers, markup.</summary>
    public static IEnumerable<string> Findings(Page page, IReadOnlyCollection<string> participantNames)
    {
        var document = page.Document;
        var headings = document.QuerySelectorAll("h1").Length;
        if (headings != 1)
        {
            yield return $"has {headings} h1";
        }

        if (document.DocumentElement.GetAttribute("lang") is not ("sv" or "en"))
        {
            yield return "does not say its language";
        }

        if (string.IsNullOrWhiteSpace(document.Title))
        {
            yield return "has no title";
        }
        else if (participantNames.FirstOrDefault(name => document.Title.Contains(name, StringComparison.Ordinal)) is { } name)
        {
            yield return $"names {name} in its title";
        }

        foreach (var found in PageRules.InlineCode(page.Source))
        {
            yield return $"holds {found}";
        }

        foreach (Match key in MissingText().Matches(page.Text))
        {
            yield return $"shows the key {key.Value}";
        }

        foreach (var twice in PageRules.Twice(document.QuerySelectorAll("[id]").Select(static element => element.Id!)))
        {
            yield return $"has two elements with id {twice}";
        }

        foreach (var form in document.QuerySelectorAll("form[method='post']").Where(static form => form.QuerySelector("input[name='__RequestVerificationToken']") is null))
        {
            yield return $"has a form without anti-forgery token ({form.GetAttribute("action")})";
        }

        foreach (var finding in HeaderFindings(page))
        {
            yield return finding;
        }
    }

    /// <summary>The headers that keep a browser from running, framing, guessing or storing what it should not.</summary>
    public static IEnumerable<string> HeaderFindings(Page page)
    {
        var policy = page.Header("Content-Security-Policy") ?? string.Empty;
        if (!policy.Contains("default-src 'none'", StringComparison.Ordinal) || policy.Contains("unsafe", StringComparison.Ordinal) || policy.Contains('*', StringComparison.Ordinal)
            || !policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal) || !policy.Contains("form-action 'self'", StringComparison.Ordinal) || !policy.Contains("base-uri 'none'", StringComparison.Ordinal))
        {
            yield return $"has a loose content policy: {policy}";
        }

        foreach (var (name, value) in new[] { ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"), ("Cache-Control", "no-store"), ("X-Frame-Options", "DENY") })
        {
            if (page.Header(name)?.Contains(value, StringComparison.OrdinalIgnoreCase) != true)
            {
                yield return $"has {name} {page.Header(name) ?? "missing"}";
            }
        }

        if (page.Header("Server") is { } server)
        {
            yield return $"says that it is served by {server}";
        }

        if (page.Header("Set-Cookie") is { } cookies && !(cookies.Contains("httponly", StringComparison.OrdinalIgnoreCase) && cookies.Contains("samesite", StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"sets a loose cookie: {cookies}";
        }
    }

    [GeneratedRegex(@"\[[a-z_]+(\.[a-z0-9_-]+)+\]")]
    private static partial Regex MissingText();
}
