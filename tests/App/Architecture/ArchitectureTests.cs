using Microsoft.AspNetCore.Authorization;
using Samsteg.Platform;
using Samsteg.Web;

namespace Samsteg.App;

/// <summary>The house in order, read from the source and the assemblies; each rule is also shown a bad example.</summary>
public sealed class ArchitectureTests
{
    private static readonly string[] ForbiddenFolders = ["Services", "Helpers", "Managers", "Common", "Utils", "Dto"];

    [Fact]
    public void Projects_use_only_what_the_arrows_allow()
    {
        ProjectArrows.Findings(ProjectArrows.Read()).ShouldBeEmpty();
    }

    [Fact]
    public void A_forbidden_arrow_and_an_unknown_project_are_found()
    {
        var projects = new Dictionary<string, IReadOnlyList<string>>
        {
            ["Platform"] = ["Organisations"],
            ["Activities"] = ["Participants", "Initiatives", "Placements"],
            ["Extras"] = ["Platform"],
        };

        ProjectArrows.Findings(projects).ShouldBe(["Platform may not use Organisations", "Activities may not use Placements", "Extras is not in the table of projects"]);
        ProjectArrows.UsesOf("""<Project><ItemGroup><ProjectReference Include="..\Platform\Platform.csproj" /></ItemGroup></Project>""").ShouldBe(["Platform"]);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("Samsteg.slnx");

        Repository.Files("src", "*.csproj").Concat(Repository.Files("tests", "*.csproj")).Where(path => !solution.Contains(path, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_page_names_a_permission_or_is_open_for_a_named_reason()
    {
        SitePages.All.Count.ShouldBeGreaterThan(4);

        PageRules.WithoutPolicy(SitePages.All.Select(static page => page.Model)).ShouldBeEmpty();
        PageRules.Open.Keys.Except(SitePages.All.Select(static page => page.Model.Name)).ShouldBeEmpty("a reason for a page that is gone");
    }

    [Fact]
    public void A_page_without_a_permission_with_an_unknown_one_or_open_without_reason_is_found()
    {
        PageRules.WithoutPolicy([typeof(Unguarded), typeof(Misspelt), typeof(OpenToAll), typeof(Guarded)]).ShouldBe(
        [
            "Unguarded names no permission",
            "Misspelt names the permission particpants.read, which does not exist",
            "OpenToAll is open to anybody and not among the named",
        ]);
    }

    [Fact]
    public void Every_page_that_changes_who_gets_in_asks_again_who_one_is()
    {
        string[] weighty = [Permissions.AccountsEdit, Permissions.RolesEdit, Permissions.IntegrationsEdit, Permissions.SettingsEdit];
        Type[] own = [typeof(OwnPasswordPage), typeof(OwnCodesPage), typeof(OwnPasskeysPage), typeof(OwnSignInsPage), typeof(OwnTokensPage)];
        bool IsWeighty(Type page) => own.Contains(page) || page.GetCustomAttributes(inherit: true).OfType<AuthorizeAttribute>().Any(rule => weighty.Contains(rule.Policy));

        var pages = SitePages.All.Select(static page => page.Model).Where(IsWeighty).ToList();

        pages.Count.ShouldBeGreaterThan(12);
        pages.Where(static page => !page.IsDefined(typeof(RequiresFreshSignInAttribute), inherit: true)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_page_in_the_source_is_compiled_and_its_path_and_route_are_its_own()
    {
        var sources = Repository.Files("src", "*.cshtml").Where(static path => Repository.Read(path).TrimStart().StartsWith("@page", StringComparison.Ordinal)).ToList();

        SitePages.All.Select(static page => $"src/{page.Project}{page.Path}").Order(StringComparer.Ordinal).ShouldBe(sources.Order(StringComparer.Ordinal));
        PageRules.Twice(Repository.Files("src", "*.cshtml").Where(static path => !Path.GetFileName(path).StartsWith("_View", StringComparison.Ordinal)).Select(InProject)).ShouldBeEmpty("two files of one path hide each other");
        PageRules.Twice(SitePages.All.Select(static page => PageRules.Shape(page.Route))).ShouldBeEmpty();
        SitePages.All.Where(static page => !page.Route.StartsWith('/') && page.Route != "(none)").ShouldBeEmpty("routes are absolute");
    }

    [Fact]
    public void Pages_that_hide_each_other_are_found()
    {
        PageRules.Twice(["/Export/Index.cshtml", "/Export/index.cshtml", "/Export/Other.cshtml"]).ShouldBe(["/Export/Index.cshtml"]);
        PageRules.Twice(new[] { "/insatser/{initiative:guid}/platser", "/insatser/{id:guid}/platser", "/platser" }.Select(PageRules.Shape)).Count.ShouldBe(1);
    }

    [Fact]
    public void No_view_holds_inline_style_or_script()
    {
        Repository.Files("src", "*.cshtml").SelectMany(static path => PageRules.InlineCode(Repository.Read(path)).Select(found => $"{path}: {found}")).ShouldBeEmpty();
    }

    [Fact]
    public void Inline_style_and_script_are_found()
    {
        PageRules.InlineCode("""
            <p style="color:red" class="x">a</p><button onclick="go()">b</button><script>go()</script><style>p{}</style><a href="javascript:go()">c</a>
            """).Count.ShouldBe(5);
        PageRules.InlineCode("""<script src="~/js/app.js" defer></script> <p data-style="x" class="style">@* <p style="">*@ once = "x"</p>""").ShouldBeEmpty();
    }

    [Fact]
    public void Styles_name_no_side_so_that_a_language_from_right_to_left_turns_them()
    {
        Repository.Files("src/Web/wwwroot/css", "*.css").SelectMany(static path => PageRules.Sides(Repository.Read(path)).Select(found => $"{path}: {found}")).ShouldBeEmpty();
        PageRules.Sides("a { margin-left: 1px; text-align: right; left: 0; padding-inline: 1px; float: left; }").Count.ShouldBe(4);
    }

    [Fact]
    public void Texts_are_there_in_both_languages_and_once()
    {
        var all = new List<string>();
        foreach (var path in Repository.Files("src", "*.resx").Where(static path => !path.EndsWith(".en.resx", StringComparison.Ordinal)))
        {
            var english = path.Replace(".resx", ".en.resx", StringComparison.Ordinal);
            File.Exists(Repository.PathOf(english)).ShouldBeTrue($"{english} is missing");
            var swedish = TextRules.Read(Repository.Read(path));
            TextRules.Differences(swedish, TextRules.Read(Repository.Read(english))).ShouldBeEmpty(path);
            all.AddRange(swedish.Keys);
        }

        PageRules.Twice(all).ShouldBeEmpty("a key in two files, or in two ways of writing it");
    }

    [Fact]
    public void Missing_empty_and_differing_texts_are_found()
    {
        var swedish = new Dictionary<string, string> { ["a.one"] = "Ett", ["a.two"] = " ", ["a.three"] = "Tre {0}", ["a.four"] = "Fyra", ["a.sixth-word"] = "Sex" };
        var english = new Dictionary<string, string> { ["a.one"] = "One", ["a.two"] = "Two", ["a.three"] = "Three {1}", ["a.five"] = "Five", ["a.sixth-word"] = "Six" };

        TextRules.Differences(swedish, english).ShouldBe(["a.four has no English text", "a.five has no Swedish text", "a.sixth-word is not in snake_case", "a.two is empty", "a.three has other places in English"]);
    }

    [Fact]
    public void Every_text_named_in_the_source_is_there()
    {
        var keys = AllTexts();
        var beginnings = keys.Select(static key => key.Split('.')[0]).ToHashSet();
        bool IsKey(string literal) => beginnings.Contains(literal.Split('.')[0]) && !PermissionTable.All.Contains(literal);
        var missing = new List<string>();
        foreach (var path in Repository.Files("src", "*.cs").Concat(Repository.Files("src", "*.cshtml")).Where(static path => !path.StartsWith("src/Web/Demo/", StringComparison.Ordinal)))
        {
            var source = Repository.Read(path);
            missing.AddRange(TextRules.KeysIn(source, IsKey).Where(key => !keys.Contains(key) && !keys.Any(whole => whole.StartsWith(key.TrimEnd('.') + '.', StringComparison.Ordinal))).Select(key => $"{path}: {key}"));
            missing.AddRange(TextRules.BeginningsIn(source).Where(start => !keys.Any(key => key.StartsWith(start, StringComparison.Ordinal))).Select(start => $"{path}: {start}…"));
        }

        foreach (var measure in SamstegApplication.Capabilities.SelectMany(static capability => capability.Measures))
        {
            missing.AddRange(new[] { $"measure.{measure.Key}.label", $"measure.{measure.Key}.definition" }.Where(key => !keys.Contains(key)));
        }

        missing.AddRange(Enum.GetValues<Role>().Select(static role => $"role.{SnakeCase.Of(role.ToString())}").Where(key => !keys.Contains(key)));
        missing.ShouldBeEmpty(string.Join('\n', missing));
    }

    [Fact]
    public void A_text_that_is_named_and_missing_is_found()
    {
        TextRules.KeysIn("""
            <h1>@T["a.title"]</h1> <question for="Input.Name" label-key="a.name" hint-key="@x" /> <p key="@(y)">
            // "a.comment"
            Result.Refused("Name", "a.name.missing", 3); [Required(ErrorMessage = "a.too_long|{0}")] var path = "b.c"; $"a.{x}"
            """, static literal => literal.StartsWith("a.", StringComparison.Ordinal)).ShouldBe(["a.title", "a.name", "a.name.missing", "a.too_long"], ignoreOrder: true);
        TextRules.BeginningsIn("""T[$"role.{name}"]""").ShouldBe(["role."]);
    }

    [Fact]
    public void Folders_are_nouns_of_the_domain()
    {
        ForbiddenIn(Repository.Files("src", "*.cs").Concat(Repository.Files("tests", "*.cs"))).ShouldBeEmpty();
        ForbiddenIn(["src/Platform/Helpers/A.cs", "src/Platform/Ui/B.cs"]).ShouldBe(["src/Platform/Helpers/A.cs"]);
    }

    private static IEnumerable<string> ForbiddenIn(IEnumerable<string> paths) =>
        paths.Where(static path => path.Split('/').SkipLast(1).Intersect(ForbiddenFolders, StringComparer.OrdinalIgnoreCase).Any());

    private static HashSet<string> AllTexts() =>
        [.. Repository.Files("src", "*.resx").Where(static path => !path.EndsWith(".en.resx", StringComparison.Ordinal)).SelectMany(static path => TextRules.Read(Repository.Read(path)).Keys)];

    private static string InProject(string path) => '/' + string.Join('/', path.Split('/').Skip(2));

    private sealed class Unguarded;

    [Authorize(Policy = "particpants.read")]
    private sealed class Misspelt;

    [AllowAnonymous]
    private sealed class OpenToAll;

    [Authorize(Policy = Permissions.ParticipantsRead)]
    private sealed class Guarded;
}
