using System.Text.RegularExpressions;
using Samsteg.App;

namespace Samsteg.Browser;

/// <summary>The pages somebody can come to by links alone, from their start page.</summary>
internal static partial class Reachable
{
    // Pages with the same route link to much the same; a few of each find what only some have.
    private const int ExamplesRead = 4;

    /// <summary>One path of each route, in the order in which they are met.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> FromStartAsync(Visitor visitor)
    {
        var examples = new Dictionary<string, string>();
        var read = new Dictionary<string, int>();
        var seen = new HashSet<string> { "/" };
        var waiting = new Queue<string>(["/"]);
        while (waiting.TryDequeue(out var path))
        {
            var route = RouteOf(path);
            if (read.GetValueOrDefault(route) == ExamplesRead)
            {
                continue;
            }

            read[route] = read.GetValueOrDefault(route) + 1;
            var page = await visitor.GetAsync(path);
            if (!page.IsHtml || page.Redirects.Count > 0)
            {
                if (page.Redirects.Count > 0 && seen.Add(page.Path))
                {
                    waiting.Enqueue(page.Path); // some are led home from the start
                }

                continue;
            }

            page.Status.ShouldBe(200, path);
            examples.TryAdd(route, path);
            foreach (var link in page.Document.QuerySelectorAll("a[href^='/']"))
            {
                var target = link.GetAttribute("href")!.Split('?', '#')[0];
                if (seen.Add(target))
                {
                    waiting.Enqueue(target);
                }
            }
        }

        return examples;
    }

    /// <summary>The path with ids left out.</summary>
    public static string RouteOf(string path) => Ids.Replace(path, "{id}");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Ids { get; }
}
