using System.Text.RegularExpressions;

namespace Samsteg.App;

/// <summary><c>docs/security.md</c> answers every point of OWASP ASVS 4.0.3, level 2, once, and what it says is shown by tests is.</summary>
public sealed partial class SecurityDocumentTests
{
    /// <summary>Sections of the standard with the points that level 2 asks for.</summary>
    private const string Standard = """
        1.1:1-7 1.2:1-4 1.4:1,4,5 1.5:1-4 1.6:1-4 1.7:1-2 1.8:1-2 1.9:1-2 1.10:1 1.11:1-2 1.12:2 1.14:1-6
        2.1:1-12 2.2:1-3 2.3:1-3 2.4:1-6 2.5:1-7 2.6:1-3 2.7:1-6 2.8:1-7 2.9:1-3 2.10:1-4
        3.1:1 3.2:1-4 3.3:1-4 3.4:1-5 3.5:1-3 3.7:1
        4.1:1-3,5 4.2:1-2 4.3:1-3
        5.1:1-5 5.2:1-8 5.3:1-10 5.4:1-3 5.5:1-4
        6.1:1-3 6.2:1-6 6.3:1-2 6.4:1-2
        7.1:1-4 7.2:1-2 7.3:1,3,4 7.4:1-3
        8.1:1-4 8.2:1-3 8.3:1-8
        9.1:1-3 9.2:1-4
        10.2:1-2 10.3:1-3
        11.1:1-8
        12.1:1-3 12.2:1 12.3:1-6 12.4:1-2 12.5:1-2 12.6:1
        13.1:1,3-5 13.2:1-3,5-6 13.3:1-2 13.4:1-2
        14.1:1-4 14.2:1-6 14.3:2-3 14.4:1-7 14.5:1-4
        """;

    private static readonly string[] States = ["met", "partly", "not met", "not applicable", "operator's"];

    [Fact]
    public void Every_point_is_answered_once_and_every_test_named_is_there()
    {
        Points(Standard).Count.ShouldBe(260);

        var findings = Findings(Repository.Read("docs/security.md"), Points(Standard), TestsIn(Repository.Files("tests", "*.cs").Select(Repository.Read)));

        findings.ShouldBeEmpty(string.Join('\n', findings));
    }

    [Fact]
    public void A_point_left_out_twice_unknown_or_wrong_and_a_test_that_is_not_there_are_found()
    {
        var tests = TestsIn([$"public sealed class DoorTests {{ [Fact] public void It_shuts() {{ }} [Fact({nameof(FactAttribute.Skip)} = \"later\")] public async Task It_opens() {{ }} public void Helps() {{ }} }}"]);
        tests.ShouldBe(["DoorTests.It_shuts"]);
        Points("1.1:1-2,4 1.12:2").ShouldBe(["1.1.1", "1.1.2", "1.1.4", "1.12.2"]);

        Findings("""
            | State | Points | |
            | met | 3 | |
            | 1.1.1 | It shuts | met | by itself | `DoorTests.It_shuts` |
            | 1.1.1 | It shuts | met | by itself | — |
            | 1.1.2 | It opens | nearly |  | `DoorTests.It_opens` |
            | 9.9.9 | It sings | met | in tune |
            """, Points("1.1:1-2,4"), tests).ShouldBe(
        [
            "1.1.4 is left out",
            "1.1.1 stands twice",
            "9.9.9 is not a point of level 2",
            "1.1.2 is nearly, which is no state",
            "1.1.2 does not say how",
            "9.9.9 has 4 cells",
            "met is counted as 3, and is 2",
            "DoorTests.It_opens is no test",
        ]);
    }

    private static List<string> Findings(string document, IReadOnlyList<string> points, IReadOnlySet<string> tests)
    {
        var rows = Row().Matches(document).Select(static row => row.Groups["cells"].Value.Split('|').Select(static cell => cell.Trim()).Prepend(row.Groups["id"].Value).ToList()).ToList();
        var whole = rows.Where(static row => row.Count == 5).ToList();
        var ids = rows.Select(static row => row[0]).ToList();
        var counted = Count().Matches(document).Select(static count => (State: count.Groups["state"].Value, Number: int.Parse(count.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture)));
        return
        [
            .. points.Except(ids).Select(static id => $"{id} is left out"),
            .. PageRules.Twice(ids).Select(static id => $"{id} stands twice"),
            .. ids.Except(points).Select(static id => $"{id} is not a point of level 2"),
            .. whole.Where(static row => !States.Contains(row[2])).Select(static row => $"{row[0]} is {row[2]}, which is no state"),
            .. whole.Where(static row => row[3].Length == 0).Select(static row => $"{row[0]} does not say how"),
            .. rows.Except(whole).Select(static row => $"{row[0]} has {row.Count} cells"),
            .. counted.Select(count => (count.State, count.Number, Is: whole.Count(row => row[2] == count.State))).Where(static count => count.Number != count.Is)
                .Select(static count => $"{count.State} is counted as {count.Number}, and is {count.Is}"),
            .. TestName().Matches(document).Select(static name => name.Value).Distinct().Where(name => !tests.Contains(name)).Select(static name => $"{name} is no test"),
        ];
    }

    /// <summary><c>1.1:1-2,4</c> are 1.1.1, 1.1.2 and 1.1.4.</summary>
    private static List<string> Points(string sections) =>
        [.. from section in sections.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            let parts = section.Split(':')
            from range in parts[1].Split(',')
            let ends = range.Split('-').Select(int.Parse).ToList()
            from point in Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)
            select $"{parts[0]}.{point}"];

    /// <summary>Tests that run, as <c>Class.Method</c>.</summary>
    private static HashSet<string> TestsIn(IEnumerable<string> sources) =>
        [.. from source in sources
            let holder = ClassName().Match(source).Groups["name"].Value
            from test in Test().Matches(source)
            select $"{holder}.{test.Groups["name"].Value}"];

    [GeneratedRegex(@"^\| (?<id>\d+\.\d+\.\d+) \|(?<cells>.+)\|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| (?<state>[a-z' ]+) \| (?<number>\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Count();

    [GeneratedRegex(@"(?<=`)[A-Z]\w+Tests\.\w+(?=`)")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\bclass (?<name>\w+Tests)\b")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"\[(?:Fact|Theory|Property)\b(?!\([^\])]*Skip)(?:(?!\bpublic\b)[\s\S])*\bpublic (?:static )?(?:async )?\S+ (?<name>\w+)\(")]
    private static partial Regex Test();
}
