using System.Text;
using Samsteg.Platform;
using Samsteg.Web;

namespace Samsteg.App;

/// <summary><c>docs/map.md</c> is drawn from the project files and the capabilities' tables of contents.</summary>
public sealed class MapTests
{
    [Fact]
    public void Map_shows_the_house_as_it_is() =>
        KeptDocument.ShouldSay("docs/map.md", Draw(ProjectArrows.Read(), SitePages.All, SamstegApplication.Capabilities), "Map");

    [Fact]
    public void Map_out_of_date_is_told_by_its_first_line() => KeptDocument.FirstDifference("a\nb\nc", "a\nB\nc").ShouldBe("line 2 says \"b\", should say \"B\"");

    private static string Draw(IReadOnlyDictionary<string, IReadOnlyList<string>> projects, IReadOnlyList<SitePage> pages, IReadOnlyList<Capability> capabilities)
    {
        var map = new StringBuilder("""
            # Map

            Drawn from the project files and the capabilities' tables of contents; a test holds it to them.
            `SAMSTEG_UPDATE=1 ./test app Map` draws it anew.

            ```mermaid
            graph BT

            """);
        foreach (var (project, uses) in projects.OrderBy(static project => project.Key, StringComparer.Ordinal))
        {
            foreach (var used in uses)
            {
                map.Append("    ").Append(project).Append(" --> ").AppendLine(used);
            }
        }

        map.AppendLine("```");
        foreach (var project in projects.Keys.Order(StringComparer.Ordinal))
        {
            var own = pages.Where(page => page.Project == project).ToList();
            var measures = capabilities.Where(capability => capability.Assembly.GetName().Name == $"Samsteg.{project}").SelectMany(static capability => capability.Measures).ToList();
            if (own.Count == 0 && measures.Count == 0)
            {
                continue;
            }

            map.AppendLine().Append("## ").AppendLine(project);
            if (own.Count > 0)
            {
                map.AppendLine().AppendLine("| Address | Permission | Page |").AppendLine("|---|---|---|");
                foreach (var page in own)
                {
                    map.Append("| `").Append(page.Route.Replace("|", "\\|", StringComparison.Ordinal)).Append("` | ")
                        .Append(page.Permission ?? "anybody").Append(" | ").Append(page.Path[1..^".cshtml".Length]).AppendLine(" |");
                }
            }

            if (measures.Count > 0)
            {
                map.AppendLine().Append("Measures: ").AppendJoin(", ", measures.Select(static measure => $"`{measure.Key}`").Order(StringComparer.Ordinal)).AppendLine(".");
            }
        }

        return map.ToString().ReplaceLineEndings("\n");
    }
}
