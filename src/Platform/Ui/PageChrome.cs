using Microsoft.AspNetCore.Http;

namespace Samsteg.Platform;

/// <summary>A link in the page's frame.</summary>
/// <param name="Text">What is read, already in the reader's language.</param>
/// <param name="Path">Absolute path within the application.</param>
/// <param name="Also">Another path whose pages lie within it; null when there is none.</param>
public sealed record PageLink(string Text, string Path, string? Also = null);

/// <summary>
/// What a page tells its layout: title, way back, workspace tabs. One for each request; a page sets it in its view
/// or its model, <c>Chrome.Page("Nyttiga Affärer 2.0", "…").Crumb(T["menu.initiatives"], "/insatser")</c>.
/// </summary>
public sealed class PageChrome
{
    private readonly List<PageLink> breadcrumbs = [];
    private readonly List<PageLink> tabs = [];

    /// <summary>The heading and the first part of the window's title; null leaves the heading to the page.</summary>
    public string? Title { get; private set; }

    /// <summary>One line under the heading.</summary>
    public string? Subtitle { get; private set; }

    public IReadOnlyList<PageLink> Breadcrumbs => breadcrumbs;

    public IReadOnlyList<PageLink> Tabs => tabs;

    public PageChrome Page(string title, string? subtitle = null)
    {
        Title = title;
        Subtitle = subtitle;
        return this;
    }

    /// <summary>Adds a step of the way back. The page itself is not a step.</summary>
    public PageChrome Crumb(string text, string path)
    {
        breadcrumbs.Add(new(text, path));
        return this;
    }

    /// <summary>Adds a workspace tab; the one whose path is the longest beginning of the request's is current.</summary>
    public PageChrome Tab(string text, string path) => Tab(new PageLink(text, path));

    /// <summary>Adds a workspace tab.</summary>
    public PageChrome Tab(PageLink tab)
    {
        tabs.Add(tab);
        return this;
    }

    /// <summary>Which of the links the path lies within: the longest one wins; null when none does.</summary>
    public static PageLink? Current(IEnumerable<PageLink> links, PathString path) =>
        links.Where(link => path.StartsWithSegments(link.Path.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
                || (link.Path == "/" && path == "/")
                || (link.Also is not null && path.StartsWithSegments(link.Also, StringComparison.OrdinalIgnoreCase)))
            .MaxBy(link => link.Path.Length);
}
