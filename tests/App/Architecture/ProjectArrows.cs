using System.Xml.Linq;

namespace Samsteg.App;

/// <summary>Which project may use which, and what the project files say. Transitive uses are implied.</summary>
internal static class ProjectArrows
{
    /// <summary>The table of <c>docs/architecture.md</c>: every project that may be there, with what it may name.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Allowed = new Dictionary<string, string[]>
    {
        ["Platform"] = [],
        ["Optimisation"] = [],
        ["Organisations"] = ["Platform"],
        ["Initiatives"] = ["Organisations"],
        ["Results"] = ["Initiatives"],
        ["Participants"] = ["Initiatives"],
        ["Activities"] = ["Participants"],
        ["Placements"] = ["Participants", "Optimisation"],
        ["Procurement"] = ["Participants"],
        ["Trade"] = ["Procurement"],
        ["Funding"] = ["Results"],
        ["Logistics"] = ["Organisations", "Optimisation"],
        ["Portfolio"] = ["Funding"],
        ["Reporting"] = ["Trade", "Logistics", "Portfolio", "Activities", "Placements"],
        ["Web"] = ["Reporting"],
    };

    /// <summary>The projects below <c>src/</c> with the projects that their files name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read() =>
        Repository.Files("src", "*.csproj").ToDictionary(
            static path => Path.GetFileNameWithoutExtension(path),
            static path => UsesOf(Repository.Read(path)));

    /// <summary>Names of the projects that a project file refers to.</summary>
    public static IReadOnlyList<string> UsesOf(string projectFile) =>
        [.. XDocument.Parse(projectFile).Descendants("ProjectReference")
            .Select(static reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
            .Order(StringComparer.Ordinal)];

    /// <summary>Arrows that the table does not have.</summary>
    public static IReadOnlyList<string> Findings(IReadOnlyDictionary<string, IReadOnlyList<string>> projects) =>
        [.. projects.SelectMany(static project => !Allowed.ContainsKey(project.Key)
            ? [$"{project.Key} is not in the table of projects"]
            : project.Value.Except(Reached(project.Key)).Select(used => $"{project.Key} may not use {used}"))];

    private static HashSet<string> Reached(string project)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>(Allowed[project]);
        while (open.TryPop(out var next))
        {
            if (reached.Add(next))
            {
                foreach (var further in Allowed[next])
                {
                    open.Push(further);
                }
            }
        }

        return reached;
    }
}
