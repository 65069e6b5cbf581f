using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Razor.Hosting;
using Samsteg.Web;

namespace Samsteg.App;

/// <summary>A Razor page as it was compiled.</summary>
/// <param name="Project">Its project.</param>
/// <param name="Path">Its file, relative to the project: <c>/Enrolments/Enrol.cshtml</c>.</param>
/// <param name="Route">Its route template: <c>/insatser/{initiative:guid}/deltagare/ny</c>.</param>
/// <param name="Model">Its model.</param>
internal sealed record SitePage(string Project, string Path, string Route, Type Model)
{
    /// <summary>The permission it asks for; null when anybody may open it.</summary>
    public string? Permission => Model.GetCustomAttribute<AuthorizeAttribute>()?.Policy;

    public override string ToString() => $"{Project}{Path}";
}

/// <summary>All pages of all capabilities.</summary>
internal static class SitePages
{
    public static IReadOnlyList<SitePage> All { get; } =
        [.. SamstegApplication.Capabilities.Select(static capability => capability.Assembly).Append(typeof(SamstegApplication).Assembly).Distinct()
            .SelectMany(PagesIn).OrderBy(static page => page.Route, StringComparer.Ordinal)];

    private static IEnumerable<SitePage> PagesIn(Assembly assembly) =>
        from item in assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
        where item.Kind == "mvc.1.0.razor-page"
        let route = item.Type.GetCustomAttributes<RazorCompiledItemMetadataAttribute>().FirstOrDefault(static data => data.Key == "RouteTemplate")?.Value
        select new SitePage(assembly.GetName().Name!.Replace("Samsteg.", string.Empty, StringComparison.Ordinal), item.Identifier, route ?? "(none)", item.Type.GetProperty("Model")!.PropertyType);
}
